import { strict as assert } from 'node:assert';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../test/source.ts';
import { readApart } from './apart.ts';
import { readCalendar } from './reading.ts';

const fixtures = join(root, '../shared/validators/icalendar-fixtures');
const whyNoFixtures = existsSync(fixtures) ? false : 'the calendar files of others are not on this machine';

const wrap = (...lines: string[]) =>
  new TextEncoder().encode(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const event = (...lines: string[]) => wrap('BEGIN:VEVENT', 'UID:one', 'SUMMARY:Fish market', ...lines, 'END:VEVENT');

/** What is read, in a few words. */
function told(bytes: Uint8Array): unknown {
  const read = readCalendar(bytes, 'Europe/Tallinn');
  if ('reason' in read) return read.reason;
  return [
    ...read.entries.map(({ startsOn, endsOn, moments }) =>
      moments
        ? [moments.from.slice(0, 16), moments.to?.slice(0, 16) ?? null, moments.zone].join(' ')
        : [startsOn, endsOn].join(' '),
    ),
    ...read.refused.map(({ reason }) => reason),
  ];
}

const times: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a day', ['DTSTART;VALUE=DATE:20260512'], ['2026-05-12 ']],
  [
    'days, the last one within',
    ['DTSTART;VALUE=DATE:20260512', 'DTEND;VALUE=DATE:20260514'],
    ['2026-05-12 2026-05-13'],
  ],
  ['UTC', ['DTSTART:20260512T070000Z', 'DTEND:20260512T090000Z'], ['2026-05-12T07:00 2026-05-12T09:00 Europe/Tallinn']],
  [
    'summer in Rome',
    ['DTSTART;TZID=Europe/Rome:20260712T090000', 'DURATION:PT90M'],
    ['2026-07-12T07:00 2026-07-12T08:30 Europe/Rome'],
  ],
  ['winter in Rome', ['DTSTART;TZID=Europe/Rome:20260112T090000'], ['2026-01-12T08:00  Europe/Rome']],
  [
    'as Outlook writes it',
    ['DTSTART;TZID=W. Europe Standard Time:20260112T090000'],
    ['2026-01-12T08:00  Europe/Berlin'],
  ],
  [
    'as Mozilla wrote it',
    ['DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Budapest:20260712T090000'],
    ['2026-07-12T07:00  Europe/Budapest'],
  ],
  ['no zone said', ['DTSTART:20260712T090000'], ['2026-07-12T06:00  Europe/Tallinn']],
  ['a zone nobody knows', ['DTSTART;TZID=Atlantis:20260712T090000'], ['refused.zone']],
  ['no beginning', [], ['refused.noStart']],
  ['an end before the beginning', ['DTSTART:20260712T090000Z', 'DTEND:20260712T080000Z'], ['refused.endsBefore']],
  ['a day that is none', ['DTSTART;VALUE=DATE:20260230'], ['refused.broken']],
  ['a year that is none of ours', ['DTSTART;VALUE=DATE:15820512'], ['refused.date']],
  ['a million years', ['DTSTART:20260712T090000Z', 'DURATION:P999999999999999999W'], ['refused.long']],
  ['called off', ['DTSTART;VALUE=DATE:20260512', 'STATUS:CANCELLED'], ['refused.cancelled']],
  [
    'every week, thrice',
    ['DTSTART;TZID=Europe/Rome:20261012T090000', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3'],
    ['2026-10-12T07:00  Europe/Rome', '2026-10-26T08:00  Europe/Rome', '2026-11-09T08:00  Europe/Rome'],
  ],
  [
    'until a day, but for one',
    ['DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=DAILY;UNTIL=20260507', 'EXDATE;VALUE=DATE:20260505'],
    ['2026-05-04 ', '2026-05-06 ', '2026-05-07 '],
  ],
  [
    'on other days, too',
    ['DTSTART;VALUE=DATE:20260504', 'RDATE;VALUE=DATE:20260601,20260701'],
    ['2026-05-04 ', '2026-06-01 ', '2026-07-01 '],
  ],
  [
    'the second Tuesday',
    ['DTSTART:20260512T070000Z', 'RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=2'],
    ['2026-05-12T07:00  Europe/Tallinn', '2026-06-09T07:00  Europe/Tallinn'],
  ],
  ['without an end', ['DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=WEEKLY'], ['refused.endless']],
  ['a hundred times', ['DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=DAILY;COUNT=100'], ['refused.often']],
  ['every minute', ['DTSTART:20260512T070000Z', 'RRULE:FREQ=MINUTELY;COUNT=3'], ['refused.rule']],
  [
    'on the 31st of February',
    ['DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=31'],
    ['refused.rule'],
  ],
  ['on the last days of months', ['DTSTART;VALUE=DATE:20260131', 'RRULE:FREQ=MONTHLY;COUNT=3'], ['refused.rule']],
];

for (const [what, lines, expected] of times) {
  test(`when it is, as a file says it: ${what}`, () => {
    assert.deepEqual(told(event(...lines)), expected);
  });
}

test('one of those that repeat, moved by the file, stands at its new time', () => {
  const master = [
    'BEGIN:VEVENT',
    'UID:one',
    'SUMMARY:Market',
    'DTSTART:20260504T070000Z',
    'RRULE:FREQ=WEEKLY;COUNT=2',
    'END:VEVENT',
  ];
  const moved = [
    'BEGIN:VEVENT',
    'UID:one',
    'SUMMARY:Market, moved',
    'RECURRENCE-ID:20260511T070000Z',
    'DTSTART:20260512T080000Z',
    'END:VEVENT',
  ];
  const read = readCalendar(wrap(...master, ...moved), 'UTC');
  assert.ok('entries' in read);
  assert.deepEqual(
    read.entries.map(({ title, part, moments }) => [title, part, moments?.from]),
    [
      ['Market', '2026-05-04T07:00:00Z', '2026-05-04T07:00:00.000Z'],
      ['Market, moved', '2026-05-11T07:00:00Z', '2026-05-12T08:00:00.000Z'],
    ],
  );
});

test('a zone that only the file knows is read as the file says', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Ours',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0530',
    'TZOFFSETTO:+0530',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  const own = ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Market', 'DTSTART;TZID=Ours:20260504T090000', 'END:VEVENT'];
  assert.deepEqual(told(wrap(...zone, ...own)), ['2026-05-04T03:30  Europe/Tallinn']);
});

