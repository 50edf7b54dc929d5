import { no, yes, type Answer } from '../../kernel/answers.ts';
import { rolesIn, type Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import type words from './words.json';

export function mayCreateProject(who: Who, say: Say<typeof words>): Answer {
  return who.person?.isAdministrator ? yes : no(say('may.createProject'));
}

export function mayEditProject(who: Who, project: string, say: Say<typeof words>): Answer {
  return coordinates(who, project) ? yes : no(say('may.editProject'));
}

export function mayMoveClock(who: Who, project: string, say: Say<typeof words>): Answer {
  return coordinates(who, project) ? yes : no(say('may.moveClock'));
}

export function mayPublishProject(who: Who, project: string, say: Say<typeof words>): Answer {
  return coordinates(who, project) ? yes : no(say('may.publishProject'));
}

function coordinates(who: Who, project: string): boolean {
  return (who.person?.isAdministrator ?? false) || rolesIn(who, project).includes('lead-coordinator');
}
