import { sql, type ColumnType } from 'kysely';
import { readableCode, readCode } from '../../kernel/readable-code.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { inPlace, needRegistration, type Registration } from '../guests/index.ts';

interface CertificateTable {
  number: string;
  project_id: string;
  event_id: string;
  registration_id: string;
  issued_at: ColumnType<Date, Date, Date>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    certificate: CertificateTable;
  }
}

/** 60 bits: nobody finds a number by trying. */
const length = 12;

/** The number as people read it: in groups of four. */
export function shownNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1-');
}

export async function numberOf(scope: Scope, { id }: Registration): Promise<string | null> {
  const row = await scope.db
    .selectFrom('certificate')
    .select('number')
    .where('registration_id', '=', id)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Gives a guest a number, once. */
export async function issue(scope: SystemScope, { id, eventId }: Registration): Promise<void> {
  await scope.db
    .insertInto('certificate')
    .values({
      number: readableCode(scope.tools.chance.secret(), length),
      project_id: scope.project.id,
      event_id: eventId,
      registration_id: id,
      issued_at: scope.now,
    })
    .onConflict((conflict) => conflict.column('registration_id').doNothing())
    .execute();
}

/** What was certified under a number, with the transaction opened for its project; null when nothing was. */
export async function certified(
  scope: Scope,
  typed: string,
): Promise<{ scope: SystemScope; registration: Registration } | null> {
  const { rows } = await sql<{ held: { registration: string; project: string } | null }>`
    select open_certificate(${readCode(typed)}) as held`.execute(scope.db);
  const held = rows[0]?.held;
  if (!held) return null;
  return { scope: await inPlace(scope, held.project), registration: await needRegistration(scope, held.registration) };
}
