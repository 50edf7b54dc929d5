import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { Membership, Person, ProjectInScope, Scope } from './scope.ts';

export const idleHours = 12;
export const absoluteDays = 14;

/** What the database says of a request when it enters: see `enter` in the first migration. */
export interface Entered {
  person: Person;
  session: { id: string; seenAt: Date; endsAt: Date };
  memberships: readonly Membership[];
  unseen: number;
  project: ProjectInScope | null;
}

/** Session secrets are kept as hashes only: who reads the database cannot sign in with what is there. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

interface EnteredRow {
  person: Person;
  session: { id: string; seenAt: string; endsAt: string };
  memberships: Membership[];
  unseen: number;
  project: {
    id: string;
    slug: string;
    acronym: string;
    title: string;
    is_fictional: boolean;
    is_public: boolean;
  } | null;
}

/** Opens the scope for a session's secret and, in a workspace, for the project. Null when nobody is signed in. */
export async function enter(db: Db, secret: string, projectSlug: string | null, now: Date): Promise<Entered | null> {
  const { rows } = await sql<{ entered: EnteredRow | null }>`
    select enter(${hashOf(secret)}, ${projectSlug}, ${now}, ${`${idleHours} hours`}::interval) as entered`.execute(db);
  const entered = rows[0]?.entered;
  if (!entered) return null;
  const project = entered.project;
  return {
    person: entered.person,
    session: {
      id: entered.session.id,
      seenAt: new Date(entered.session.seenAt),
      endsAt: new Date(entered.session.endsAt),
    },
    memberships: entered.memberships,
    unseen: entered.unseen,
    project: project && {
      id: project.id,
      slug: project.slug,
      acronym: project.acronym,
      title: project.title,
      isFictional: project.is_fictional,
      isPublic: project.is_public,
    },
  };
}

/** Opens a session and gives its secret for the cookie. Signing in always makes a new one. */
export async function openSession(scope: Scope, personId: string, device: string): Promise<string> {
  const secret = scope.tools.chance.secret();
  await scope.db
    .insertInto('session')
    .values({
      token_hash: hashOf(secret),
      id: scope.tools.chance.id(),
      person_id: personId,
      device: device.slice(0, 200),
      created_at: scope.now,
      seen_at: scope.now,
      ends_at: new Date(scope.now.getTime() + absoluteDays * 86_400_000),
    })
    .execute();
  return secret;
}

export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: now }).where('id', '=', sessionId).execute();
}
