import type { Role, Scope } from '../kernel/scope.ts';
import type { Language } from '../kernel/words.ts';

/** Somebody of a project, as they are told of something. */
export interface Reached {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

type OfProject = Scope & { readonly project: { readonly id: string } };

/** The people of the project whose place is among those chosen, each once. */
export async function reachedBy(
  scope: OfProject,
  isChosen: (role: Role, partnerId: string | null) => boolean,
): Promise<Reached[]> {
  const rows = await scope.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'person.email', 'person.language'])
    .select(['membership.role', 'membership.partner_id as partnerId'])
    .where('membership.project_id', '=', scope.project.id)
    .where('membership.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .orderBy('person.id')
    .execute();
  const chosen = rows.filter(({ role, partnerId }) => isChosen(role as Role, partnerId));
  return [...new Map(chosen.map(({ id, name, email, language }) => [id, { id, name, email, language }])).values()];
}

/** Who writes for a partner; where nobody does, or no partner is named, those who coordinate the project. */
export async function writersOf(scope: OfProject, partnerId: string | null): Promise<Reached[]> {
  const own = await reachedBy(
    scope,
    (role, partner) => partnerId !== null && partner === partnerId && (role === 'partner-lead' || role === 'editor'),
  );
  return own.length > 0 ? own : reachedBy(scope, (role) => role === 'lead-coordinator');
}
