import { Conflict } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { changeEvent, needEvent, publishEvent, type LearningEvent, type ScheduledEvent } from '../events/index.ts';
import { calendarEvent, hearersOf, tellEverybody, type Hearers } from './telling.ts';

/**
 * Changes the event, renews its public page where it has one, and tells everybody: all of it, or nothing. `revision` is
 * the one that was looked over; `taken` says that somebody saved meanwhile.
 */
export async function rearrange(
  scope: ProjectScope,
  stored: ScheduledEvent,
  revision: number,
  event: LearningEvent,
  taken: string,
): Promise<Hearers> {
  if (revision !== stored.head.revision) throw new Conflict(taken);
  const before = await calendarEvent(scope, stored);
  await changeEvent(scope, stored, revision, event);
  const changed = await needEvent(scope, stored.head.slug ?? '');
  if (stored.head.publishedAt !== null) await publishEvent(scope, changed);
  const hearers = await hearersOf(scope, changed);
  await tellEverybody(scope, hearers, before, await calendarEvent(scope, changed));
  return hearers;
}
