import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Reader } from '../../kernel/reader.ts';
import { rolesIn, type ProjectInScope, type Who } from '../../kernel/scope.ts';
import { mayEditAction, type StoredAction } from '../actions/index.ts';
import type { Update } from './update.ts';
import words from './words.json' with { type: 'json' };

/** May this person say how the action goes, and add evidence? Whoever works on it. */
export function mayRecordUpdate(who: Who, project: ProjectInScope, stored: StoredAction, reader: Reader): Answer {
  return mayEditAction(who, project, stored, reader);
}

/** May this person correct or withdraw the update? Who wrote it, as long as they work on the action, and the coordinator. */
export function mayCorrectUpdate(
  who: Who,
  project: ProjectInScope,
  stored: StoredAction,
  update: Update,
  reader: Reader,
): Answer {
  const coordinates = who.person?.isAdministrator || rolesIn(who, project.id).includes('lead-coordinator');
  if (coordinates) return yes;
  const isOwn = update.madeBy.id !== null && update.madeBy.id === who.person?.id;
  return isOwn ? mayEditAction(who, project, stored, reader) : no(reader.say(words)('may.notYourUpdate'));
}
