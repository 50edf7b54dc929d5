import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { hasSeat, movingUp, type Limits } from './seats.ts';

const limits = (seats: number | null, perPartner: Record<string, number> = {}): Limits => ({
  seats,
  perPartner: new Map(Object.entries(perPartner)),
});
const taken = (counts: Record<string, number>) =>
  new Map<string | null, number>(Object.entries(counts).map(([id, count]) => [id === 'none' ? null : id, count]));

test('one more can come while seats are left in all and for the own partner', () => {
  const cases: [Limits, Record<string, number>, string | null, boolean][] = [
    [limits(null), { a: 900 }, 'a', true],
    [limits(3), { a: 1, none: 1 }, 'b', true],
    [limits(3), { a: 1, none: 2 }, 'b', false],
    [limits(9, { a: 2 }), { a: 2 }, 'a', false],
    [limits(9, { a: 2 }), { a: 2 }, 'b', true],
    [limits(9, { a: 2 }), { a: 2 }, null, true],
    [limits(null, { a: 0 }), {}, 'a', false],
    [limits(2, { a: 5 }), { b: 2 }, 'a', false],
  ];
  for (const [limit, counts, partner, expected] of cases) {
    assert.equal(hasSeat(limit, taken(counts), partner), expected, JSON.stringify([counts, partner]));
  }
});

test('whoever waits longest moves up first, but for those whose partner has no seat left', () => {
  const line = [
    { id: '1', partnerId: 'a' },
    { id: '2', partnerId: 'b' },
    { id: '3', partnerId: 'a' },
    { id: '4', partnerId: null },
  ];
  const cases: [Limits, Record<string, number>, string[]][] = [
    [limits(5), { a: 5 }, []],
    [limits(6), { a: 5 }, ['1']],
    [limits(null), { a: 5 }, ['1', '2', '3', '4']],
    [limits(7, { a: 5 }), { a: 5 }, ['2', '4']],
    [limits(9, { a: 6 }), { a: 5 }, ['1', '2', '4']],
  ];
  for (const [limit, counts, expected] of cases) assert.deepEqual(movingUp(limit, taken(counts), line), expected);
});
