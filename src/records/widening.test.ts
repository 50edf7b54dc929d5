import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { languages, type Language } from '../kernel/words.ts';
import { isTheme } from './themes.ts';
import type { ConceptData } from './vocabulary.ts';
import { groupsIn, wordsOf } from './widening.ts';

const term = (concept: string, language: Language, ...places: number[]) => ({ concept, language, places });

test('the longest term wins, then the reader’s language; what stands in the same words counts together', () => {
  const cases = [
    { found: [], groups: [] },
    { found: [term('data', 'en', 2), term('open-data', 'en', 1, 2)], groups: [['open-data']] },
    { found: [term('plan', 'sv', 1), term('map', 'en', 1)], groups: [['map']] },
    { found: [term('plan', 'sv', 1), term('floor', 'it', 1)], groups: [['floor', 'plan']] },
    { found: [term('one', 'en', 1), term('other', 'en', 1)], groups: [['one', 'other']] },
    { found: [term('school', 'en', 1), term('bus', 'en', 3)], groups: [['bus'], ['school']] },
    { found: [term('a', 'en', 1, 2), term('b', 'en', 2, 3)], groups: [['a']] },
    { found: [term('nothing', 'en')], groups: [] },
  ] as const;
  for (const { found, groups } of cases) {
    assert.deepEqual(
      groupsIn(found, 'en').map(({ concepts }) => concepts.toSorted()),
      groups,
    );
  }
});

test('the words of a search are what stands between spaces, without what means something to a search engine', () => {
  assert.deepEqual(wordsOf(' "open  data" & e-ID -- (l’anagrafe:*) '), ['open', 'data', 'e-ID', 'l’anagrafe']);
  assert.deepEqual(wordsOf('🙂 -- &'), []);
});

test('every concept of the product has a name of its own in every language, real themes and broader concepts that are there', () => {
  const path = join(import.meta.dirname, '../../db/vocabulary/concepts.json');
  const concepts = JSON.parse(readFileSync(path, 'utf8')) as ConceptData[];
  const ids = new Set(concepts.map(({ id }) => id));
  assert.equal(ids.size, concepts.length);
  for (const language of languages) {
    const names = concepts.map(({ terms }) => terms[language][0]?.toLowerCase());
    assert.deepEqual(
      names.filter((name, index) => name === undefined || name.includes('*') || names.indexOf(name) !== index),
      [],
      language,
    );
  }
  for (const { id, themes, broader } of concepts) {
    assert.ok(themes.every(isTheme), id);
    assert.ok(
      broader.every((one) => ids.has(one) && one !== id),
      id,
    );
  }
});
