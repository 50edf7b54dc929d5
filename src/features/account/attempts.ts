import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Something that is tried too often: an account or the address of a client. `free` tries come before any wait. */
export interface Guarded {
  readonly key: string;
  readonly free: number;
}

const remembered = 60 * 60_000;
const firstWait = 30_000;
const longestWait = 15 * 60_000;

// Kept as hashes: the table names neither people nor addresses.
function keyOf(what: string, value: string): string {
  return `${what}:${createHash('sha256').update(value.trim().toLowerCase()).digest('base64url')}`;
}

export function signInAttempts(email: string): Guarded {
  return { key: keyOf('sign-in', email), free: 5 };
}

/** Many colleagues may share one address. */
export function attemptsFrom(clientAddress: string): Guarded {
  return { key: keyOf('from', clientAddress), free: 30 };
}

/** Letters that a stranger can have sent to a mail address. */
export function letterAttempts(email: string): Guarded {
  return { key: keyOf('letter', email), free: 3 };
}

export function addressAttempts(person: string): Guarded {
  return { key: keyOf('address', person), free: 3 };
}

/** Something else that is tried too often, by a name of its own. */
export function guarded(what: string, value: string, free: number): Guarded {
  return { key: keyOf(what, value), free };
}

/** How long to wait after these tries, in milliseconds from now: each one more doubles it, up to a quarter of an hour. */
export function waitAfter(count: number, last: Date, free: number, now: Date): number {
  if (count < free) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** (count - free));
  return Math.max(0, last.getTime() + wait - now.getTime());
}

/**
 * Minutes to wait before the next try, 0 when it may be now. Tries that come at the same moment are counted one after
 * the other: the lock lasts until the end of the transaction.
 */
export async function minutesToWait(scope: Scope, guarded: readonly Guarded[]): Promise<number> {
  const since = new Date(scope.now.getTime() - remembered);
  let longest = 0;
  for (const { key, free } of guarded) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(scope.db);
    const { count, last } = await scope.db
      .selectFrom('attempt')
      .select((of) => [of.fn.countAll<number>().as('count'), of.fn.max('at').as('last')])
      .where('key', '=', key)
      .where('at', '>', since)
      .executeTakeFirstOrThrow();
    if (last) longest = Math.max(longest, waitAfter(count, last, free, scope.now));
  }
  return Math.ceil(longest / 60_000);
}

export async function countAttempt(scope: Scope, guarded: readonly Guarded[]): Promise<void> {
  await scope.db
    .insertInto('attempt')
    .values(guarded.map(({ key }) => ({ key, at: scope.now })))
    .execute();
}

export async function forgetAttempts(scope: Scope, { key }: Guarded): Promise<void> {
  await scope.db.deleteFrom('attempt').where('key', '=', key).execute();
}

export async function forgetOldAttempts(scope: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await scope.db
    .deleteFrom('attempt')
    .where('at', '<', new Date(scope.now.getTime() - remembered))
    .execute();
}
