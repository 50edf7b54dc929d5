import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readCalendar, whyNoCalendars } from '../../../test/calendars.ts';
import { hostileStrings, whyNoStrings } from '../../../test/hostile.ts';
import { calendarFile, invitationFile } from './calendar-file.ts';
import type { Entry } from './entry.ts';
import { localTime, zoneComponent } from './zone.ts';

const entry: Entry = {
  uid: '0190d0f0-0000-7000-8000-000000000001',
  sequence: 2,
  changedAt: new Date('2026-03-02T09:00:00Z'),
  status: 'CONFIRMED',
  title: 'Visit to the fish market',
  category: 'Study visit',
  description: 'First line\nSecond line',
  time: { firstDay: '2026-05-03', lastDay: '2026-05-03' },
  place: 'Town hall, 2nd floor; ring twice',
  webAddress: null,
  page: 'https://uptake.example/projects/harbours/events/visit',
  isBusy: true,
};
const head = { name: 'HARBOURS: events', description: '', source: null };
const skip = { skip: whyNoCalendars };

test('a day is a whole day, and its last day is within', skip, () => {
  const days = { ...entry, time: { firstDay: '2026-12-30', lastDay: '2027-01-02' } };
  const [one, several] = readCalendar(calendarFile(head, [entry, days])).events;
  assert.deepEqual([one?.start, one?.end], ['2026-05-03', '2026-05-04']);
  assert.deepEqual([several?.start, several?.end], ['2026-12-30', '2027-01-03']);
  assert.equal(one?.place, 'Town hall, 2nd floor; ring twice');
  assert.equal(one?.description, 'First line\nSecond line');
});

// Summer and winter, both sides of each change, no change at all, half hours, the other side of the world.
const moments: readonly (readonly [zone: string, from: string, to: string])[] = [
  ['Europe/Rome', '2026-01-15T08:00:00Z', '2026-01-15T16:30:00Z'],
  ['Europe/Rome', '2026-07-15T07:00:00Z', '2026-07-15T15:30:00Z'],
  ['Europe/Tallinn', '2026-03-28T20:00:00Z', '2026-03-29T10:00:00Z'],
  ['Europe/Stockholm', '2026-10-24T22:30:00Z', '2026-10-25T11:00:00Z'],
  ['Europe/Budapest', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
  ['Europe/London', '2019-06-12T09:00:00Z', '2026-11-30T09:00:00Z'],
  ['Europe/Dublin', '2023-11-21T09:30:00Z', '2023-11-22T12:30:00Z'],
  ['Atlantic/Azores', '2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'],
  ['Africa/Casablanca', '2026-02-10T10:00:00Z', '2026-03-25T10:00:00Z'],
  ['Asia/Kathmandu', '2026-05-03T04:15:00Z', '2026-05-03T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-10-03T16:00:00Z'],
  ['America/St_Johns', '2026-03-08T05:00:00Z', '2026-03-08T06:00:00Z'],
  ['Pacific/Apia', '2011-12-29T20:00:00Z', '2011-12-31T20:00:00Z'],
  ['Etc/GMT-3', '2026-05-03T04:15:00Z', '2026-05-03T06:00:00Z'],
  ['UTC', '2026-05-03T04:15:00Z', '2026-05-03T06:00:00Z'],
];

test('a moment is the same moment in every calendar, in summer and winter and while the clocks change', skip, () => {
  const entries = moments.map(([zone, from, to], index) => ({
    ...entry,
    uid: `moment-${index}`,
    time: { from, to, zone },
  }));
  const { events } = readCalendar(calendarFile(head, entries));
  for (const [index, [zone, from, to]] of moments.entries()) {
    assert.deepEqual([events[index]?.start, events[index]?.end], [from, to], zone);
  }
  // Each by itself, too: what is known of a zone must do for the one event.
  for (const one of entries) {
    assert.equal(readCalendar(calendarFile(head, [one])).events[0]?.start, one.time.from, one.time.zone);
  }
});

test('the zone of the place is told, but for the hour that the clocks show twice', () => {
  assert.equal(localTime('2026-01-15T08:00:00Z', 'Europe/Rome'), '20260115T090000');
  assert.equal(localTime('2026-07-15T08:00:00Z', 'Europe/Rome'), '20260715T100000');
  assert.equal(localTime('2026-10-24T23:59:00Z', 'Europe/Rome'), '20261025T015900');
  assert.equal(localTime('2026-10-25T00:30:00Z', 'Europe/Rome'), null);
  assert.equal(localTime('2026-10-25T01:30:00Z', 'Europe/Rome'), null);
  const known = zoneComponent('Europe/Rome', '2026-07-01T00:00:00Z', '2026-12-01T00:00:00Z').join('\n');
  assert.match(known, /DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:\+0100\nTZOFFSETTO:\+0200/);
  assert.match(known, /STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:\+0200\nTZOFFSETTO:\+0100/);
  assert.equal(known.match(/DTSTART/g)?.length, 3);
});

test('an end that is not known is not told', skip, () => {
  const open = { ...entry, time: { from: '2026-05-03T07:00:00Z', to: null, zone: 'Europe/Rome' } };
  assert.equal(readCalendar(calendarFile(head, [open])).events[0]?.end, null);
});

test('an invitation is for one person and one event', skip, () => {
  const file = invitationFile(entry, {
    method: 'REQUEST',
    organizer: { name: 'HARBOURS', email: 'uptake@uptake.example' },
    attendee: { name: 'Gerda “the "Guest"”; Müller, Dr', email: 'gerda@elsewhere.example' },
    at: new Date('2026-03-03T10:00:00Z'),
  });
  const { method, events } = readCalendar(file);
  assert.equal(method, 'REQUEST');
  assert.equal(events[0]?.attendee, 'mailto:gerda@elsewhere.example');
  assert.equal(events[0]?.organizer, 'mailto:uptake@uptake.example');
  assert.equal(events[0]?.stamp, '2026-03-03T10:00:00Z');
  assert.equal(events[0]?.sequence, 2);
});

test('whatever people type is a text in a calendar and nothing else', { skip: whyNoCalendars || whyNoStrings }, () => {
  // All of them take long in Python: the first are the most different ones.
  const strings = hostileStrings().filter((text, index) => text.trim() !== '' && (index < 600 || index % 20 === 0));
  const entries = strings.map((text, index) => ({
    ...entry,
    uid: `hostile-${index}`,
    title: text,
    description: text,
    place: text,
  }));
  const { events } = readCalendar(
    calendarFile({ ...head, name: strings.join(' '), description: strings.join('\n') }, entries),
  );
  assert.equal(events.length, strings.length);
  const letters = (text: string) => text.toWellFormed().replace(/[\s\p{Cc}\u2028\u2029]+/gu, '');
  for (const [index, text] of strings.entries()) {
    for (const field of ['title', 'description', 'place'] as const) {
      assert.equal(letters(events[index]?.[field] ?? ''), letters(text), `${field} ${index}`);
    }
  }
});
