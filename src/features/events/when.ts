import { boundsOfDate, dayAt, type PartialDate } from '../../kernel/dates.ts';
import { newReader, type Reader } from '../../kernel/reader.ts';
import type { LearningEvent, Moments } from './event.ts';
import words from './words.json' with { type: 'json' };

/** The zones an event can happen in, by their IANA names. */
export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A time of day as people type it, `9:30` or `09.30`, as `09:30`; null when it is none. */
export function readTime(typed: string): string | null {
  const found = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed.trim());
  return found ? `${String(found[1]).padStart(2, '0')}:${found[2]}` : null;
}

/** The moment of a day and time at a place, as UTC. In the hour that spring leaves out, the clock has moved on. */
export function momentAt(day: string, time: string, zone: string): string {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone);
  return new Date(epochMilliseconds).toISOString();
}

/** The time of day of a moment at a place, `09:30`. */
export function timeAt(moment: string, zone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** How people call a zone: by its city. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

type When = Pick<LearningEvent, 'startsOn' | 'endsOn' | 'moments'>;

/** When an event is or was, as exactly as it is known; null when nobody knows. */
export function eventWhen(reader: Reader, { startsOn, endsOn, moments }: When): string | null {
  const say = reader.say(words);
  if (moments) {
    const there = newReader(reader.language, moments.zone);
    return say('when.atPlace', { when: spanIn(there, moments), city: zoneCity(moments.zone) });
  }
  if (startsOn === null) return null;
  if (startsOn.includes('..')) return say('when.between', { when: reader.date(startsOn) });
  return endsOn === null || endsOn === startsOn ? reader.date(startsOn) : reader.period(startsOn, endsOn);
}

/** The same in the reader's own zone; null when that says nothing new. */
export function eventWhenForReader(reader: Reader, { moments }: When): string | null {
  if (!moments) return null;
  const [here, there] = [spanIn(reader, moments), spanIn(newReader(reader.language, moments.zone), moments)];
  return here === there ? null : `${here} (${zoneCity(reader.zone)})`;
}

function spanIn(reader: Reader, { from, to }: Moments): string {
  return to === null ? reader.moment(new Date(from)) : reader.span(new Date(from), new Date(to));
}

/** Whether it is over on a day: a month or a year is when its last day is. Null when nobody knows when it is. */
export function isOver({ startsOn, endsOn, moments }: When, now: Date, zone: string): boolean | null {
  if (moments?.to) return new Date(moments.to) < now;
  const last = endsOn ?? startsOn;
  return last === null ? null : boundsOfDate(last).last < dayAt(now, moments?.zone ?? zone);
}

/** The zone in which an event's days are counted; where none is known, that of most readers. */
export function zoneOf({ moments }: Pick<LearningEvent, 'moments'>): string {
  return moments?.zone ?? 'Europe/Brussels';
}

const longest = 31;

/** The days of an event, `YYYY-MM-DD`, where they are known; those of one longer than a month are not counted out. */
export function daysOf({ startsOn, endsOn }: When): PartialDate[] {
  if (startsOn?.length !== 10 || (endsOn !== null && endsOn.length !== 10)) return [];
  const [first, last] = [Temporal.PlainDate.from(startsOn), Temporal.PlainDate.from(endsOn ?? startsOn)];
  const count = Math.min(longest, first.until(last).days + 1);
  return Array.from({ length: count }, (_, index) => String(first.add({ days: index })) as PartialDate);
}

/** The last day on which it may still be going on; null when nobody knows. */
export function lastDayOf({ startsOn, endsOn }: Pick<When, 'startsOn' | 'endsOn'>): PartialDate | null {
  const last = endsOn ?? startsOn;
  return last === null ? null : (boundsOfDate(last).last as PartialDate);
}
