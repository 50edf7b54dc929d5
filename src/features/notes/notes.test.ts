import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { newHarbours } from '../../../test/harbours.ts';
import { photograph, png } from '../../../test/pictures.ts';

const { world, project, lead, officer, neighbour, stranger } = await newWorldOfNotes();

async function newWorldOfNotes() {
  const harbours = await newHarbours();
  const other = await harbours.world.project({ slug: 'elsewhere' });
  return { ...harbours, stranger: await harbours.world.signedIn({ project: other, role: 'lead-coordinator' }) };
}

let number = 0;

/** A study visit in the workspace; gives its address there. */
async function newEvent(): Promise<string> {
  const title = `Study visit ${++number}`;
  const fields = { title, kind: 'study-visit', state: 'held', mode: 'on-site', language: 'en', startsOn: '2026-03-02' };
  const page = await world.send(`/p/${project.slug}/events/new`, fields, lead);
  assert.match(page.text, new RegExp(title));
  return `/p/${project.slug}/events/study-visit-${number}`;
}

const told = (values: Record<string, string> = {}) => ({
  content: 'The desk opens at seven.',
  readers: 'project',
  language: 'en',
  ...values,
});
const photo = (name = 'desk.jpg') => new File([new Uint8Array(photograph('58.38N'))], name, { type: 'image/jpeg' });
const write = (event: string, values: Record<string, string | File | readonly File[]> = {}, as = officer) =>
  world.send(`${event}/notes/new`, { ...told(), ...values }, as);

/** Where a note, as its author sees it on the page of all notes, is changed. */
async function changingOf(event: string, as = officer): Promise<string> {
  const page = await world.get(`${event}/notes`, as);
  return page.ask.getAllByRole('link', { name: 'Change' })[0]?.getAttribute('href') ?? '';
}

test('a note with a photograph is read by everybody of the project, on the event and among its notes', async () => {
  const event = await newEvent();
  const page = await write(event, { photographs: [photo()], caption: 'The <b>desk</b> in the hall' });
  assert.match(page.text, /The note is kept\./);
  for (const path of [event, `${event}/notes`]) {
    const seen = await world.get(path, lead);
    assert.match(seen.text, /The desk opens at seven\./, path);
    const source = seen.ask.getByRole('img', { name: 'The <b>desk</b> in the hall' }).getAttribute('src') ?? '';
    const file = await world.get(source, lead);
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    assert.equal(Buffer.from(file.bytes).includes('58.38N'), false);
    assert.equal((await world.get(source, stranger)).status, 404);
  }
});

test('the public page of an event says nothing of its notes', async () => {
  const event = await newEvent();
  await write(event);
  await world.send(`${event}/publication`, {}, lead);
  const open = await world.get(event.replace('/p/', '/projects/'));
  assert.equal(open.status, 200);
  assert.doesNotMatch(open.text, /The desk opens|Notes/);
});

test('a note for oneself is read by nobody else, nor its photograph', async () => {
  const event = await newEvent();
  const page = await write(event, { readers: 'own', photographs: [photo()], content: 'Ask Mari about the keys.' });
  assert.match(page.text, /Only for you/);
  const source = page.ask.getByRole('img').getAttribute('src') ?? '';
  for (const other of [lead, neighbour]) {
    assert.doesNotMatch((await world.get(`${event}/notes`, other)).text, /Ask Mari/);
    assert.doesNotMatch((await world.get(event, other)).text, /Ask Mari/);
    assert.equal((await world.get(source, other)).status, 404);
    assert.equal((await world.get(await changingOf(event), other)).status, 404);
  }
  assert.equal((await world.get(source, officer)).status, 200);
});

test('only its author changes a note or throws it away', async () => {
  const event = await newEvent();
  await write(event);
  const change = await changingOf(event);
  for (const act of [change, change.replace('/edit', '/removal')]) {
    assert.equal((await world.get(act, lead)).status, 403, act);
    assert.equal((await world.post(act, told(), lead)).status, 403, act);
  }
  world.wait(60_000);
  const page = await world.send(change, told({ revision: '1', content: 'It opens at eight.' }), officer);
  assert.match(page.text, /It opens at eight\./);
  assert.match(page.text, /changed 2 Mar 2026/);
  const removal = await world.get(change.replace('/edit', '/removal'), officer);
  assert.match(removal.text, /nobody can bring it back/);
  const after = await world.send(change.replace('/edit', '/removal'), {}, officer);
  assert.doesNotMatch(after.text, /opens at eight/);
});

