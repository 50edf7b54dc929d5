import { component, folded, line, quoted, textLine, type ContentLine } from './content-lines.ts';
import type { Entry, EntryTime } from './entry.ts';
import { localTime, utcTime, zoneComponent } from './zone.ts';

/** What a letter's calendar part asks of whoever gets it, and whom it is between. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
  /** When the letter is written. */
  readonly at: Date;
}

/** A calendar that is followed or kept: its name and what is to be said of it. */
export interface CalendarHead {
  readonly name: string;
  readonly description: string;
  /** Where the newest version is fetched; null for a file that is kept as it is. */
  readonly source: string | null;
}

/** A calendar file by RFC 5545 and RFC 7986. */
export function calendarFile(head: CalendarHead, entries: readonly Entry[]): string {
  return written([
    line('METHOD', 'PUBLISH'),
    textLine('NAME', head.name),
    textLine('X-WR-CALNAME', head.name),
    ...(head.description === ''
      ? []
      : [textLine('DESCRIPTION', head.description), textLine('X-WR-CALDESC', head.description)]),
    ...(head.source === null
      ? []
      : [line('SOURCE;VALUE=URI', head.source), 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H']),
    ...zonesOf(entries),
    ...entries.flatMap((entry) => eventComponent(entry)),
  ]);
}

/** The calendar part of a letter: one entry that is to be taken in, or out (RFC 5546). */
export function invitationFile(entry: Entry, invitation: Invitation): string {
  return written([line('METHOD', invitation.method), ...zonesOf([entry]), ...eventComponent(entry, invitation)]);
}

function written(lines: readonly ContentLine[]): string {
  return folded(
    component('VCALENDAR', ['VERSION:2.0', 'PRODID:-//Uptake//Uptake 0.1//EN', 'CALSCALE:GREGORIAN', ...lines]),
  );
}

/** Each zone once, with what is to be known of it from the first moment in it to the last. */
function zonesOf(entries: readonly Entry[]): ContentLine[] {
  const moments = entries.flatMap(({ time }) =>
    'zone' in time && time.zone !== 'UTC'
      ? [time.from, time.to ?? time.from].map((at) => ({ at, zone: time.zone }))
      : [],
  );
  return [...Map.groupBy(moments, ({ zone }) => zone)].flatMap(([zone, own]) => {
    const sorted = own
      .map(({ at }) => Temporal.Instant.from(at))
      .toSorted((one, other) => Temporal.Instant.compare(one, other));
    return zoneComponent(zone, String(sorted[0]), String(sorted.at(-1)));
  });
}

function eventComponent(entry: Entry, invitation?: Invitation): ContentLine[] {
  return component('VEVENT', [
    line('UID', entry.uid),
    line('DTSTAMP', utcTime(invitation?.at ?? entry.changedAt)),
    line('LAST-MODIFIED', utcTime(entry.changedAt)),
    line('SEQUENCE', entry.sequence),
    line('STATUS', entry.status),
    ...timeLines(entry.time),
    textLine('SUMMARY', entry.title),
    textLine('DESCRIPTION', entry.description),
    ...(entry.place === '' ? [] : [textLine('LOCATION', entry.place)]),
    line('URL', entry.page),
    ...(entry.webAddress && /^https?:/.test(entry.webAddress.text)
      ? [`CONFERENCE;VALUE=URI:${entry.webAddress.text}`]
      : []),
    textLine('CATEGORIES', entry.category),
    line('TRANSP', entry.isBusy ? 'OPAQUE' : 'TRANSPARENT'),
    ...(invitation ? between(invitation) : []),
  ]);
}

function between({ organizer, attendee }: Invitation): ContentLine[] {
  return [
    line(`ORGANIZER;CN=${quoted(organizer.name)}`, `mailto:${organizer.email}`),
    line(
      `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=${quoted(attendee.name)}`,
      `mailto:${attendee.email}`,
    ),
  ];
}

function timeLines(time: EntryTime): ContentLine[] {
  if ('firstDay' in time) {
    const dayAfter = Temporal.PlainDate.from(time.lastDay).add({ days: 1 });
    return [day('DTSTART', time.firstDay), day('DTEND', dayAfter.toString())];
  }
  const { from, to, zone } = time;
  // A moment that ends before it begins, or as it begins, has no end that is known.
  return [moment('DTSTART', from, zone), ...(to !== null && to > from ? [moment('DTEND', to, zone)] : [])];
}

function day(name: string, text: string): ContentLine {
  return `${name};VALUE=DATE:${text.replaceAll('-', '')}`;
}

function moment(name: string, at: string, zone: string): ContentLine {
  const local = zone === 'UTC' ? null : localTime(at, zone);
  return local === null ? `${name}:${utcTime(at)}` : `${name};TZID=${zone}:${local}`;
}
