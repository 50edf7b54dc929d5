import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { writesForOneOf } from '../../records/editing.ts';
import type { Sheet } from './sheet.ts';
import type words from './words.json';

type SayAdaptation = Say<typeof words>;
type Cities = Pick<Sheet, 'practice' | 'importer'>;

/** May this person write on the sheet? Both cities may: whoever writes for the importer or, in its own project, for the owner. */
export function mayWorkOn(
  who: Who,
  project: ProjectInScope,
  { practice, importer }: Cities,
  say: SayAdaptation,
): Answer {
  const isOwners = writesForOneOf(who, practice.project.id, [practice.partnerId]);
  return isOwners || writesForOneOf(who, project.id, [importer.id]) ? yes : no(say('policy.work'));
}

/** May this person begin a sheet? The two cities may, and the host of the workshop. */
export function mayBegin(
  who: Who,
  project: ProjectInScope,
  { event, ...cities }: Cities & { readonly event: { readonly partnerId: string | null } },
  say: SayAdaptation,
): Answer {
  const isHost = writesForOneOf(who, project.id, [event.partnerId]);
  return isHost || mayWorkOn(who, project, cities, say).may ? yes : no(say('policy.begin'));
}
