import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesForOneOf, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayLearning = Say<typeof words>;

export function mayAddEvent(who: Who, project: ProjectInScope, say: SayLearning): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditEvent(who: Who, project: ProjectInScope, head: RecordHead, say: SayLearning): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.editEvent'));
}

export function mayAddLesson(who: Who, project: ProjectInScope, say: SayLearning): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditLesson(who: Who, project: ProjectInScope, head: RecordHead, say: SayLearning): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.editLesson'));
}

/** Whether an event's host or a lesson's learner may be this partner (null: none in particular). */
export function mayGiveTo(who: Who, project: ProjectInScope, partner: string | null, say: SayLearning): Answer {
  return writesForOneOf(who, project.id, [partner]) ? yes : no(say('policy.partner'));
}