test('texts come as they are: addresses where they are joined, long titles whole in the description', () => {
  const long = 'Fish '.repeat(60).trim();
  const lines = ['DTSTART;VALUE=DATE:20260512', 'LOCATION:https://meet.example/fish', 'DESCRIPTION:One\\nTwo\\, three'];
  const read = readCalendar(wrap('BEGIN:VEVENT', 'UID:one', `SUMMARY:${long}`, ...lines, 'END:VEVENT'), 'UTC');
  assert.ok('entries' in read);
  const [entry] = read.entries;
  assert.equal(entry?.webAddress, 'https://meet.example/fish');
  assert.equal(entry?.place, '');
  assert.ok((entry?.title.length ?? 0) <= 150 && entry?.title.endsWith('…'));
  assert.equal(entry?.description, `${long}\n\nOne\nTwo, three`);
});

test('what cannot be taken is named, and the rest is taken', () => {
  const read = readCalendar(
    wrap(
      ...['BEGIN:VTODO', 'UID:task', 'SUMMARY:Buy ice', 'END:VTODO'],
      ...['BEGIN:VEVENT', 'SUMMARY:Nameless', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:a', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:b', 'SUMMARY:Good', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:b', 'SUMMARY:Good again', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'],
    ),
    'UTC',
  );
  assert.ok('entries' in read);
  assert.deepEqual(
    read.entries.map(({ title }) => title),
    ['Good'],
  );
  assert.deepEqual(
    read.refused.map(({ name, reason }) => [name, reason]),
    [
      ['Buy ice', 'refused.notEvent'],
      ['Nameless', 'refused.noUid'],
      ['a', 'refused.noTitle'],
      ['Good again', 'refused.double'],
    ],
  );
});

test('a file that is none, too large or too full is turned away whole', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  assert.equal(told(bytes('%PDF-1.7')), 'refused.noCalendar');
  assert.equal(told(bytes('')), 'refused.noCalendar');
  assert.equal(told(new Uint8Array([0x42, 0xff, 0xfe])), 'refused.noCalendar');
  assert.equal(told(wrap()), 'refused.empty');
  assert.equal(told(new Uint8Array(1024 * 1024 + 1)), 'refused.large');
  const one = ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:A', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'];
  assert.equal(told(wrap(...Array.from({ length: 301 }, () => one).flat())), 'refused.many');
  assert.match(
    JSON.stringify(told(bytes(`\uFEFF${new TextDecoder().decode(event('DTSTART;VALUE=DATE:20260512'))}`))),
    /2026-05-12/,
  );
});

test('every calendar file that others test with is taken or refused by name', { skip: whyNoFixtures }, () => {
  const files = globSync('**/*.ics', { cwd: fixtures }).toSorted();
  assert.ok(files.length > 200);
  let taken = 0;
  for (const file of files) {
    const read = readCalendar(readFileSync(join(fixtures, file)), 'Europe/Tallinn');
    if ('reason' in read) assert.match(read.reason, /^refused\./, file);
    else {
      taken += read.entries.length;
      assert.ok(read.entries.length + read.refused.length > 0, file);
      for (const { title, startsOn } of read.entries) assert.ok(title !== '' && startsOn !== null, file);
      for (const { name } of read.refused) assert.notEqual(name, '', file);
    }
  }
  assert.ok(taken > 60, String(taken));
});

test('a day written as programs of the past wrote it is a day; what never ends, ends', async () => {
  const old = await readApart(event('DTSTART:20220101', 'DTEND:20220101'), 'UTC');
  assert.deepEqual('entries' in old ? old.entries.map(({ startsOn }) => startsOn) : old, ['2022-01-01']);
});
