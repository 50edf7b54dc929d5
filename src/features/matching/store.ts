import type { Generated } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';

interface MatchDismissalTable {
  id: string;
  project_id: string;
  record_id: string;
  other_id: string;
  reason: Generated<string>;
  made_at: Date;
  made_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    match_dismissal: MatchDismissalTable;
  }
}

/** Somebody said that another record does not match, and may have said why. */
export interface Dismissal {
  readonly otherId: string;
  readonly reason: string;
  readonly who: string | null;
  readonly at: Date;
}

/** What was set aside for a record and stands, the newest first. */
export async function dismissalsOf(scope: ProjectScope, recordId: string): Promise<Dismissal[]> {
  return scope.db
    .selectFrom('match_dismissal as d')
    .leftJoin('person', 'person.id', 'd.made_by')
    .select(['d.other_id as otherId', 'd.reason', 'd.made_at as at', 'person.name as who'])
    .where('d.project_id', '=', scope.project.id)
    .where('d.record_id', '=', recordId)
    .where('d.withdrawn_at', 'is', null)
    .orderBy('d.made_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

/** Sets a match aside; said twice it stands once. */
export async function dismiss(scope: ProjectScope, recordId: string, otherId: string, reason: string): Promise<void> {
  await scope.db
    .insertInto('match_dismissal')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      record_id: recordId,
      other_id: otherId,
      reason,
      made_at: scope.now,
      made_by: scope.who.person.id,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes that back; NotFound when nothing of the kind stands. */
export async function takeBack(scope: ProjectScope, recordId: string, otherId: string): Promise<void> {
  const result = await scope.db
    .updateTable('match_dismissal')
    .set({ withdrawn_at: scope.now, withdrawn_by: scope.who.person.id })
    .where('project_id', '=', scope.project.id)
    .where('record_id', '=', recordId)
    .where('other_id', '=', otherId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new NotFound();
}
