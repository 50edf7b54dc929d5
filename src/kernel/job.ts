import type { Db } from './db.ts';
import type { Language } from './words.ts';

/** Jobs that somebody asked for and follows at an address of their own: what each is asked with, and what comes of it. */
export interface WorkKinds {
  'verify-histories': { asked: object; result: { projects: number; flaws: readonly string[]; flawCount: number } };
}
export type WorkName = keyof WorkKinds;
/** What was asked stands in the work itself, where only its person may see it. */
export interface FollowedJob {
  readonly work: string;
  readonly person: string;
}

/** Work done after the request, at least once: who does it must bear being called twice with the same data. */
export interface JobData extends Record<WorkName, FollowedJob> {
  'write-password-reset': { reset: string; person: string | null; language: Language };
  'send-mail': { mail: string };
  'forget-expired': Record<string, never>;
  'seal-history': Record<string, never>;
  'tell-owner': { project: string; question: string };
  'tell-owners-of-adoption': Record<string, never>;
  'make-small-pictures': Record<string, never>;
  'understand-records': Record<string, never>;
  'remember-meanings': Record<string, never>;
  'thank-guests': Record<string, never>;
}
export type JobName = keyof JobData;
const known: Record<JobName, true> = {
  'write-password-reset': true,
  'send-mail': true,
  'forget-expired': true,
  'seal-history': true,
  'tell-owner': true,
  'invite-owner': true,
  'tell-owners-of-adoption': true,
  'make-small-pictures': true,
  'understand-records': true,
  'remember-meanings': true,
  'thank-guests': true,
  'verify-histories': true,
};
const followed: Record<WorkName, true> = { 'verify-histories': true };
/** Whether somebody follows such a job: it may take long. */
export const isWork = (name: JobName): name is WorkName => Object.hasOwn(followed, name);
export const jobNames = Object.keys(known) as JobName[];

export interface Jobs {
  /** Asks for a job in the caller's own transaction: it exists when the write does, and only then. */
  ask<Name extends JobName>(scope: { readonly db: Db }, name: Name, data: JobData[Name]): Promise<void>;
  /** Lets jobs that were given up be tried again, at once; those that were not are left alone. */
  tryAgain(scope: { readonly db: Db }, name: JobName, ids: readonly string[]): Promise<void>;
}
