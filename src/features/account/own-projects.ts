import type { Person, Scope, Who } from '../../kernel/scope.ts';

/** A scope of one person, across all their projects. */
export type PersonScope = Scope & { readonly who: Who & { readonly person: Person } };

export interface OwnProject {
  readonly id: string;
  readonly slug: string;
  readonly acronym: string;
  readonly title: string;
  readonly isFictional: boolean;
}

/** The projects a person works in, by acronym; an administrator sees them all. */
export async function ownProjects(scope: PersonScope): Promise<OwnProject[]> {
  const { person, memberships } = scope.who;
  const mine = memberships.map((membership) => membership.project);
  if (mine.length === 0 && !person.isAdministrator) return [];
  let query = scope.db.selectFrom('project').select(['id', 'slug', 'acronym', 'title', 'is_fictional as isFictional']);
  if (!person.isAdministrator) query = query.where('id', 'in', mine);
  return query.orderBy('acronym').orderBy('slug').execute();
}
