import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { newHarbours } from '../../../test/harbours.ts';
import { photograph } from '../../../test/pictures.ts';
import type { Visitor } from '../../../test/world.ts';

const { world, project, lead, officer } = await newHarbours();
const stakeholder = await world.signedIn({ project, role: 'stakeholder' });
let number = 0;

/** A study visit in the workspace; gives its address there. */
async function newEvent(): Promise<string> {
  const title = `Visit ${++number}`;
  const fields = { title, kind: 'study-visit', state: 'held', mode: 'on-site', language: 'en', startsOn: '2026-03-02' };
  await world.send(`/p/${project.slug}/events/new`, fields, lead);
  return `/p/${project.slug}/events/visit-${number}`;
}

const written = (as: Visitor, values: Record<string, string | File | readonly File[]> = {}) => ({
  id: randomUUID(),
  person: as.person.id,
  kind: 'note',
  writtenAt: '2026-03-01T15:30:00.000Z',
  session: '',
  content: 'The desk opens at seven.',
  readers: 'project',
  language: 'en',
  ...values,
});
const photo = () => new File([new Uint8Array(photograph('58.38N'))], 'desk.jpg', { type: 'image/jpeg' });

async function send(event: string, values: ReturnType<typeof written>, as = officer) {
  const page = await world.post(`${event}/taken-along`, values, as);
  return { status: page.status, said: JSON.parse(page.html) as Record<string, unknown> };
}

const countOf = async (event: string, text: string, as = officer) =>
  (await world.get(`${event}/notes`, as)).text.split(text).length - 1;

test('an event is taken along with its sessions, the practices shown there and one’s own notes, and what the page needs', async () => {
  const event = await newEvent();
  await world.send(`${event}/notes/new`, { content: 'Mine.', readers: 'own', language: 'en' }, officer);
  await world.send(`${event}/notes/new`, { content: 'Of the lead.', readers: 'project', language: 'en' }, lead);
  const page = await world.get(`${event}/taken-along`, officer);
  const parcel = JSON.parse(page.html) as { title: string; notes: { content: string }[]; assets: string[] };
  assert.equal(parcel.title, `Visit ${number}`);
  assert.deepEqual(
    parcel.notes.map(({ content }) => content),
    ['Mine.'],
  );
  for (const path of ['/taken-along', '/service-worker.js', '/manifest.webmanifest', ...parcel.assets]) {
    assert.equal((await world.get(path, officer)).status, 200, path);
  }
  const manifest = JSON.parse((await world.get('/manifest.webmanifest')).html) as { icons: { src: string }[] };
  for (const { src } of manifest.icons) assert.equal((await world.get(src)).headers.get('content-type'), 'image/png');
});

test('what was written without a network arrives once, however often it is sent, with the time it was written', async () => {
  const event = await newEvent();
  const note = written(officer, { photographs: [photo()], caption: 'The desk' });
  const answers = await Promise.all([send(event, note), send(event, note), send(event, note)]);
  for (const { status, said } of answers) assert.deepEqual([status, said['state']], [200, 'taken']);
  assert.equal(new Set(answers.map(({ said }) => said['address'])).size, 1);
  assert.equal((await send(event, note)).status, 200);
  assert.equal(await countOf(event, 'The desk opens at seven.'), 1);
  const page = await world.get(`${event}/notes`, lead);
  assert.match(page.text, /1 Mar 2026, 16:30/);
  assert.ok(page.ask.getByRole('img', { name: 'The desk' }));
});

test('a clock that goes wrong makes no note of the future or of another age', async () => {
  const event = await newEvent();
  for (const writtenAt of ['2031-01-01T00:00:00Z', '1999-01-01T00:00:00Z', 'yesterday']) {
    assert.equal((await send(event, written(officer, { writtenAt }))).status, 200, writtenAt);
  }
  assert.equal(await countOf(event, '2 Mar 2026, 10:00'), 3);
});

test('a lesson arrives as a lesson of the event; its photographs stay with the event', async () => {
  const event = await newEvent();
  const lesson = written(officer, { kind: 'lesson', title: 'Open early', photographs: [photo()], caption: 'Seven' });
  const { said } = await send(event, lesson);
  const page = await world.get(String(said['address']), officer);
  assert.match(page.text, /Open early.*The desk opens at seven\./s);
  assert.ok((await world.get(`${event}/notes`, officer)).ask.getByRole('img', { name: 'Seven' }));
});

test('what is not taken says why, counts as not sent, and can come again', async () => {
  const event = await newEvent();
  const empty = written(officer, { content: '' });
  const refused = await send(event, empty);
  assert.equal(refused.status, 422);
  assert.match(String(refused.said['reasons']), /Text: /);
  assert.equal((await send(event, { ...empty, content: 'Now with words.' })).status, 200);
  const untitled = await send(event, written(officer, { kind: 'lesson', title: '' }));
  assert.match(String(untitled.said['reasons']), /Title: /);
  const noRight = await send(event, written(stakeholder, { kind: 'lesson', title: 'Mine' }), stakeholder);
  assert.equal(noRight.status, 422);
  const long = await send(event, written(officer, { content: 'x'.repeat(2001) }));
  assert.equal(long.status, 422);
});

test('a note changed elsewhere meanwhile is no reason to lose either; one thrown away is written anew', async () => {
  const event = await newEvent();
  const { said } = await send(event, written(officer, { content: 'First.' }));
  const note = /#note-(.*)$/.exec(String(said['address']))?.[1] ?? '';
  const change = `${event}/notes/${note}/edit`;
  await world.send(change, { content: 'At the desk.', readers: 'project', language: 'en', revision: '1' }, officer);
  const late = await send(event, written(officer, { note, revision: '1', content: 'On the train.' }));
  assert.equal(late.status, 409);
  assert.deepEqual(late.said, { state: 'conflict', theirs: { content: 'At the desk.', revision: 2 } });
  const again = await send(event, written(officer, { note, revision: '2', content: 'On the train.' }));
  assert.equal(again.status, 200);
  assert.deepEqual([await countOf(event, 'At the desk.'), await countOf(event, 'On the train.')], [0, 1]);
  await world.send(`${event}/notes/${note}/removal`, {}, officer);
  assert.equal((await send(event, written(officer, { note, revision: '3', content: 'After all.' }))).status, 200);
  assert.equal(await countOf(event, 'After all.'), 1);
});

test('what somebody else wrote on the same device waits for them', async () => {
  const event = await newEvent();
  const other = await send(event, written(lead), officer);
  assert.deepEqual([other.status, other.said], [409, { state: 'of-another' }]);
  assert.equal(await countOf(event, 'The desk opens'), 0);
});

test('a note about a session that is gone is about the whole event', async () => {
  const event = await newEvent();
  const gone = written(officer, { session: '018f0000-0000-7000-8000-000000000000' });
  assert.equal((await send(event, gone)).status, 200);
});

test('without a session of its own nothing is taken, and the sender is led to sign in', async () => {
  const event = await newEvent();
  const page = await world.post(`${event}/taken-along`, written(officer));
  assert.equal(page.status, 303);
  assert.match((await world.get('/taken-along')).location, /^\/sign-in\?next=/);
});
