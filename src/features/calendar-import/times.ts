import type ICAL from 'ical.js';
import { dayAt, readPartialDate, type PartialDate } from '../../kernel/dates.ts';
import { NotTaken, type Told } from './imported.ts';
import { zoneNamed } from './zones.ts';

/** When something happens: days, or moments with the zone of the place. `zone` is for times that say none. */
export function timesOf(
  item: ICAL.Component,
  start: ICAL.Time,
  end: ICAL.Time | null,
  zone: string,
): Pick<Told, 'startsOn' | 'endsOn' | 'moments'> {
  mustExist(item);
  if (start.isDate) return daysOf(start, end);
  const there = zoneNameIn(item) ?? zone;
  const from = momentOf(item, start, there);
  const to = end === null || end.isDate ? null : momentOf(item, end, there);
  if (to !== null && to < from) throw new NotTaken('refused.endsBefore');
  const startsOn = dayAt(new Date(from), there);
  const last = to === null ? startsOn : dayAt(new Date(to), there);
  return {
    startsOn: known(startsOn),
    endsOn: last === startsOn ? null : known(last),
    moments: { from, to: to === from ? null : to, zone: there },
  };
}

/** The 30th of February would be read as a day of March. */
function mustExist(item: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend']) {
    const [, , , written] = (item.getFirstProperty(name)?.toJSON() ?? []) as unknown[];
    if (typeof written === 'string') Temporal.PlainDate.from(written.slice(0, 10), { overflow: 'reject' });
  }
}

function daysOf(start: ICAL.Time, end: ICAL.Time | null): Pick<Told, 'startsOn' | 'endsOn' | 'moments'> {
  const first = plainDate(start);
  // The end of a day is the day after.
  const last = end === null ? first : plainDate(end).subtract({ days: 1 });
  if (end !== null && Temporal.PlainDate.compare(plainDate(end), first) < 0) throw new NotTaken('refused.endsBefore');
  const isOne = Temporal.PlainDate.compare(last, first) <= 0;
  return { startsOn: known(String(first)), endsOn: isOne ? null : known(String(last)), moments: null };
}

/** A date that our pages can show. */
function known(day: string): PartialDate {
  const date = readPartialDate(day);
  if (date === null) throw new NotTaken('refused.date');
  return date;
}

function plainDate({ year, month, day }: ICAL.Time): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
}

function zoneIdIn(item: ICAL.Component): string | null {
  const id: unknown = item.getFirstProperty('dtstart')?.getParameter('tzid');
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The zone in which something begins, by a name that everybody knows; null where none is said or it is UTC. */
function zoneNameIn(item: ICAL.Component): string | null {
  const id = zoneIdIn(item);
  return id === null ? null : zoneNamed(id);
}

function momentOf(item: ICAL.Component, time: ICAL.Time, zone: string): string {
  if (time.zone?.tzid === 'UTC') return new Date(time.toUnixTime() * 1000).toISOString();
  const id = zoneIdIn(item);
  if (id !== null && zoneNamed(id) === null) {
    // A zone that only this file knows: it says itself how its clocks go.
    if (!time.zone?.component) throw new NotTaken('refused.zone', { zone: id.slice(0, 100) });
    return new Date(time.toUnixTime() * 1000).toISOString();
  }
  const { hour, minute, second } = time;
  const local = plainDate(time).toPlainDateTime({ hour, minute, second: Math.min(second, 59) });
  return new Date(local.toZonedDateTime(zone).epochMilliseconds).toISOString();
}
