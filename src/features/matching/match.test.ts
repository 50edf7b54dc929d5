import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { leastPoints, match, precisionOf, type Compared, type SharedConcept } from './match.ts';

const concept = (id: string, own: number, other: number, found = 1, isBroad = false): SharedConcept => ({
  ...{ id, own, other, found, isBroad },
});
const nothing: Compared = {
  ...{ concepts: [], total: 100, themes: [[], []], words: [], population: [null, null], nearness: null },
};

const cases: readonly [what: string, compared: Partial<Compared>, points: number, first: string | null][] = [
  ['nothing in common', {}, 0, null],
  ['a rare concept in both titles', { concepts: [concept('a', 4, 4)] }, 6, 'concept'],
  ['a rare concept in a summary and a title', { concepts: [concept('a', 3, 4)] }, 6, 'concept'],
  ['a rare concept somewhere in one of the texts', { concepts: [concept('a', 4, 2)] }, 3, 'concept'],
  ['a rare concept the other speaks of a case of', { concepts: [concept('a', 4, 1)] }, 2, 'concept'],
  ['a concept that every tenth speaks of', { concepts: [concept('a', 4, 4, 10)] }, 4, 'concept'],
  ['a concept that every third speaks of', { concepts: [concept('a', 4, 4, 33)] }, 2, 'concept'],
  ['a broad concept, however rare', { concepts: [concept('a', 4, 4, 1, true)] }, 2, 'concept'],
  ['a case of a broad concept', { concepts: [concept('a', 4, 1, 50)] }, 0, null],
  ['many broad concepts', { concepts: ['a', 'b', 'c', 'd'].map((id) => concept(id, 4, 4, 50)) }, 3, 'concept'],
  ['one theme', { themes: [['mobility'], ['mobility', 'skills']] }, 2, 'theme'],
  [
    'three themes',
    {
      themes: [
        ['mobility', 'skills', 'identity'],
        ['mobility', 'skills', 'identity'],
      ],
    },
    4,
    'theme',
  ],
  ['five words', { words: ['a', 'b', 'c', 'd', 'e'] }, 3, 'words'],
  ['a city of the same size and nothing else', { population: [1000, 1100] }, 0, null],
  ['a theme, and a city twice as large', { themes: [['skills'], ['skills']], population: [1000, 2000] }, 3, 'theme'],
  ['a theme, and a city larger than that', { themes: [['skills'], ['skills']], population: [1000, 2001] }, 2, 'theme'],
  ['a text in the middle of all, as a machine sees it', { nearness: 0.5 }, 0, null],
  ['a text among the nearest third, as a machine sees it', { nearness: 0.7 }, 1, 'meaning'],
  ['a text nearer than nine of ten, as a machine sees it', { nearness: 0.9 }, 3, 'meaning'],
  ['the nearest text of all, as a machine sees it', { nearness: 1 }, 6, 'meaning'],
];

for (const [what, compared, points, first] of cases) {
  test(`${what}: ${points} points`, () => {
    const told = match({ ...nothing, ...compared });
    assert.equal(told.points, points);
    assert.equal(told.reasons[0]?.kind ?? null, first);
    assert.equal(
      told.reasons.reduce((sum, reason) => sum + reason.points, 0),
      points,
    );
    assert.ok(told.reasons.every((reason) => reason.points > 0));
  });
}

test('reasons come strongest first, and one broad concept with a size says too little', () => {
  const told = match({
    ...nothing,
    ...{ concepts: [concept('weak', 2, 1), concept('strong', 4, 4)], themes: [['skills'], ['skills']] },
  });
  assert.deepEqual(
    told.reasons.map((reason) => reason.points),
    [6, 2, 2],
  );
  const little = match({ ...nothing, concepts: [concept('a', 4, 4, 50)], population: [10, 10] });
  assert.ok(little.points < leastPoints);
});

test('a concept is as precise as few records speak of it', () => {
  assert.equal(precisionOf(concept('a', 4, 4, 5), 100), 'precise');
  assert.equal(precisionOf(concept('a', 4, 4, 6), 100), 'usual');
  assert.equal(precisionOf(concept('a', 4, 4, 21), 100), 'broad');
  assert.equal(precisionOf(concept('a', 4, 4, 3), 3), 'precise');
  assert.equal(precisionOf(concept('a', 4, 4, 10), 12), 'usual');
  assert.equal(precisionOf(concept('a', 4, 4, 1), 0), 'precise');
});
