import type { Db } from './db.ts';
import type { Language } from './words.ts';

/** Work done after the request, at least once: who does it must bear being called twice with the same data. */
export interface JobData {
  'write-password-reset': { reset: string; person: string | null; language: Language };
  'send-mail': { mail: string };
  'forget-expired': Record<string, never>;
  'seal-history': Record<string, never>;
  'tell-owner': { project: string; question: string };
  'tell-owners-of-adoption': Record<string, never>;
}
export type JobName = keyof JobData;
const known: Record<JobName, true> = {
  'write-password-reset': true,
  'send-mail': true,
  'forget-expired': true,
  'seal-history': true,
  'tell-owner': true,
  'tell-owners-of-adoption': true,
};
export const jobNames = Object.keys(known) as JobName[];

export interface Jobs {
  /** Asks for a job in the caller's own transaction: it exists when the write does, and only then. */
  ask<Name extends JobName>(scope: { readonly db: Db }, name: Name, data: JobData[Name]): Promise<void>;
  /** Lets jobs that were given up be tried again, at once; those that were not are left alone. */
  tryAgain(scope: { readonly db: Db }, name: JobName, ids: readonly string[]): Promise<void>;
}
