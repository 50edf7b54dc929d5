import type { Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { eventWords, mayEditEvent, type StoredEvent } from '../events/index.ts';

/** May this person write the agenda? Whoever may change the event. */
export function mayKeepAgenda({ who, project, reader }: WorkspaceVisit, event: StoredEvent): Answer {
  return mayEditEvent(who, project, event.head, reader.say(eventWords));
}
