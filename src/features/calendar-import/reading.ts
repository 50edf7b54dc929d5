import ICAL from 'ical.js';
import { most, NotTaken, type Imported, type Reason, type ReadFile, type Refused } from './imported.ts';
import { occurrencesOf } from './recurring.ts';
import { textsOf } from './texts.ts';
import { timesOf } from './times.ts';
import { zoneNamed } from './zones.ts';

/**
 * Reads a calendar file: what can be taken, and what cannot, each by its name and with the reason. `zone` is where
 * times are that say no zone. A file of which nothing can be made gives the reason alone.
 */
export function readCalendar(bytes: Uint8Array, zone: string): ReadFile | { readonly reason: Reason } {
  if (bytes.byteLength > most.bytes) return { reason: 'refused.large' };
  const calendars = calendarsIn(bytes);
  if (calendars === null) return { reason: 'refused.noCalendar' };
  const components = calendars.flatMap((calendar) =>
    calendar.getAllSubcomponents().map((part) => ({ calendar, part })),
  );
  const wanted = components.filter(({ part }) => part.name !== 'vtimezone');
  if (wanted.length === 0) return { reason: 'refused.empty' };
  if (wanted.length > most.entries) return { reason: 'refused.many' };
  const entries: Imported[] = [];
  const refused: Refused[] = [];
  for (const { calendar, part } of wanted) {
    // What replaces one of several is read with them.
    if (part.name === 'vevent' && part.hasProperty('recurrence-id') && hasMaster(wanted, part)) continue;
    try {
      entries.push(...entriesOf(part, zoneOf(calendar) ?? zone, exceptionsOf(wanted, part)));
    } catch (error) {
      const { reason, values } = error instanceof NotTaken ? error : new NotTaken('refused.broken');
      refused.push({ name: nameOf(part), reason, values });
    }
  }
  return withoutDoubles(entries, refused);
}

function calendarsIn(bytes: Uint8Array): ICAL.Component[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const read: unknown = ICAL.parse(text);
    const roots = Array.isArray(read) && typeof read[0] === 'string' ? [read] : (read as unknown[]);
    const calendars = roots
      .map((root) => new ICAL.Component(root as unknown[]))
      .filter(({ name }) => name === 'vcalendar');
    return calendars.length === 0 ? null : calendars;
  } catch {
    return null;
  }
}

/** What many programs say of a whole file. */
function zoneOf(calendar: ICAL.Component): string | null {
  const name: unknown = calendar.getFirstPropertyValue('x-wr-timezone');
  return typeof name === 'string' ? zoneNamed(name) : null;
}

type Placed = readonly { readonly part: ICAL.Component }[];

const uidOf = (part: ICAL.Component) => String(part.getFirstPropertyValue('uid') ?? '').trim();

function hasMaster(all: Placed, exception: ICAL.Component): boolean {
  return all.some(
    ({ part }) => part.name === 'vevent' && uidOf(part) === uidOf(exception) && !part.hasProperty('recurrence-id'),
  );
}

function exceptionsOf(all: Placed, master: ICAL.Component): ICAL.Component[] {
  if (master.hasProperty('recurrence-id')) return [];
  return all
    .map(({ part }) => part)
    .filter((part) => part.name === 'vevent' && part.hasProperty('recurrence-id') && uidOf(part) === uidOf(master));
}

function entriesOf(part: ICAL.Component, zone: string, exceptions: readonly ICAL.Component[]): Imported[] {
  if (part.name !== 'vevent') throw new NotTaken('refused.notEvent');
  const uid = uidOf(part);
  if (uid === '') throw new NotTaken('refused.noUid');
  if (uid.length > 500) throw new NotTaken('refused.broken');
  return occurrencesOf(part, exceptions).map(({ item, start, end, name }) => {
    const isCancelled = String(item.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';
    if (isCancelled) throw new NotTaken('refused.cancelled');
    return { uid, part: name, ...textsOf(item), ...timesOf(item, start, end, zone) };
  });
}

function nameOf(part: ICAL.Component): string {
  const known: unknown = part.getFirstPropertyValue('summary') ?? part.getFirstPropertyValue('uid');
  const name = typeof known === 'string' ? known.replaceAll(/\s+/g, ' ').trim() : '';
  return name === '' ? part.name.toUpperCase() : name.slice(0, 150);
}

/** The same one twice in a file: the first is taken. */
function withoutDoubles(entries: readonly Imported[], refused: readonly Refused[]): ReadFile {
  const known = new Set<string>();
  const doubles: Refused[] = [];
  const kept = entries.filter((entry) => {
    const key = JSON.stringify([entry.uid, entry.part]);
    if (known.has(key)) doubles.push({ name: entry.title, reason: 'refused.double' });
    return !known.has(key) && known.add(key);
  });
  return { entries: kept.slice(0, most.entries), refused: [...refused, ...doubles] };
}
