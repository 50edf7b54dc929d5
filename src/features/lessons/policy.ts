import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesForOneOf, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayLesson = Say<typeof words>;

export function mayAddLesson(who: Who, project: ProjectInScope, say: SayLesson): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditLesson(who: Who, project: ProjectInScope, head: RecordHead, say: SayLesson): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.edit'));
}

/** Whether a lesson may be one that a partner learnt (null: none in particular). */
export function mayGiveLessonTo(who: Who, project: ProjectInScope, partner: string | null, say: SayLesson): Answer {
  return writesForOneOf(who, project.id, [partner]) ? yes : no(say('policy.partner'));
}
