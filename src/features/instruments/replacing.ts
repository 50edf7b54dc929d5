import type { Selectable } from 'kysely';
import type { ProjectScope } from '../../kernel/scope.ts';
import { changeRecord, type RecordHead } from '../../records/record.ts';
import type { InstrumentReplacement, Step } from './instrument.ts';
import { partnerNames } from './partner-names.ts';
import type { InstrumentTable } from './tables.ts';

/** What a stored instrument gave way to. */
export function replacementOf(
  row: Pick<
    Selectable<InstrumentTable>,
    'replaced_by' | 'replaced_on' | 'replacement_reason' | 'goal_kept' | 'replacement_sources'
  >,
): InstrumentReplacement | null {
  const {
    replaced_by: by,
    replaced_on: on,
    replacement_reason: reason,
    goal_kept: goalKept,
    replacement_sources: sources,
  } = row;
  return by === null || on === null ? null : { by, on, reason, goalKept, sources };
}

/** Every instrument of the project with what it gave way to. A project has a handful of them. */
export async function stepsOf(scope: ProjectScope): Promise<Step[]> {
  const rows = await scope.db
    .selectFrom('instrument')
    .innerJoin('record', 'record.id', 'instrument.id')
    .select([
      'instrument.id',
      'record.title',
      'replaced_by',
      'replaced_on',
      'replacement_reason',
      'goal_kept',
      'replacement_sources',
    ])
    .where('instrument.project_id', '=', scope.project.id)
    .where('record.erased_at', 'is', null)
    .orderBy('instrument.id')
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.title, replacement: replacementOf(row) }));
}

/** Lets an instrument give way to another one, with the date, the reason and what was kept of its goal. */
export async function replaceInstrument(
  scope: ProjectScope,
  { head }: { readonly head: RecordHead },
  replacement: InstrumentReplacement,
): Promise<void> {
  const { by, on, reason, goalKept, sources } = replacement;
  const [name = ''] = await partnerNames(scope, [by]);
  const before = { replacedBy: null, replacedOn: null, reason: null, goalKept: null };
  const after = { replacedBy: name, replacedOn: on, reason, goalKept };
  await changeRecord(scope, head, null, { state: 'replaced' }, { before, after });
  await scope.db
    .updateTable('instrument')
    .set({
      replaced_by: by,
      replaced_on: on,
      replacement_reason: reason,
      goal_kept: goalKept,
      replacement_sources: JSON.stringify(sources),
    })
    .where('id', '=', head.id)
    .execute();
}
