import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { Membership, Person, Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import type { PersonScope } from '../account/index.ts';

interface OwnCalendarTable {
  person_id: string;
  secret_hash: Buffer;
  made_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    own_calendar: OwnCalendarTable;
  }
}

/** Since when a person's calendar has its address; null when they have none. */
export async function addressSince(scope: PersonScope): Promise<Date | null> {
  const row = await scope.db
    .selectFrom('own_calendar')
    .select('made_at')
    .where('person_id', '=', scope.who.person.id)
    .executeTakeFirst();
  return row?.made_at ?? null;
}

/** Gives a person's calendar a new secret; who had the old one reads nothing any more. */
export async function renewSecret(scope: PersonScope): Promise<string> {
  const secret = scope.tools.chance.secret();
  const values = { secret_hash: hashOf(secret), made_at: scope.now };
  await scope.db
    .insertInto('own_calendar')
    .values({ person_id: scope.who.person.id, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
  return secret;
}

export async function endCalendar(scope: PersonScope): Promise<void> {
  await scope.db.deleteFrom('own_calendar').where('person_id', '=', scope.who.person.id).execute();
}

/** The scope of the person whose calendar a secret opens; NotFound when it opens none. */
export async function openCalendar<S extends Scope>(scope: S, secret: string): Promise<S & PersonScope> {
  const { rows } = await sql<{ opened: { person: Person; memberships: Membership[] } | null }>`
    select open_calendar(${hashOf(secret)}) as opened`.execute(scope.db);
  const opened = rows[0]?.opened;
  if (!opened) throw new NotFound();
  return { ...scope, who: opened };
}
