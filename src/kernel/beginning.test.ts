import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { fitted } from './beginning.ts';
import { lengthOf } from './forms.ts';

test('what is too long is cut between two words', () => {
  assert.equal(fitted('short', 10), 'short');
  assert.equal(fitted('one two three', 10), 'one two…');
  assert.equal(fitted('é'.normalize('NFD').repeat(10), 10), 'é'.normalize('NFD').repeat(10));
  assert.ok(lengthOf(fitted('👩‍👩‍👧 '.repeat(50), 20)) <= 20);
});

test('a single word that is too long is cut between two characters', () => {
  assert.equal(fitted('Straßenbahnhaltestelle', 10), 'Straßenba…');
  assert.equal(fitted('👍'.repeat(20), 10), `${'👍'.repeat(4)}…`);
  assert.equal(fitted('👩‍👩‍👧'.repeat(20), 12), '👩‍👩‍👧…');
});
