import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { writesForOneOf } from '../../records/editing.ts';
import { eventWords, mayEditEvent, type StoredEvent } from '../events/index.ts';
import type { Material } from './material.ts';
import words from './words.json' with { type: 'json' };

/** What of an event says who may do something with its material. */
export interface Keepers {
  /** Partners that came. */
  readonly visitors: readonly string[];
  /** Whether this person may change the event. */
  readonly mayEdit: boolean;
}

export function keepersOf({ who, project, reader }: WorkspaceVisit, { head, value }: StoredEvent): Keepers {
  return { visitors: value.visitors, mayEdit: mayEditEvent(who, project, head, reader.say(eventWords)).may };
}

/** May this person add material? Whoever may change the event, and who writes for a partner that came. */
export function mayAddMaterial(visit: WorkspaceVisit, { visitors, mayEdit }: Keepers): Answer {
  const came = writesForOneOf(visit.who, visit.project.id, visitors);
  return came || mayEdit ? yes : no(visit.reader.say(words)('policy.add'));
}

/** May this person change or remove it? Who added it, as long as they may add more, and whoever may change the event. */
export function mayChangeMaterial(visit: WorkspaceVisit, keepers: Keepers, material: Material): Answer {
  const isOwn = material.addedBy === visit.who.person.id && mayAddMaterial(visit, keepers).may;
  return isOwn || keepers.mayEdit ? yes : no(visit.reader.say(words)('policy.change'));
}
