import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Recorded } from '../../records/history.ts';
import type { Passage } from '../../ui/index.ts';
import { differenceOfTexts, differencesBetween } from './differences.ts';

/** `same [-removed-] [+added+]`. */
const marked = (passages: readonly Passage[]) =>
  passages
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'added' ? `[+${text}+]` : `[-${text}-]`;
    })
    .join('');

test('two texts are compared word by word, whatever their alphabet', () => {
  const cases = [
    ['One desk for two permits.', 'One desk for three permits.', 'One desk for [-two-][+three+] permits.'],
    ['', 'New.', '[+New.+]'],
    ['Old.', '', '[-Old.-]'],
    ['Egy űrlap elég.', 'Egy űrlap nem elég.', 'Egy űrlap [+nem +]elég.'],
    ['First.\n\nSecond.', 'First.\n\nThird.', 'First.\n\n[-Second-][+Third+].'],
    ['Same.', 'Same.', 'Same.'],
    ['Nel primo anno 2.960 volte.', 'In due anni 6.115 volte.', '[-Nel primo anno 2.960-][+In due anni 6.115+] volte.'],
    ['One.\n\nTwo.', 'Three.\n\nFour.', '[-One-][+Three+].\n\n[-Two-][+Four+].'],
  ] as const;
  for (const [before, after, expected] of cases) assert.equal(marked(differenceOfTexts(before, after)), expected);
});

test('texts that have nothing in common are told quickly, one in place of the other', () => {
  const words = (name: string) => Array.from({ length: 4000 }, (_, index) => `${name}${index}`).join(' ');
  const started = performance.now();
  const passages = differenceOfTexts(words('one'), words('other'));
  assert.ok(performance.now() - started < 2000);
  assert.deepEqual(
    passages.map(({ kind }) => kind),
    ['removed', 'added'],
  );
});

const text = (value: Recorded) => (typeof value === 'string' ? value : '');

test('lists are compared item by item, values as a whole, and equal fields are left out', () => {
  const shown = (field: string, value: Recorded) => (field === 'cost' ? `€${text(value)}` : text(value));
  const differences = differencesBetween(
    { title: 'Desk', skills: ['Typing', 'Listening'], cost: '14000 EUR', gone: 'Was here' },
    { title: 'Desk', skills: ['Listening', 'Law'], cost: '15000 EUR', level: 'local' },
    shown,
  );
  assert.deepEqual(
    differences.map(({ field, passages }) => [field, marked(passages)]),
    [
      ['skills', '[-Typing\n-]Listening\n[+Law\n+]'],
      ['cost', '[-€14000 EUR-][+€15000 EUR+]'],
      ['gone', '[-Was here-]'],
      ['level', '[+local+]'],
    ],
  );
});
