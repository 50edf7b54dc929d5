import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { newRecord } from '../../../test/records.ts';
import { linksOf, makeLink } from '../chain/index.ts';
import { needPractice } from '../practices/index.ts';
import { moved, type Block } from './block.ts';

const { world, project, lead, officer, neighbour, tartu, genoa, freshly } = await newHarbours();

const at = '/p/harbours/practices/the-counter';
const open = '/projects/harbours/practices/the-counter';
const told = {
  ...{ title: 'The counter', outcome: 'worked', language: 'en', difficultiesUnknown: 'yes', partner: tartu },
  description: 'Whoever gets stuck is called back.',
};

async function add(title: string, more: Record<string, string> = {}) {
  return world.send(`${at}/blocks`, { title, ...more }, officer);
}

const blocksNow = () =>
  world.inProject(project, lead.person, async (scope) => (await needPractice(scope, 'the-counter')).value.blocks);

/** As the form that is open now brings it back. */
const revisionNow = async () =>
  String(
    await world.inProject(
      project,
      lead.person,
      async (scope) => (await needPractice(scope, 'the-counter')).head.revision,
    ),
  );

const titles = async () => (await blocksNow()).map(({ title }) => title);

async function idOf(title: string): Promise<string> {
  return (await blocksNow()).find((block) => block.title === title)?.id ?? assert.fail(`no block ${title}`);
}

test('blocks are written under their practice, in an order that can be changed, and published with it', async () => {
  await world.post('/p/harbours/practices/new', told, officer);
  const added = await add('The help button', {
    what: 'A button on every page.',
    preconditions: 'What was typed is kept\n\nA telephone that somebody answers',
    needs: 'Two days of a developer.',
  });
  assert.match(added.text, /Added: The help button/);
  await add('The callback');
  await add('Monday reading');
  const empty = await world.post(`${at}/blocks`, { title: '', what: 'Typed.' }, officer);
  assert.equal(empty.status, 422);
  assert.equal(empty.value(/^What it is/), 'Typed.');

  await world.post(`${at}/blocks/monday-reading/position`, { way: 'up' }, officer);
  await world.post(`${at}/blocks/the-help-button/position`, { way: 'up' }, officer);
  assert.deepEqual(await titles(), ['The help button', 'Monday reading', 'The callback']);

  assert.equal((await freshly(open)).status, 404);
  await world.post(`${at}/publication`, {}, officer);
  const page = await freshly(open);
  const card = page.document.querySelector('#block-the-help-button')?.textContent ?? '';
  assert.match(card, /Block 1\s+The help button/);
  assert.match(card, /A telephone that somebody answers/);
  assert.match(card, /Two days of a developer/);

  await world.post(
    `${at}/blocks/the-callback`,
    { title: 'The callback', what: 'Within the day.', revision: await revisionNow() },
    officer,
  );
  assert.doesNotMatch((await freshly(open)).text, /Within the day/);
  assert.match((await world.get(at, officer)).text, /changes here that the public page does not show/);
  await world.post(`${at}/publication`, {}, officer);
  assert.match((await freshly(open)).text, /Within the day/);
  assert.match((await world.get(`${at}/history`, lead)).text, /The callback – Within the day/);
  assert.match((await freshly(`${open}/versions?from=1&to=2`)).text, /Put in: The callback – Within the day/);
});

test('an action is based on one block alone: both count it, the link survives a new name, and the block stays', async () => {
  const callback = await idOf('The callback');
  const action = await newRecord(world, project, lead.person, {
    ...{ kind: 'action', title: 'Calls in Genoa', state: 'under-way', partnerId: genoa, isPublished: true },
  });
  const search = await world.get(`/p/harbours/links/new?record=${action}&q=callback`, lead);
  assert.match(search.text, /The callback\s+Building block · The counter/);
  await world.post(
    `/p/harbours/links?record=${action}&other=${callback}`,
    { tie: 'based-on.out', reason: 'Only the callback.', language: 'en' },
    lead,
  );
  const page = await freshly(open);
  assert.match(page.document.querySelector('#block-the-callback')?.textContent ?? '', /Adopted by\s*Genoa/);
  assert.match(page.document.querySelector('#block-the-callback')?.textContent ?? '', /Being carried out/);
  assert.doesNotMatch(page.document.querySelector('#block-the-help-button')?.textContent ?? '', /Adopted by/);
  assert.match(page.text, /Adopted by 1 city/);
  // The story is told of the practice, and says which part of it was taken.
  const story = await freshly(`/chain/${action}`);
  assert.match(story.text, /Based on: The counter \(Building block: The callback\): Only the callback\./);
  assert.match(story.text, /1 good practice and 1 action/);
  assert.match((await world.get('/p/harbours/adoption?partner=all', officer)).text, /Building block: The callback/);

  const revision = await revisionNow();
  await world.post(`${at}/blocks/the-callback`, { title: 'Called by evening', revision }, officer);
  await world.post(`${at}/publication`, {}, officer);
  assert.match(
    (await freshly(open)).document.querySelector('#block-the-callback')?.textContent ?? '',
    /Called by evening.*Genoa/s,
  );
  const panel = await world.inProject(project, lead.person, (scope) => linksOf(scope, 'workspace', action));
  assert.equal(panel[0]?.to, callback);

  // A second block in the same action is the same city once more, not another one.
  const button = await idOf('The help button');
  await world.inProject(project, lead.person, (scope) =>
    makeLink(scope, { type: 'inspired-by', from: action, to: button, reason: 'And the button.', language: 'en' }),
  );
  const twice = await freshly(open);
  assert.match(twice.text, /Adopted by 1 city/);
  assert.equal(twice.document.querySelectorAll('#adopted tbody tr, section:has(#adopted) tbody tr').length, 1);
  assert.match(twice.text, /Building blocks: /);

  const kept = await world.get(`${at}/blocks/the-callback`, officer);
  assert.match(kept.text, /It cannot be taken out/);
  assert.equal((await world.post(`${at}/blocks/the-callback/removal`, {}, officer)).status, 403);
});

