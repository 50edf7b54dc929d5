import { NotFound } from '../../kernel/answers.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { Address } from '../../kernel/address.ts';
import type { Version } from '../../records/shelf.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import type { LearningEvent } from '../events/index.ts';

/** An event as guests know it: as it was published last, also when it was withdrawn since. */
export interface EventOfGuests {
  readonly id: string;
  readonly slug: string | null;
  readonly value: LearningEvent;
  readonly page: Address;
}

/** What is known of an event where guests are only written to. */
export type EventInLetters = Pick<EventOfGuests, 'id' | 'value'>;

export async function eventOfGuests(scope: SystemScope, eventId: string): Promise<EventOfGuests> {
  const row = await scope.db
    .selectFrom('published_version')
    .select('content')
    .where('record_id', '=', eventId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { head, content } = row.content as Version;
  return {
    id: eventId,
    slug: head.slug,
    value: content as LearningEvent,
    page: recordAddress('public', 'event', scope.project.slug, head.slug),
  };
}
