import { NotFound } from '../kernel/answers.ts';
import type { ProjectScope } from '../kernel/scope.ts';

/** Who saved a record last and when: told to the person whose form was made from an older state. */
export async function lastSaved(scope: ProjectScope, recordId: string): Promise<{ who: string; when: Date }> {
  const row = await scope.db
    .selectFrom('record')
    .leftJoin('person', 'person.id', 'record.changed_by')
    .select(['person.name', 'record.changed_at'])
    .where('record.id', '=', recordId)
    .where('record.project_id', '=', scope.project.id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return { who: row.name ?? '', when: row.changed_at };
}
