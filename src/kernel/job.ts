import type { Db } from './db.ts';
import type { Language } from './words.ts';

/** Work done after the request, at least once: who does it must bear being called twice with the same data. */
export interface JobData {
  'write-password-reset': { reset: string; person: string | null; language: Language };
  'send-mail': { mail: string };
  'forget-expired': Record<string, never>;
  'seal-history': Record<string, never>;
}
export type JobName = keyof JobData;

export interface Jobs {
  /** Asks for a job in the caller's own transaction: it exists when the write does, and only then. */
  ask<Name extends JobName>(scope: { readonly db: Db }, name: Name, data: JobData[Name]): Promise<void>;
}
