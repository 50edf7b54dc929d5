import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesForOneOf, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayEvent = Say<typeof words>;

export function mayAddEvent(who: Who, project: ProjectInScope, say: SayEvent): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditEvent(who: Who, project: ProjectInScope, head: RecordHead, say: SayEvent): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.edit'));
}

/** Whether an event may be hosted by a partner (null: by none in particular). */
export function mayGiveEventTo(who: Who, project: ProjectInScope, partner: string | null, say: SayEvent): Answer {
  return writesForOneOf(who, project.id, [partner]) ? yes : no(say('policy.partner'));
}
