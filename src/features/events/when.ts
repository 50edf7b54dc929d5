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

export function isSameTime(one: When, other: When): boolean {
  const told = ({ startsOn, endsOn, moments }: When) => {
    const { from, to, zone } = moments ?? {};
    return JSON.stringify([startsOn, endsOn, from, to, zone]);
  };
  return told(one) === told(other);
}

/** How people call a zone: by its city. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** When an event is, as exactly as it is known. */
export type When = Pick<LearningEvent, 'startsOn' | 'endsOn' | 'moments'>;

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

/** From one moment to another in the reader's zone. */
export function spanIn(reader: Reader, { from, to }: Pick<Moments, 'from' | 'to'>): string {
  return to === null ? reader.moment(new Date(from)) : reader.span(new Date(from), new Date(to));
}

/** Whether it is over on a day: a month or a year is when its last day is. Null when nobody knows when it is. */
export function isOver({ startsOn, endsOn, moments }: When, now: Date, zone: string): boolean | null {
  if (moments?.to) return new Date(moments.to) < now;
  const last = endsOn ?? startsOn;
  return last === null ? null : boundsOfDate(last).last < dayAt(now, moments?.zone ?? zone);
}

/** Whether it is over at its place; not as long as nobody knows when it is. */
export function isPast(event: When, now: Date): boolean {
  return isOver(event, now, zoneOf(event)) === true;
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

/** The online sessions of an event as they are typed, one a line: `2026-05-12 09:00-10:30 https://…`, in its zone. */
export function sessionLines({ moments, rearranged }: Pick<LearningEvent, 'moments' | 'rearranged'>): string[] {
  const zone = moments?.zone ?? 'UTC';
  return (rearranged?.sessions ?? []).map(({ from, to, webAddress }) =>
    `${dayAt(new Date(from), zone)} ${timeAt(from, zone)}-${timeAt(to, zone)} ${webAddress}`.trim(),
  );
}
