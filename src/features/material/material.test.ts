import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { png } from '../../../test/pictures.ts';
import type { PartialDate } from '../../kernel/dates.ts';

const { world, project, lead, officer, neighbour, tartu, gavle, genoa, eventOfTartu, freshly } = await newHarbours();

let number = 0;

/** A published study visit in Tartu, to which Gävle came. */
function newVisit() {
  const held = { state: 'held', startsOn: '2026-02-05' as PartialDate } as const;
  return eventOfTartu({ title: `Visit ${++number}`, ...held, visitors: [gavle] });
}

const picture = () => new File([new Uint8Array(png)], 'IMG_1.png', { type: 'image/png' });
const slides = { title: 'One desk, in twelve slides', kind: 'slides', language: 'en', readers: 'everybody' };
const online = { ...slides, webAddress: 'https://tartu.example/slides' };

test('the host adds slides, a partner that came adds photographs, and everybody reads both with their language', async () => {
  const visit = await newVisit();
  const add = (await world.get(visit.workspace, officer)).linkTo('Add material');
  await world.post(add, online, officer);
  const page = await world.send(
    add,
    { ...slides, title: 'At the desk', kind: 'photographs', language: 'sv', files: picture() },
    neighbour,
  );
  assert.match(page.text, /The material is added/);
  const open = await freshly(visit.open);
  assert.match(open.text, /Material ?One desk, in twelve slides.* Slides English.*At the desk Photographs Swedish/);
  assert.equal(open.linkTo(/One desk, in twelve/), 'https://tartu.example/slides');
  const shown = open.ask.getByRole('img', { name: 'At the desk' }).getAttribute('src') ?? '';
  assert.equal((await world.get(shown)).status, 200);
});

test('material of a session says so; with the session for the project only its name stays there', async () => {
  const visit = await newVisit();
  const agenda = { title: 'Market hall', kind: 'visit', readers: 'project', language: 'en' };
  const edit = (await world.send(`${visit.workspace}/agenda`, agenda, officer)).linkTo(/^Edit: /);
  const session = /agenda\/([^/]+)/.exec(edit)?.[1] ?? '';
  await world.post(`${visit.workspace}/material/new`, { ...online, session }, officer);
  const member = await world.get(visit.workspace, neighbour);
  assert.match(member.text, /From the session Market hall/);
  const open = await freshly(visit.open);
  assert.match(open.text, /One desk, in twelve slides/);
  assert.doesNotMatch(open.text, /Market hall/);
});

test('what is for the project only, and its files, nobody else reads; what was removed, nobody', async () => {
  const visit = await newVisit();
  const add = `${visit.workspace}/material/new`;
  const page = await world.send(add, { ...slides, title: 'Faces', readers: 'project', files: picture() }, officer);
  const file = page.ask.getByRole('img', { name: 'Faces' }).getAttribute('src') ?? '';
  assert.equal((await world.get(file, neighbour)).status, 200);
  assert.equal((await world.get(file)).status, 404);
  assert.doesNotMatch((await freshly(visit.open)).text, /Faces/);

  const edit = page.linkTo('Edit: Faces');
  await world.post(edit, { ...slides, title: 'Hands', kind: 'photographs', revision: '1' }, officer);
  assert.match((await freshly(visit.open)).text, /Hands Photographs/);
  assert.equal((await world.get(file)).status, 200);

  const removal = (await world.get(visit.workspace, officer)).linkTo('Remove: Hands');
  (await world.get(removal, officer)).ask.getByRole('heading', { name: 'Remove “Hands”?' });
  await world.post(removal, {}, officer);
  assert.doesNotMatch((await freshly(visit.open)).text, /Hands/);
  assert.equal((await world.get(file)).status, 404);
  assert.equal((await world.get(edit, officer)).status, 404);
});

test('what is missing or does not fit comes back with what was typed', async () => {
  const visit = await newVisit();
  const refused = async (values: Record<string, string | File>, reason: RegExp) => {
    const page = await world.post(`${visit.workspace}/material/new`, { ...slides, ...values }, officer);
    assert.equal(page.status, 422);
    assert.match(page.ask.getByRole('alert').textContent ?? '', reason);
    assert.equal(page.value(/^What it is called/), values['title'] ?? slides.title);
  };
  await refused({}, /choose a file or give a web address/);
  await refused({ title: '', webAddress: 'https://tartu.example' }, /What it is called/);
  await refused({ webAddress: 'ftp://tartu.example' }, /Web address/);
  await refused({ webAddress: 'https://tartu.example', session: tartu }, /Belongs to the session/);
  await refused({ files: new File(['<script>'], 'slides.html', { type: 'text/html' }) }, /slides\.html/);
});

test('two who change the same material see both texts side by side', async () => {
  const visit = await newVisit();
  const edit = (await world.send(`${visit.workspace}/material/new`, online, officer)).linkTo(/^Edit: /);
  await world.post(edit, { ...online, title: 'Lea was here', revision: '1' }, lead);
  const page = await world.post(edit, { ...online, title: 'Tiina too', revision: '1' }, officer);
  assert.equal(page.status, 409);
  assert.match(page.text, /Lea was here/);
});

test('others than the host and who came do not add; only who added, the host and the coordinator change', async () => {
  const visit = await newVisit();
  const add = `${visit.workspace}/material/new`;
  const third = await world.signedIn({ project, role: 'editor', partner: genoa });
  const edit = (await world.send(add, online, officer)).linkTo(/^Edit: /);
  const removal = edit.replace(/edit$/, 'removal');
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.equal((await world.post(add, online, third)).status, 403);
  for (const path of [edit, removal]) {
    assert.equal((await world.post(path, online, neighbour)).status, 403);
    assert.equal((await world.get(path, lead)).status, 200);
  }
  for (const path of [add, edit, removal]) assert.equal((await world.post(path, online, stranger)).status, 404);
  assert.equal((await world.get(visit.workspace, third)).ask.queryByRole('link', { name: 'Add material' }), null);
});
