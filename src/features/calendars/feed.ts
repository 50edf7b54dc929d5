import type { Address } from '../../kernel/address.ts';
import { etagOf, isKnownTo } from '../../kernel/cached-pages.ts';
import type { Visit } from '../../kernel/visit.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { eventWhen } from '../events/index.ts';
import { calendarFile } from './calendar-file.ts';
import type { Entry } from './entry.ts';
import { entriesOf, timeOf, titleOf, type CalendarEvent } from './event-entry.ts';
import words from './words.json' with { type: 'json' };

export interface Feed {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** What stands in it beside the events. */
  readonly entries?: readonly Entry[];
  /** Where it is fetched again. */
  readonly source: Address;
}

/** Events that no calendar can hold yet, each with what is known of its date. */
export function withoutDay(visit: Visit, events: readonly CalendarEvent[]): string[] {
  const say = visit.reader.say(words);
  return events
    .filter(({ value }) => timeOf(value) === null && value.state !== 'cancelled')
    .map((event) => `${titleOf(visit.reader, event)} (${eventWhen(visit.reader, event.value) ?? say('feed.noDate')})`);
}

/** A calendar that is fetched again and again; what has no day yet is told in its description. */
export function answerFeed(visit: Visit, { name, events, entries = [], source }: Feed): Response {
  const { reader } = visit;
  const { settings } = visit.tools;
  const missing = withoutDay(visit, events);
  const description =
    missing.length === 0 ? '' : [reader.say(words)('feed.without', { count: missing.length }), ...missing].join('\n');
  const all = [...events.flatMap((event) => entriesOf(reader, settings, event)), ...entries];
  return answerCalendar(visit, calendarFile({ name, description, source: wholeAddress(settings, source) }, all));
}

/** A file to be read by calendar programs, which ask often whether it has changed. */
export function answerCalendar(visit: Visit, file: string, fileName?: string): Response {
  const etag = etagOf(file);
  visit.answerWith('ETag', etag);
  visit.answerWith('Cache-Control', 'private, no-cache');
  visit.answerWith('Vary', 'Cookie, Accept-Language');
  if (isKnownTo(visit.header('if-none-match'), etag)) return visit.context.body(null, 304);
  return visit.content(file, 'text/calendar', fileName);
}
