import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { writesForOneOf } from '../../records/editing.ts';
import { eventWords, mayEditEvent, type StoredEvent } from '../events/index.ts';
import type { Material } from './material.ts';
import words from './words.json' with { type: 'json' };

function keeps({ who, project, reader }: WorkspaceVisit, event: StoredEvent): boolean {
  return mayEditEvent(who, project, event.head, reader.say(eventWords)).may;
}

/** May this person add material? Whoever may change the event, and who writes for a partner that came. */
export function mayAddMaterial(visit: WorkspaceVisit, event: StoredEvent): Answer {
  const came = writesForOneOf(visit.who, visit.project.id, event.value.visitors);
  return came || keeps(visit, event) ? yes : no(visit.reader.say(words)('policy.add'));
}

/** May this person change or remove it? Who added it, as long as they may add more, and whoever may change the event. */
export function mayChangeMaterial(visit: WorkspaceVisit, event: StoredEvent, material: Material): Answer {
  const isOwn = material.addedBy === visit.who.person.id && mayAddMaterial(visit, event).may;
  return isOwn || keeps(visit, event) ? yes : no(visit.reader.say(words)('policy.change'));
}
