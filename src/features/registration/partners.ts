import type { ProjectScope, Scope } from '../../kernel/scope.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The partners of a project that have a public page and were not replaced, to choose the own one from. */
export async function partnersOfProject(scope: Scope, projectId: string): Promise<Choice[]> {
  return scope.db
    .selectFrom('published')
    .select(['record_id as value', 'title as label'])
    .where('project_id', '=', projectId)
    .where('kind', '=', 'partner')
    .where('state', '<>', 'replaced')
    .orderBy('title')
    .execute();
}

/** All partners that were not replaced, for hosts. */
export async function presentPartners(scope: ProjectScope): Promise<Choice[]> {
  return scope.db
    .selectFrom('record')
    .select(['id as value', 'title as label'])
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', 'partner')
    .where('state', '<>', 'replaced')
    .where('erased_at', 'is', null)
    .orderBy('title')
    .execute();
}
