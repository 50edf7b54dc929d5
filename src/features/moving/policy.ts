import type { Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { eventWords, mayEditEvent, type ScheduledEvent } from '../events/index.ts';
import { isToCome } from './moving.ts';

/** May this person move the event online or call it off, and is it still to come? */
export function mayRearrange(visit: WorkspaceVisit, { head, value }: ScheduledEvent): Answer {
  const edits = mayEditEvent(visit.who, visit.project, head, visit.reader.say(eventWords));
  return edits.may ? isToCome(value, visit.reader, visit.now) : edits;
}
