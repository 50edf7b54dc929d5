import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesForOneOf, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayPractice = Say<typeof words>;

export function mayAddPractice(who: Who, project: ProjectInScope, say: SayPractice): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditPractice(who: Who, project: ProjectInScope, head: RecordHead, say: SayPractice): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.edit'));
}

/** Whether a practice may be given to a partner (null: to none in particular). */
export function mayGivePracticeTo(who: Who, project: ProjectInScope, partner: string | null, say: SayPractice): Answer {
  return writesForOneOf(who, project.id, [partner]) ? yes : no(say('policy.partner'));
}
