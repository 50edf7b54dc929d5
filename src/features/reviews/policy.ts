import { no, yes, type Answer } from '../../kernel/answers.ts';
import { rolesIn, type ProjectInScope, type Role, type Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { actsAt, type Gate } from './gate.ts';
import type words from './words.json';

type SayReviews = Say<typeof words>;

/** The role in which a person acts at a gate; null when they do not. An administrator looks after the installation and may. */
export function roleAt(who: Who, projectId: string, gate: Gate): Role | 'administrator' | null {
  const own = who.memberships.filter(({ project }) => project === projectId);
  const place = own.find(({ role, partner }) => actsAt(gate, role, partner === null));
  return place?.role ?? (who.person?.isAdministrator ? 'administrator' : null);
}

/** May this person say something at the gate where a text waits? */
export function mayActAt(who: Who, project: ProjectInScope, gate: Gate | null, say: SayReviews): Answer {
  if (gate === null) return no(say('policy.notWaiting'));
  return roleAt(who, project.id, gate) === null ? no(say(`policy.gate.${gate}`)) : yes;
}

/** May this person say which gates the project's texts go through? */
export function mayChangeRule(who: Who, project: ProjectInScope, say: SayReviews): Answer {
  const coordinates = rolesIn(who, project.id).includes('lead-coordinator') || who.person?.isAdministrator;
  return coordinates ? yes : no(say('policy.rule'));
}
