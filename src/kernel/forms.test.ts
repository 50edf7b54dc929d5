// oxlint-disable no-script-url -- what must never become a link
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  choice,
  choices,
  date,
  email,
  flag,
  form,
  lengthOf,
  longText,
  number,
  readForm,
  reference,
  text,
  webAddress,
  type Field,
} from './forms.ts';

function read(field: Field<unknown>, ...typed: string[]): unknown {
  const result = readForm(form({ it: field }), { typed: { it: typed }, files: {} });
  return result.ok ? result.values.it : result.problems['it']?.key;
}

// As people in each of our languages write them, and what nobody means.
const numbers: [string, unknown][] = [
  ['0', 0],
  ['-1', -1],
  ['\u22121', -1],
  ['+1', 1],
  ['1,5', 1.5],
  ['1.5', 1.5],
  ['58.378', 58.378],
  ['1\u00a0234\u202f567,5', 1234567.5],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.23.4', 'notANumber'],
  ['1,,5', 'notANumber'],
  ['0x10', 'notANumber'],
  ['NaN', 'notANumber'],
  ['Infinity', 'notANumber'],
  ['٣', 'notANumber'],
  ['1;2', 'notANumber'],
  ['9'.repeat(400), 'outOfRange'],
];
const wholes: [string, unknown][] = [
  ['1.000', 1000],
  ['12,000', 12_000],
  ['1 000', 1000],
  ['1.0', 1],
  ['1.5', 'notANumber'],
  ['1,2345', 'notANumber'],
];

test('each kind of field takes what people type, or says what is wrong', () => {
  const cases: [Field<unknown>, string[], unknown][] = [
    [text({ required: true }), ['  Tartu '], 'Tartu'],
    [text({ required: true }), ['   '], 'required'],
    [text(), [], ''],
    [text({ limit: 3 }), ['abcd'], 'tooLong'],
    [longText(), ['one\r\ntwo\rthree'], 'one\ntwo\nthree'],
    [longText(), ['a\0b'], 'ab'],
    [email(), ['a@b.ee'], 'a@b.ee'],
    [email(), ['a@b'], 'notAnEmail'],
    [webAddress(), ['https://tartu.ee'], 'https://tartu.ee'],
    [webAddress(), ['javascript:alert(1)'], 'notAnAddress'],
    [date(), ['2019-10'], '2019-10'],
    [date(), ['October'], 'notADate'],
    [date(), [''], null],
    [number(), ['1 234,5'], 1234.5],
    [number(), ['1e5'], 'notANumber'],
    [number({ whole: true }), ['1.5'], 'notANumber'],
    [number({ least: 0, most: 100 }), ['101'], 'outOfRange'],
    ...numbers.map(([typed, value]): [Field<unknown>, string[], unknown] => [number(), [typed], value]),
    ...wholes.map(([typed, value]): [Field<unknown>, string[], unknown] => [number({ whole: true }), [typed], value]),
    [number({ money: true }), ['250.000'], 250_000],
    [number({ money: true }), ['250,000'], 250_000],
    [number({ money: true }), ['250,50'], 250.5],
    [number({ money: true }), ['1.250,50'], 1250.5],
    [text({ limit: 3 }), [`a${'\u0301'.repeat(1000)}`], 'tooLong'],
    [text({ limit: 3 }), ['x'.repeat(100_000)], 'tooLong'],
    [text({ limit: 3 }), ['🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦é'], '🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦é'],
    [text(), ['\u202Eevil'], '\u202Eevil'],
    [email(), ['a@b.ee\r\nBcc: c@d.ee'], 'notAnEmail'],
    [email(), [`${'a'.repeat(250)}@b.ee`], 'tooLong'],
    [webAddress(), ['https://tartu.ee\nhttps://evil.example'], 'notAnAddress'],
    [webAddress(), ['data:text/html,x'], 'notAnAddress'],
    [webAddress(), ['//tartu.ee'], 'notAnAddress'],
    [date(), ['2019-02-30'], 'notADate'],
    [date(), ['2019-10-03T10:00'], 'notADate'],
    [date(), ['9999'], 'notADate'],
    [date(), ["2019'--"], 'notADate'],
    [choice(['a', 'b']), ['toString'], 'notAChoice'],
    [choices(['a', 'b']), ['a', '__proto__'], 'notAChoice'],
    [choice(['a', 'b']), ['c'], 'notAChoice'],
    [choice(['a', 'b']), [''], null],
    [choices(['a', 'b']), ['a', 'b', 'a'], ['a', 'b']],
    [choices(['a', 'b'], { required: true }), [], 'required'],
    [flag(), ['yes'], true],
    [flag(), [], false],
    [reference(), ["1' or '1'='1"], 'notAChoice'],
  ];
  for (const [field, typed, expected] of cases) {
    assert.deepEqual(read(field, ...typed), expected, `${field.control} ${typed.join('|')}`);
  }
});

test('a limit counts characters as people see them', () => {
  assert.equal(lengthOf('Nyíregyháza'), 11);
  assert.equal(lengthOf('Nyi\u0301regyha\u0301za'), 11);
  assert.equal(lengthOf('👩‍👩‍👧'), 1);
  assert.equal(read(text({ limit: 2 }), '👩‍👩‍👧👩‍👩‍👧'), '👩‍👩‍👧👩‍👩‍👧');
});

test('a form that is refused gives back all that was typed', () => {
  const typed = { name: ['x'], email: ['not an address'] };
  const result = readForm(form({ name: text(), email: email() }), { typed, files: {} });
  assert.ok(!result.ok);
  assert.deepEqual(result.typed, typed);
  assert.deepEqual(Object.keys(result.problems), ['email']);
});
