import type { ProjectScope } from '../kernel/scope.ts';
import { lineOf, type HistoryLine } from './history.ts';
import type { Kind } from './kinds.ts';

export interface ProjectHistoryLine extends HistoryLine {
  record: { kind: Kind; slug: string | null; title: string };
}

/** What happened in the whole project, newest first, one page of it, and how many lines there are. */
export async function historyOfProject(
  scope: ProjectScope,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ lines: ProjectHistoryLine[]; total: number }> {
  const lines = scope.db.selectFrom('history').where('history.project_id', '=', scope.project.id);
  const { total } = await lines.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await lines
    .innerJoin('record', 'record.id', 'history.record_id')
    .leftJoin('person', 'person.id', 'history.person_id')
    .select(['history.number', 'history.at', 'history.entry', 'history.person_id', 'person.name'])
    .select(['record.kind', 'record.slug', 'record.title'])
    .orderBy('history.at', 'desc')
    .orderBy('history.record_id', 'desc')
    .orderBy('history.number', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return {
    lines: rows.map(({ kind, slug, title, ...row }) => ({ ...lineOf(row), record: { kind, slug, title } })),
    total,
  };
}
