import type { Scope } from '../../kernel/scope.ts';

/** The partners of a project that have a public page, to choose the own one from. */
export async function partnersOfProject(scope: Scope, projectId: string): Promise<{ value: string; label: string }[]> {
  return scope.db
    .selectFrom('published')
    .select(['record_id as value', 'title as label'])
    .where('project_id', '=', projectId)
    .where('kind', '=', 'partner')
    .orderBy('title')
    .execute();
}
