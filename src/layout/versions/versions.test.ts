import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';

const { world, lead, officer, freshly } = await newHarbours();

const at = '/p/harbours/practices/tickets-at-home';
const open = '/projects/harbours/practices/tickets-at-home';
const told = {
  ...{ title: 'Tickets at home', outcome: 'worked', language: 'en', difficultiesUnknown: 'yes' },
  description: 'One desk for two permits.',
};

async function write(values: Record<string, string>, revision: number) {
  const saved = await world.post(`${at}/edit`, { ...told, ...values, revision: String(revision) }, lead);
  assert.equal(saved.status, 303);
}

const differencesIn = (page: Awaited<ReturnType<typeof world.get>>) =>
  [...page.document.querySelectorAll('.difference ins, .difference del')].map((one) =>
    (one.textContent ?? '').trim().replaceAll(/\s+/g, ' '),
  );

test('everybody reads which versions were published, with their notes, and what differs between any two', async () => {
  await world.post('/p/harbours/practices/new', told, lead);
  await world.post(`${at}/publication`, {}, lead);
  await write({ description: 'One desk for three permits.' }, 2);
  await world.post(`${at}/publication`, { note: 'A third permit came to the desk.' }, lead);
  await write({ description: 'Two desks for three permits.', outcome: 'did-not-work' }, 3);
  await world.post(`${at}/publication`, {}, lead);

  const page = await freshly(open);
  assert.match(page.text, /Version ?3, published on/);
  assert.equal(page.ask.getByRole('link', { name: 'all versions' }).getAttribute('href'), `${open}/versions`);
  const list = await freshly(`${open}/versions`);
  assert.match(list.text, /A third permit came to the desk\./);
  assert.doesNotMatch(list.text, /Lea Coordinator/);
  assert.match((await world.get(`${at}/versions`, officer)).text, /Lea Coordinator/);

  assert.deepEqual(differencesIn(await freshly(`${open}/versions?from=1&to=2`)), ['Taken out: two', 'Put in: three']);
  assert.deepEqual(differencesIn(await freshly(`${open}/versions?from=1&to=3`)), [
    'Taken out: It worked here',
    'Put in: It did not work here',
    'Taken out: One desk',
    'Put in: Two desks',
    'Taken out: two',
    'Put in: three',
  ]);
  assert.match((await freshly(`${open}/versions?from=2&to=2`)).text, /Nothing differs/);
  for (const asked of ['from=1&to=9', 'from=0&to=1', 'from=1&to=draft', 'from=x&to=1']) {
    assert.equal((await freshly(`${open}/versions?${asked}`)).status, 404, asked);
  }
  assert.match((await world.get(`${at}/history`, lead)).text, /What was changed After: A third permit/);
});

test('what the draft says otherwise is seen before it is published, and published with a note', async () => {
  const page = await world.get(at, lead);
  assert.ok(page.ask.queryByRole('link', { name: 'See what differs' }) === null);
  await write({ description: 'Three desks for three permits.', outcome: 'did-not-work' }, 4);
  const draft = (await world.get(at, lead)).ask.getByRole('link', { name: 'See what differs' }).getAttribute('href');
  assert.equal(draft, `${at}/versions?from=3&to=draft`);
  const seen = await world.get(`${at}/versions?from=3&to=draft`, lead);
  assert.deepEqual(differencesIn(seen), ['Taken out: Two', 'Put in: Three']);

  const long = await world.post(`${at}/publication`, { note: 'x'.repeat(301) }, lead);
  assert.equal(long.status, 422);
  assert.equal(long.value(/What was changed/), 'x'.repeat(301));
  assert.match((await freshly(`${open}/versions`)).text, /^(?!.*Version 4)/s);

  // Somebody who may not publish sees the differences, and no button.
  const reader = await world.get(`${at}/versions?from=3&to=draft`, officer);
  assert.deepEqual(differencesIn(reader), ['Taken out: Two', 'Put in: Three']);
  assert.equal(reader.ask.queryByRole('button', { name: 'Publish these changes' }), null);
});

test('what was withdrawn does not come back with a newer version; the project still reads it', async () => {
  await world.post(`${at}/withdrawal`, {}, lead);
  assert.equal((await freshly(`${open}/versions`)).status, 404);
  await world.post(`${at}/publication`, {}, lead);
  const list = await freshly(`${open}/versions`);
  assert.doesNotMatch(list.text, /A third permit came/);
  assert.equal((await freshly(`${open}/versions?from=1&to=4`)).status, 404);
  assert.match((await world.get(`${at}/versions`, lead)).text, /A third permit came/);
});