test('a block that nothing stands on is taken out, and goes from the public with the next publication', async () => {
  await world.post(`${at}/blocks/monday-reading/removal`, {}, officer);
  assert.deepEqual(await titles(), ['The help button', 'Called by evening']);
  assert.match((await freshly(open)).text, /Monday reading/);
  await world.post(`${at}/publication`, {}, officer);
  assert.doesNotMatch((await freshly(open)).text, /Monday reading/);
  assert.equal((await world.get(`${at}/blocks/monday-reading`, officer)).status, 404);
});

test('a block is read in other languages, and says so when its original has changed', async () => {
  const form = `${at}/blocks/the-help-button/translation/it`;
  await world.post(form, { title: 'Il pulsante di aiuto', what: 'Un pulsante.' }, officer);
  await world.post(`${at}/publication`, {}, officer);
  assert.match((await freshly(open, 'it')).text, /Il pulsante di aiuto/);
  const revision = await revisionNow();
  const changed = { title: 'The help button', what: 'A button in sight on every page.', revision };
  await world.post(`${at}/blocks/the-help-button`, changed, officer);
  assert.match((await world.get(`${form}?lang=en`, officer)).text, /The original has changed/);
});

test('a text that goes from one field of a block to another is kept and remembered; the others stay untouched', async () => {
  const written = () =>
    world.sql<{ slug: string; revision: number }>(
      "select slug, revision from record where kind = 'block' and erased_at is null order by slug",
    );
  const save = async (fields: Record<string, string>) =>
    world.post(
      `${at}/blocks/the-callback`,
      { title: 'Called by evening', ...fields, revision: await revisionNow() },
      officer,
    );
  await save({ what: 'One telephone.' });
  const before = await written();
  await save({ needs: 'One telephone.' });
  const block = (await blocksNow()).find(({ slug }) => slug === 'the-callback');
  assert.deepEqual([block?.what, block?.needs], ['', 'One telephone.']);
  assert.deepEqual(
    await written(),
    before.map(({ slug, revision }) => ({ slug, revision: revision + (slug === 'the-callback' ? 1 : 0) })),
  );
});

test('others neither write nor see what is not theirs', async () => {
  for (const path of [`${at}/blocks`, `${at}/blocks/the-help-button`, `${at}/blocks/the-help-button/translation/it`]) {
    assert.equal((await world.get(path, neighbour)).status, 403, path);
  }
  assert.equal((await world.post(`${at}/blocks`, { title: 'Not mine' }, neighbour)).status, 403);
  assert.equal((await world.post(`${at}/blocks/the-help-button/position`, { way: 'down' }, neighbour)).status, 403);
});

test('when the practice is withdrawn its blocks are, and nobody outside learns of a link to them', async () => {
  await world.post(`${at}/withdrawal`, {}, officer);
  const shown = await world.sql("select from published where kind = 'block'");
  assert.equal(shown.length, 0);
  const links = await world.sql('select from link where practice_id is not null and is_public');
  assert.equal(links.length, 0);
});

test('a block moves by one place, and not past the ends', () => {
  const blocks = ['a', 'b', 'c'].map((id): Block => ({
    id,
    slug: id,
    title: id,
    what: '',
    preconditions: [],
    needs: '',
    texts: {},
  }));
  const order = (id: string, by: -1 | 1) =>
    moved(blocks, id, by)
      .map((block) => block.id)
      .join('');
  assert.deepEqual(
    [order('a', 1), order('c', -1), order('a', -1), order('c', 1), order('x', 1)],
    ['bac', 'acb', 'abc', 'abc', 'abc'],
  );
});
