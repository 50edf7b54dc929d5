import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import type { Visitor } from '../../../test/world.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { LearningEvent } from '../events/index.ts';

// The world's clock stands on 2 March 2026. Tartu receives, Gävle visits.
const { world, project, lead, officer: host, gavle, genoa, eventOfTartu, freshly } = await newHarbours();
const visitorOf = (partner: string, name?: string) =>
  world.signedIn({ project, role: 'editor', partner, ...(name === undefined ? {} : { name }) });
const elsewhere = await visitorOf(genoa);

let number = 0;

/** A published study visit to Tartu by Gävle, over for a week unless told otherwise. */
async function newVisit(values: Partial<LearningEvent> = {}) {
  const over = { startsOn: '2026-02-23' as PartialDate, visitors: [gavle] };
  const visit = await eventOfTartu({ title: `Visit ${++number}`, ...over, ...values });
  return { ...visit, dossier: `${visit.workspace}/dossier` };
}

const inbox = async (as: Visitor) => (await world.get('/inbox', as)).text;
const ahead = { startsOn: '2026-03-10' as PartialDate, state: 'planned' as const };

test('visitors ask before the visit, the host is waited for until it begins, and answers stay within the project', async () => {
  const [visit, guest] = [await newVisit(ahead), await visitorOf(gavle)];
  const page = await world.get(visit.dossier, guest);
  assert.equal((await world.get(visit.workspace, guest)).linkTo('Open the dossier'), visit.dossier);
  const ask = page.linkTo('Ask the host');
  const question = { content: `Who types the letters, ${number}?`, readers: 'project' };
  assert.match((await world.send(ask, question, guest)).text, /The host has been told of your question/);
  await world.runJobs();
  assert.match(await inbox(host), new RegExp(`Who types the letters, ${number}\\?`));
  const rows = await world.get('/inbox', host);
  const answer = rows.linkTo(question.content);
  assert.match((await world.get(answer, host)).text, /Only the project reads it/);
  await world.post(`${answer}/answer`, { answer: 'The counter, in pairs.' }, host);
  assert.match(
    (await world.get(visit.dossier, guest)).text,
    /The counter, in pairs\. Answered on 2 March 2026.*Only in the project/,
  );
  assert.doesNotMatch((await freshly(visit.open)).text, /Who types|The counter/);
  const letter = (await world.letters(guest.person.email)).at(-1)?.body_text ?? '';
  assert.match(letter, new RegExp(`/p/harbours/events/visit-${number}`));
});

test('a question for everybody stands with its answer on the public page of the visit', async () => {
  const [visit, guest] = [await newVisit(ahead), await visitorOf(gavle, 'Gustav Guest')];
  const ask = `${visit.workspace}/questions/new`;
  await world.post(ask, { content: 'What does a letter cost?', readers: 'everybody' }, guest);
  assert.doesNotMatch((await freshly(visit.open)).text, /Questions to the host/);
  const answer = (await world.get(visit.dossier, host)).linkTo('Answer');
  await world.post(`${answer}/answer`, { answer: 'Two euro.' }, host);
  const open = await freshly(visit.open);
  assert.match(open.text, /Questions to the host ?What does a letter cost\? Asked by City of Gävle.* Two euro\./);
  assert.doesNotMatch(open.text, /Gustav|Ask the host/);
  const refused = await world.post(ask, { content: '', readers: 'everybody' }, guest);
  assert.equal(refused.status, 422);
  assert.match(refused.ask.getByRole('alert').textContent ?? '', /Your question/);
});

test('after the visit its visitors are asked for notes until they write one, or say that they were not there', async () => {
  const [visit, writer, absent] = [await newVisit(), await visitorOf(gavle), await visitorOf(gavle)];
  for (const one of [writer, absent]) {
    assert.match(await inbox(one), new RegExp(`${visit.title} You were on this visit`));
  }
  for (const one of [host, lead, elsewhere]) assert.doesNotMatch(await inbox(one), /You were on this visit/);
  assert.match((await world.get(visit.dossier, writer)).text, /The visit is over\. Write down what you saw/);

  const agenda = { title: 'At the counter', kind: 'visit', readers: 'everybody', language: 'en' };
  await world.post(`${visit.workspace}/agenda`, agenda, host);
  const note = (await world.get(visit.dossier, writer)).linkTo('Write a note: At the counter');
  const session = /session=([^&]+)/.exec(note)?.[1] ?? '';
  await world.post(
    note.split('?')[0] ?? '',
    { content: 'They sit side by side.', session, readers: 'project', language: 'en' },
    writer,
  );
  assert.match((await world.get(visit.dossier, host)).text, /At the counter Visit.*They sit side by side\./);
  assert.doesNotMatch(await inbox(writer), new RegExp(`${visit.title} You were`));

  const answer = await world.send(`${visit.dossier}/absence`, { absent: 'yes' }, absent);
  assert.match(answer.text, /You were not on this visit, so nothing is expected of you/);
  assert.doesNotMatch(await inbox(absent), new RegExp(`${visit.title} You were`));
  await world.post(`${visit.dossier}/absence`, { absent: 'no' }, absent);
  assert.match(await inbox(absent), new RegExp(`${visit.title} You were`));
});

