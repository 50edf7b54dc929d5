import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { filesOf } from '../files/index.ts';
import './tables.ts';
import type { Evidence, Update } from './update.ts';

export const updatesPerPage = 30;

export interface UpdateList {
  readonly updates: readonly Update[];
  readonly total: number;
}

/**
 * The updates of an action, newest first, with their evidence. `everybody`: what the public may read; the database
 * sees to that for strangers, this for members who look at the public page.
 */
export async function updatesOf(
  scope: Scope,
  actionId: string,
  readers: 'everybody' | 'project',
  page = 1,
): Promise<UpdateList> {
  const all = scope.db
    .selectFrom('progress_update')
    .where('action_id', '=', actionId)
    .$if(readers === 'everybody', (query) => query.where('is_public', '=', true).where('withdrawn_at', 'is', null));
  const counted = all.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const some = all
    .leftJoin('person', 'person.id', 'progress_update.made_by')
    .selectAll('progress_update')
    .select('person.name as person_name')
    .orderBy('made_at', 'desc')
    .orderBy('progress_update.id', 'desc')
    .limit(updatesPerPage)
    .offset((page - 1) * updatesPerPage)
    .execute();
  const [{ total }, rows] = await Promise.all([counted, some]);
  const evidence = await evidenceOf(
    scope,
    rows.map((row) => row.id),
  );
  return { total, updates: rows.map((row) => ({ ...shaped(row), evidence: evidence.get(row.id) ?? [] })) };
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

function rowsOf(scope: Scope) {
  return scope.db
    .selectFrom('progress_update')
    .leftJoin('person', 'person.id', 'progress_update.made_by')
    .selectAll('progress_update')
    .select('person.name as person_name');
}

function shaped(row: Row): Omit<Update, 'evidence'> {
  const { id, state, reason, done, note, language } = row;
  return {
    ...{ id, state, reason, done, note, language },
    actionId: row.action_id,
    partnerId: row.partner_id,
    stateBefore: row.state_before,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    isPublic: row.is_public,
    madeAt: row.made_at,
    madeBy: { id: row.made_by, name: row.person_name },
    correctedAt: row.corrected_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
  };
}

/** An update on this action, as a rule only one that still stands; NotFound otherwise. */
export async function needUpdate(
  scope: ProjectScope,
  actionId: string,
  id: string,
  which: 'standing' | 'also withdrawn' = 'standing',
): Promise<Update> {
  const row = isId(id) ? await rowsOf(scope).where('progress_update.id', '=', id).executeTakeFirst() : undefined;
  if (!row || row.action_id !== actionId) throw new NotFound();
  if (which === 'standing' && row.withdrawn_at !== null) throw new NotFound();
  return { ...shaped(row), evidence: (await evidenceOf(scope, [id])).get(id) ?? [] };
}

/** The newest update that stands, if there is one. */
export async function newestUpdate(scope: Scope, actionId: string): Promise<Update | null> {
  const row = await rowsOf(scope)
    .where('action_id', '=', actionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('progress_update.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...shaped(row), evidence: [] } : null;
}

async function evidenceOf(scope: Scope, updateIds: readonly string[]): Promise<Map<string, Evidence[]>> {
  if (updateIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom('evidence')
    .selectAll()
    .where('update_id', 'in', updateIds)
    .orderBy('id')
    .execute();
  const files = await filesOf(
    scope,
    rows.map((row) => row.id),
  );
  return Map.groupBy(
    rows.map((row): Evidence => {
      const { id, kind, strength, caption, language } = row;
      return {
        id,
        kind,
        strength,
        caption,
        language,
        updateId: row.update_id,
        webAddress: row.web_address,
        files: files.get(id) ?? [],
      };
    }),
    (one) => one.updateId,
  );
}