test('what was changed elsewhere meanwhile stands beside what was typed, and neither is lost', async () => {
  const event = await newEvent();
  await write(event);
  const change = await changingOf(event);
  await world.send(change, told({ revision: '1', content: 'From the phone.' }), officer);
  const late = await world.post(change, told({ revision: '1', content: 'From the desk.' }), officer);
  assert.equal(late.status, 409);
  assert.match(late.text, /From the phone\./);
  assert.match(late.text, /From the desk\./);
});

test('a note must say or show something, with pictures only, about a session of this event', async () => {
  const event = await newEvent();
  const send = (values: Record<string, string | File | readonly File[]>) =>
    world.post(`${event}/notes/new`, { ...told(), ...values }, officer);
  const empty = await send({ content: ' ' });
  assert.equal(empty.status, 422);
  assert.equal(empty.ask.getByRole('textbox', { name: /^Note/ }).getAttribute('aria-invalid'), 'true');
  const text = await send({ photographs: [new File(['plain'], 'note.txt', { type: 'text/plain' })] });
  assert.equal(text.status, 422);
  assert.match(text.text, /“note.txt” is no picture/);
  assert.match(text.html, /The desk opens at seven\./);
  const alone = await send({ caption: 'The <i>hall</i>' });
  assert.equal(alone.status, 422);
  assert.match(alone.text, /Choose the photographs that this tells about/);
  const many = Array.from({ length: 11 }, (_, index) => new File([new Uint8Array(png)], `${index}.png`));
  assert.equal((await send({ photographs: many })).status, 422);
  assert.equal((await send({ session: '018f0000-0000-7000-8000-000000000000' })).status, 422);
  assert.equal((await send({ content: '', photographs: [photo()] })).status, 303);
});

test('a photograph is taken from a note by itself', async () => {
  const event = await newEvent();
  await write(event, { photographs: [photo(), photo('hall.jpg')] });
  const page = await world.get(await changingOf(event), officer);
  const [first] = page.ask.getAllByRole('button', { name: 'Take the photograph away' });
  const after = await world.send(first?.closest('form')?.getAttribute('action') ?? '', {}, officer);
  assert.equal(after.ask.getAllByRole('img').length, 1);
});

test('a note becomes a lesson in one press, tied to the event it was written at', async () => {
  const event = await newEvent();
  const page = await write(event, { content: 'Open early.\nThe desk opens at seven for those who work.' });
  const action =
    page.ask.getByRole('button', { name: 'Make it a lesson' }).closest('form')?.getAttribute('action') ?? '';
  const lesson = await world.send(action, {}, officer);
  assert.equal(lesson.ask.getByRole<HTMLInputElement>('textbox', { name: /^Title/ }).value, 'Open early.');
  const shown = await world.get(`/p/${project.slug}/lessons/open-early`, officer);
  assert.match(shown.text, /for those who work/);
  assert.match(shown.text, /Study visit/);
});

test('people take their notes away with their data, and what only they read goes with their account', async () => {
  const event = await newEvent();
  const password = 'a password of the leaving';
  const person = await world.person({ passwordHash: await hash(password) });
  await world.sql(
    "insert into membership (id, project_id, person_id, role, created_at) values (gen_random_uuid(), $1, $2, 'stakeholder', now())",
    [project.id, person.id],
  );
  const own = await world.visitorFor(person);
  await write(event, { content: 'For me alone.', readers: 'own' }, own);
  await write(event, { content: 'For all of us.' }, own);
  await world.sql('update membership set ended_at = now() where person_id = $1', [person.id]);
  assert.match((await world.get('/profile/data', own)).text, /For me alone\./);
  await world.send('/profile/closing', { password }, own);
  assert.doesNotMatch((await world.get(`${event}/notes`, lead)).text, /For me alone/);
  assert.match((await world.get(`${event}/notes`, lead)).text, /For all of us\./);
  const [row] = await world.sql<{ count: number }>('select count(*) from note where author_id = $1', [person.id]);
  assert.equal(row?.count, 1);
});
