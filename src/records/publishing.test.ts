import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { headOf, newRecord, publishRecord, renameRecord, withdrawRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type World } from '../../test/world.ts';
import type { Person, ProjectScope } from '../kernel/scope.ts';
import { hasUnpublishedChanges } from './published-value.ts';
import { needPublished, publish } from './publishing.ts';
import { changeRecord, headsById, SavedMeanwhile } from './record.ts';
import { closeShelf, openShelf } from './shelf.ts';
import { slugOf } from './slug.ts';
import { readText, textsOf, translate } from './texts.ts';

let world: World;
let person: Person;
let project: TestProject;
before(async () => {
  world = await newWorld();
  person = await world.person({ name: 'Anna' });
});
beforeEach(async () => {
  project = await world.project();
});

const inProject = <T>(work: (scope: ProjectScope) => Promise<T>) => world.inProject(project, person, work);
const practice = (title: string, isPublished = true) =>
  newRecord(world, project, person, { kind: 'practice', title, isPublished });
const shown = async () =>
  (
    await world.sql<{ title: string }>('select title from published where project_id = $1 order by title', [project.id])
  ).map(({ title }) => title);
const rename = (id: string, title: string) => renameRecord(world, project, person, { id, title });

test('what is published stays as it was until it is published again', async () => {
  const id = await practice('First');
  await rename(id, 'Second');
  assert.deepEqual(await shown(), ['First']);
  await publishRecord(world, project, person, { id });
  assert.deepEqual(await shown(), ['Second']);
  const found = await inProject((scope) => needPublished(scope, project.slug, 'practice', 'first'));
  assert.deepEqual([found.title, found.version], ['Second', 2]);
});

test('a field that Uptake no longer knows, or did not ask for then, is no change to publish; a changed one is', async () => {
  const id = await practice('Kept', false);
  const isBehind = (value: object) => inProject((scope) => hasUnpublishedChanges(scope, id, value));
  assert.equal(await isBehind({ country: 'EE' }), false);
  await publishRecord(world, project, person, { id, content: { country: 'EE', ...{ forgotten: 'once' } } });
  assert.equal(await isBehind({ country: 'EE' }), false);
  assert.equal(await isBehind({ country: 'EE', cost: null, skills: [] }), false);
  assert.equal(await isBehind({ country: 'EE', skills: ['Typing'] }), true);
  assert.equal(await isBehind({ country: 'SE' }), true);
});

test('closing a project hides all of it; opening it shows what was published meanwhile, and not what was withdrawn', async () => {
  const [stays, goes] = [await practice('Stays'), await practice('Goes')];
  await inProject(closeShelf);
  assert.deepEqual(await shown(), []);
  await practice('Comes');
  await practice('Draft', false);
  await withdrawRecord(world, project, person, goes);
  await rename(stays, 'Stays, changed later');
  assert.deepEqual(await shown(), []);
  await assert.rejects(inProject((scope) => needPublished(scope, project.slug, 'practice', 'stays')));
  await inProject(openShelf);
  assert.deepEqual(await shown(), ['Comes', 'Stays']);
});

