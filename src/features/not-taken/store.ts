import { sql, type Generated, type RawBuilder } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { remember } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { announce } from '../../records/publishing.ts';
import type { End } from '../chain/index.ts';
import type { NotTaken } from './not-taken.ts';

interface NotTakenTable {
  id: string;
  project_id: string;
  partner_id: string;
  practice_id: string;
  event_id: string | null;
  reason: string;
  language: Language;
  decided_on: PartialDate;
  is_public: Generated<boolean>;
  made_at: Date;
  made_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    not_taken: NotTakenTable;
  }
}

const most = 500;

async function read(scope: Scope, face: Face, where: RawBuilder<unknown>): Promise<NotTaken[]> {
  const open = sql`n.is_public and exists (select from published p where p.record_id = n.practice_id)
    and exists (select from published p where p.record_id = n.partner_id)`;
  // The own project’s as they stand; what others did not take only once they show it.
  const shown = face === 'public' ? open : sql`(n.project_id = ${scope.project?.id ?? null} or ${open})`;
  const { rows } = await sql<NotTaken>`
    select n.id, n.partner_id as "partnerId", n.practice_id as "practiceId", n.event_id as "eventId", n.reason, n.language,
           n.decided_on as "decidedOn", n.is_public as "isPublic", person.name as by
    from not_taken n left join person on person.id = n.made_by and ${face === 'workspace'}
    where n.withdrawn_at is null and ${shown} and ${where}
    order by n.decided_on desc, n.id limit ${most}`.execute(scope.db);
  return rows;
}

/** What a partner did not take, the latest first, as far as this face shows it. */
export function notTakenBy(scope: Scope, face: Face, partnerId: string): Promise<NotTaken[]> {
  return read(scope, face, sql`n.partner_id = ${partnerId}`);
}

/** Who looked at a practice and did not take it. */
export function notTakenOf(scope: Scope, face: Face, practiceId: string): Promise<NotTaken[]> {
  return read(scope, face, sql`n.practice_id = ${practiceId}`);
}

/** Everything the partners of the project did not take. */
export function notTakenIn(scope: ProjectScope): Promise<NotTaken[]> {
  return read(scope, 'workspace', sql`n.project_id = ${scope.project.id}`);
}

/** One of this project that was not taken back; NotFound otherwise. */
export async function needNotTaken(scope: ProjectScope, id: string): Promise<NotTaken> {
  const [found] = isId(id)
    ? await read(scope, 'workspace', sql`n.id = ${id} and n.project_id = ${scope.project.id}`)
    : [];
  if (!found) throw new NotFound();
  return found;
}

/** Writes down that a partner does not take a practice; false when that stands there already. */
export async function decideAgainst(
  scope: ProjectScope,
  {
    practice,
    partner,
    ...own
  }: {
    readonly practice: Pick<End, 'id' | 'title'>;
    readonly partner: string;
    readonly event: string | null;
    readonly reason: string;
    readonly language: Language;
    readonly decidedOn: PartialDate;
  },
): Promise<boolean> {
  const made = await scope.db
    .insertInto('not_taken')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      partner_id: partner,
      practice_id: practice.id,
      event_id: own.event,
      reason: own.reason,
      language: own.language,
      decided_on: own.decidedOn,
      made_at: scope.now,
      made_by: scope.who.person.id,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return false;
  await remember(scope, partner, 'changed', {
    notTaken: { before: null, after: [practice.title, own.reason] },
  });
  return true;
}

/** Shows it to everybody, or to the project alone again. */
export async function showNotTaken(
  scope: ProjectScope,
  { id, partnerId, isPublic }: NotTaken,
  shows: boolean,
): Promise<void> {
  if (isPublic === shows) return;
  await scope.db.updateTable('not_taken').set({ is_public: shows }).where('id', '=', id).execute();
  await remember(scope, partnerId, 'changed', { notTakenPublic: { before: isPublic, after: shows } });
  await announce(scope);
}

/** Takes it back: the city may look again. */
export async function takeBack(scope: ProjectScope, { id, partnerId, reason }: NotTaken): Promise<void> {
  await scope.db
    .updateTable('not_taken')
    .set({ withdrawn_at: scope.now, withdrawn_by: scope.who.person.id })
    .where('id', '=', id)
    .execute();
  await remember(scope, partnerId, 'changed', { notTaken: { before: reason, after: null } });
  await announce(scope);
}