test('what lies ahead, was cancelled or is long ago asks nobody for notes', async () => {
  const guest = await visitorOf(gavle);
  const visits = [
    await newVisit(ahead),
    await newVisit({ state: 'cancelled' }),
    await newVisit({ startsOn: '2025-11-01' as PartialDate }),
    await newVisit({ startsOn: '2026-02' as PartialDate }),
    await newVisit({ kind: 'training' }),
  ];
  const expected = await inbox(guest);
  for (const { title } of visits) assert.ok(!expected.includes(`${title} You were`), title);
});

test('what somebody brings home is expected of them until it is handed on', async () => {
  const [visit, guest] = [await newVisit(), await visitorOf(gavle, 'Gunilla Guest')];
  const brought = { what: `The map ${number}`, receiver: 'Head of the contact centre', dueOn: '2026-03-20' };
  const page = await world.send(`${visit.dossier}/brought`, brought, guest);
  assert.match(
    page.text,
    new RegExp(`The map ${number} ?Head of the contact centre ?Gunilla Guest ?20 March 2026 ?To hand on`),
  );
  assert.match(
    await inbox(guest),
    new RegExp(`The map ${number} Brought home from a visit, for: Head of the contact centre`),
  );
  const edit = page.linkTo(/^Change: The map/);
  assert.equal((await world.post(edit, { ...brought, dueOn: '2026-02-30' }, guest)).status, 422);
  await world.post(edit, { ...brought, receiver: 'The council' }, guest);
  const one = edit.replace(/\/edit$/, '');
  assert.match(
    (await world.send(`${one}/handover`, { done: 'yes' }, guest)).text,
    /The council.*Handed on, 2 March 2026/,
  );
  assert.doesNotMatch(await inbox(guest), new RegExp(`The map ${number}`));
  await world.post(`${one}/handover`, { done: 'no' }, guest);
  assert.match(await inbox(guest), new RegExp(`The map ${number}`));
  const other = await visitorOf(gavle);
  for (const act of ['edit', 'handover', 'removal']) {
    assert.equal((await world.post(`${one}/${act}`, brought, other)).status, 403);
  }
  await world.post(`${one}/removal`, {}, guest);
  assert.doesNotMatch((await world.get(visit.dossier, guest)).text, /The map/);
});

test('what nobody writes down is kept as a marked lesson of the visitors, for the project only', async () => {
  const [visit, guest] = [await newVisit(), await visitorOf(gavle)];
  const told = { title: `Ask the caretaker first ${number}`, description: 'He has the keys.' };
  const page = await world.send(`${visit.dossier}/unwritten-lessons`, told, guest);
  assert.match(page.text, /It is kept as a lesson; only the project reads it/);
  const lesson = await world.get(page.linkTo(told.title), guest);
  assert.match(lesson.text, /What nobody writes down.*He has the keys\..*Gävle/);
  assert.doesNotMatch((await freshly(visit.open)).text, /caretaker/);
  assert.equal((await freshly(page.linkTo(told.title).replace('/p/', '/projects/'))).status, 404);
  const refused = await world.post(`${visit.dossier}/unwritten-lessons`, { ...told, title: '' }, guest);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /He has the keys\./);
});

test('the dossier can be taken along on paper, without what is for its author alone', async () => {
  const [visit, guest] = [await newVisit(), await visitorOf(gavle)];
  const note = { readers: 'project', language: 'en' };
  await world.post(`${visit.workspace}/notes/new`, { ...note, content: 'Shared words' }, guest);
  await world.post(`${visit.workspace}/notes/new`, { ...note, content: 'Private words', readers: 'own' }, guest);
  const pdf = await world.get(`${visit.dossier}/document.pdf`, guest);
  assert.equal(pdf.status, 200);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(pdf.headers.get('content-disposition') ?? '', /^attachment; filename.*visit-\d+\.pdf/);
});

test('only visitors bring something home; other events have no dossier, and strangers find none', async () => {
  const visit = await newVisit();
  const brought = { what: 'A leaflet', receiver: 'Nobody' };
  for (const one of [host, elsewhere]) {
    assert.equal((await world.post(`${visit.dossier}/brought`, brought, one)).status, 403);
    assert.equal((await world.post(`${visit.dossier}/unwritten-lessons`, { title: 'A rumour' }, one)).status, 403);
    assert.equal((await world.post(`${visit.dossier}/absence`, {}, one)).status, 403);
    assert.equal((await world.get(visit.dossier, one)).status, 200);
  }
  assert.equal((await world.get((await newVisit({ kind: 'training' })).dossier, lead)).status, 404);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [visit.dossier, `${visit.dossier}/document.pdf`, `${visit.workspace}/questions/new`]) {
    assert.equal((await world.get(path, stranger)).status, 404, path);
    assert.match((await world.get(path)).location, /^\/sign-in/);
  }
});
