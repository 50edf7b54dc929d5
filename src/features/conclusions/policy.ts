import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayConclusion = Say<typeof words>;

export function mayAddConclusion(who: Who, project: ProjectInScope, say: SayConclusion): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditConclusion(who: Who, project: ProjectInScope, head: RecordHead, say: SayConclusion): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.edit'));
}
