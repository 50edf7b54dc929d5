import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { writesForOneOf } from '../../records/editing.ts';
import type words from './words.json';

/** May this person say for a partner that it does not take a practice, show that to everybody and take it back? */
export function mayDecideFor(who: Who, project: ProjectInScope, partner: string, say: Say<typeof words>): Answer {
  return writesForOneOf(who, project.id, [partner]) ? yes : no(say('policy.decide'));
}
