import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type World } from '../../test/world.ts';
import type { Person } from '../kernel/scope.ts';

let world: World;
let person: Person;
let project: TestProject;
before(async () => {
  world = await newWorld();
  person = await world.person();
  project = await world.project({ slug: 'ours' });
  for (const title of titles) await publish(title);
});

const titles = [
  'Smart-city services in Gävle',
  'Árvíztűrő tükörfúrógép',
  'Digiteenused linnakodanikele',
  'AT&T and the city: a 100 % case',
  "L'amministrazione che ascolta",
  'C:\\users\\all',
  'שלום עיר',
  'Émigré café — naïve',
  'The the',
  '<b>bold</b> plans',
] as const;

const publish = (title: string, values: object = {}) =>
  newRecord(world, project, person, { kind: 'practice', title, isPublished: true, ...values });

async function found(search: string, more = ''): Promise<string[]> {
  const page = await world.get(`/practices?q=${encodeURIComponent(search)}${more}`);
  assert.equal(page.status, 200, search);
  return page.ask.queryAllByRole('heading', { level: 2 }).map((heading) => heading.textContent.trim());
}

test('a title is found by its words, their beginnings, without its accents, and by what is nearly right', async () => {
  for (const [search, title] of [
    ['gavle', titles[0]],
    ['GÄVLE', titles[0]],
    ['smart city', titles[0]],
    ['smart-city', titles[0]],
    ['servic', titles[0]],
    ['arvizturo', titles[1]],
    ['tükörfúró', titles[1]],
    ['digiteen', titles[2]],
    ['linnakodanikele', titles[2]],
    ['AT&T', titles[3]],
    ['100 %', titles[3]],
    ['amministrazione', titles[4]],
    ["l'amministrazione", titles[4]],
    ['c:\\users', titles[5]],
    ['שלום', titles[6]],
    ['cafe emigre', titles[7]],
    ['-gävle', titles[0]],
    ['"smart city services"', titles[0]],
    ['the the', titles[8]],
    ['<b>bold</b>', titles[9]],
    ['smrat city services', titles[0]],
  ] as const) {
    const hits = await found(search);
    assert.ok(hits.includes(title), `${search}: ${hits.join(' | ') || 'nothing'}`);
    assert.ok(hits.length < titles.length, `${search} finds everything`);
  }
});

test('what means something to a search engine is only text here', async () => {
  const hostile = [
    "'",
    "''",
    '&',
    '|',
    '!',
    '!!gävle',
    ':*',
    'gävle:*',
    '\\',
    '\\\\',
    '(',
    '((',
    ')',
    '<->',
    'a <-> b',
    '*',
    '%',
    '_',
    '"',
    '"""',
    '🙂',
    '👩‍👩‍👧',
    '\u202Eevil',
    '\u0000gävle\u0000',
    'x'.repeat(10_000),
    'a '.repeat(500),
    '½ ª ﬁ',
    '--',
    ';drop table record;--',
    "') or 1=1 --",
    'ÿ',
    '\uFFFD',
    'Ａ',
    '①',
  ];
  for (const search of hostile) await found(search);
  assert.deepEqual(await found('\u0000gävle\u0000'), [titles[0]]);
  assert.deepEqual(await found('🙂'), []);
});

test('a slash, a quote and a sign of another script in an address lead to the same list', async () => {
  for (const search of ["L'amministrazione", 'AT&T', 'שלום']) {
    const page = await world.get(`/practices?q=${encodeURIComponent(search)}`);
    assert.equal(page.value(/Search/), search);
  }
});