const isSomebodyWaiting = async () =>
  (await world.sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .length > 0;

test('who publishes while the project is being opened or closed is neither forgotten nor left behind', async () => {
  for (const isOpening of [true, false]) {
    project = await world.project({ isPublic: !isOpening });
    const ids = await Promise.all(['One', 'Two'].map((title) => practice(title, false)));
    const [begun, decided] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const [first = '', second = ''] = ids;
    const publishing = inProject(async (scope) => {
      await publish(scope, await headOf(scope, first), {}, { country: null, words: '' });
      begun.resolve();
      await decided.promise;
    });
    await begun.promise;
    let isTurned = false;
    const turning = inProject(isOpening ? openShelf : closeShelf).then(() => {
      isTurned = true;
    });
    while (!isTurned && !(await isSomebodyWaiting()));
    decided.resolve();
    await Promise.all([publishing, turning, publishRecord(world, project, person, { id: second })]);
    const isWhole = (await shown()).length === 2;
    assert.equal(isWhole, isOpening, isOpening ? 'opened' : 'closed');
    if (!isOpening) assert.deepEqual(await shown(), []);
  }
});

test('a change made from an older state is refused and writes nothing', async () => {
  const id = await practice('First', false);
  const seen = await inProject((scope) => headOf(scope, id));
  await rename(id, 'Second');
  await assert.rejects(
    inProject((scope) => changeRecord(scope, seen, seen.revision, { title: 'Third' })),
    SavedMeanwhile,
  );
  assert.equal((await inProject((scope) => headOf(scope, id))).title, 'Second');
});

test('two who save at the same moment from the same state: one is saved, the other is told', async () => {
  const id = await practice('First', false);
  const head = await inProject((scope) => headOf(scope, id));
  const results = await Promise.allSettled(
    ['One', 'Other'].map((title) => inProject((scope) => changeRecord(scope, head, head.revision, { title }))),
  );
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('a translation is out of date from the moment its original says something else, until it is written anew', async () => {
  const id = await practice('First', false);
  await inProject((scope) => translate(scope, id, 'it', { title: 'Primo', summary: 'Sommario' }));
  const outdated = async () => {
    const texts = (await inProject((scope) => textsOf(scope, id))).it ?? {};
    return Object.entries(texts).flatMap(([field, { outdatedSince }]) => (outdatedSince === null ? [] : field));
  };
  assert.deepEqual(await outdated(), []);
  await inProject(async (scope) =>
    changeRecord(scope, await headOf(scope, id), null, { title: 'First', state: 'draft' }),
  );
  assert.deepEqual(await outdated(), []);
  await rename(id, 'Second');
  assert.deepEqual(await outdated(), ['title']);
  await inProject((scope) => translate(scope, id, 'it', { title: 'Secondo' }));
  assert.deepEqual(await outdated(), []);
  await inProject((scope) => translate(scope, id, 'it', { summary: '' }));
  assert.deepEqual(Object.keys((await inProject((scope) => textsOf(scope, id))).it ?? {}), ['title']);
});

test('a text is read in the reader’s language where there is one, else in the original and said to be so', () => {
  const texts = { it: { title: { content: 'Ciao', origin: 'human', translator: '', outdatedSince: null } } } as const;
  assert.deepEqual(readText('title', 'Hello', 'en', texts, 'it').text, 'Ciao');
  assert.deepEqual(
    { ...readText('title', 'Hello', 'en', texts, 'sv'), translation: null },
    { text: 'Hello', language: 'en', isFallback: true, translation: null },
  );
  assert.equal(readText('title', 'Hello', 'en', texts, 'en').isFallback, false);
  assert.equal(readText('summary', '', 'en', texts, 'it').isFallback, false);
});

test('a word for the address comes of every title, and nobody else in the project has it', async () => {
  for (const [title, slug] of [
    ['Smart City', 'smart-city'],
    ['Árvíztűrő tükörfúrógép', 'arvizturo-tukorfurogep'],
    ['Łódź – Straße 7 & Øresund', 'lodz-strasse-7-oresund'],
    ['  --  ', 'untitled'],
    ['Новое', 'untitled'],
    ['New', 'untitled'],
    ['NEW!', 'untitled'],
    ['../../etc/passwd', 'etc-passwd'],
    ['100%_of_it', '100-of-it'],
    ['𝓣𝓪𝓻𝓽𝓾', 'tartu'],
    ['a'.repeat(100), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ] as const) {
    assert.equal(slugOf(title), slug, title);
  }
  const made = await Promise.all(Array.from({ length: 4 }, () => practice('Same', false)));
  const slugs = await inProject(async (scope) => [...(await headsById(scope, made)).values()].map(({ slug }) => slug));
  assert.deepEqual(
    slugs.toSorted((one, other) => String(one).localeCompare(String(other))),
    ['same', 'same-2', 'same-3', 'same-4'],
  );
});
