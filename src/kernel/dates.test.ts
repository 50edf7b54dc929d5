import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { addMonths, boundsOfDate, dayAt, endsBefore, readPartialDate, type PartialDate } from './dates.ts';
import { newReader } from './reader.ts';
import { languages } from './words.ts';

const date = (text: string) => text as PartialDate;

test('a date is taken as exactly as it is known, and only when there is such a date', () => {
  for (const [typed, read] of [
    ['2019', '2019'],
    ['2019-10', '2019-10'],
    ['2020-02-29', '2020-02-29'],
    ['2021-02..2021-07', '2021-02..2021-07'],
    [' 2019-10 ', '2019-10'],
    ['2019-13', null],
    ['2019-02-29', null],
    ['2021-07..2021-02', null],
    ['2021..2022..2023', null],
    ['31.01.2026', null],
    ['1066', null],
    ['', null],
  ] as const) {
    assert.equal(readPartialDate(typed), read, typed);
  }
});

test('a partial date stands for all its days', () => {
  assert.deepEqual(boundsOfDate(date('2020')), { first: '2020-01-01', last: '2020-12-31' });
  assert.deepEqual(boundsOfDate(date('2020-02')), { first: '2020-02-01', last: '2020-02-29' });
  assert.deepEqual(boundsOfDate(date('2021-02..2021-07')), { first: '2021-02-01', last: '2021-07-31' });
});

test('an end lies before the beginning only when no day of it can come after', () => {
  const cases = [
    ['2026-05', '2026-04', true],
    ['2026-05-20', '2026-05', false],
    ['2026-05', '2026-05-01', false],
    ['2021-02..2021-07', '2021-01', true],
    ['2021-02..2021-07', '2021-03', false],
    [null, '2026', false],
    ['2026', null, false],
  ] as const;
  for (const [start, end, isBefore] of cases) {
    assert.equal(endsBefore(start && date(start), end && date(end)), isBefore, `${start} to ${end}`);
  }
});

test('months are added in whole months, and the last day of a month stays one', () => {
  for (const [start, months, end] of [
    ['2019-08', 6, '2020-02'],
    ['2019-08-31', 6, '2020-02-29'],
    ['2020-01-15', -1, '2019-12-15'],
    ['2019', 12, '2020'],
  ] as const) {
    assert.equal(addMonths(date(start), months), end);
  }
});

test('the day of a moment is the day at the place', () => {
  const moment = new Date('2026-03-02T22:30:00Z');
  assert.equal(dayAt(moment, 'Europe/Tallinn'), '2026-03-03');
  assert.equal(dayAt(moment, 'Europe/London'), '2026-03-02');
});

test('a date known to the month is never written with a day, in any language', () => {
  assert.deepEqual(
    languages.map((language) => newReader(language, 'Europe/Rome').date(date('2019-10'))),
    ['October 2019', 'ottobre 2019', 'oktober 2019', 'oktoober 2019', '2019. október'],
  );
  assert.match(newReader('en', 'Europe/Rome').date(date('2021-02..2021-07')), /^February\s–\sJuly 2021$/);
  assert.equal(newReader('hu', 'Europe/Rome').date(date('2019-10-03')), '2019. október 3.');
});

test('money is written from cents, whole amounts without them', () => {
  const reader = newReader('en', 'Europe/Rome');
  assert.equal(reader.money(109_000_000, 'EUR'), '€1,090,000');
  assert.equal(reader.money(1250, 'EUR'), '€12.50');
  assert.match(newReader('et', 'Europe/Rome').money(250_000, 'EUR'), /^2\s?500\s€$/);
});
