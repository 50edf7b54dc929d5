import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newExchange, newPublicPractice } from '../../../test/exchange.ts';
import { newCity, newRecord, publishRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { makeLink } from '../chain/index.ts';
import { blankEvent, createEvent } from '../events/index.ts';

let world: World;
let ours: TestProject;
let lead: Visitor;
let owner: Visitor;
let importer: Visitor;
let reader: Visitor;
let tartu: string;
let gavle: string;
let practice: string;
let sheet: string;

const place = (city: string, country: string) => ({ city, country, latitude: null, longitude: null });

/** A workshop of the project, hosted by the importing city. */
async function newWorkshop(title: string): Promise<string> {
  const { slug } = await world.inProject(ours, lead.person, (scope) =>
    createEvent(scope, { ...blankEvent, title, language: 'en', kind: 'import-workshop', host: gavle }),
  );
  return `/p/ours/events/${slug}/workshop`;
}

async function begin(workshop: string, values: Record<string, string> = {}, as = importer): Promise<string> {
  const answer = await world.post(`${workshop}/sheets/new`, { practice, importer: gavle, ...values }, as);
  assert.equal(answer.status, 303, answer.text);
  return answer.location;
}

before(async () => {
  world = await newWorld();
  const exchange = await newExchange(world);
  ({ project: ours, lead, owner, importer, tartu, gavle } = exchange);
  const third = await newCity(world, ours, lead.person, place('Genoa', 'IT'));
  reader = await world.signedIn({ project: ours, role: 'editor', partner: third });
  practice = (await newPublicPractice(world, exchange, 'One desk')).id;
  sheet = await begin(await newWorkshop('Desk workshop'));
});

/** Where a row of a sheet is written. */
async function rowOf(name: string, of = sheet, as = importer): Promise<string> {
  const page = await world.get(of, as);
  const heading = [...page.document.querySelectorAll('h3')].find((one) => one.textContent?.startsWith(name));
  return heading?.closest('li')?.querySelector('a')?.getAttribute('href') ?? assert.fail(`no row ${name}`);
}

async function revisionOn(row: string, as: Visitor): Promise<string> {
  const { document } = await world.get(row, as);
  return document.querySelector<HTMLInputElement>('[name="revision"]')?.value ?? '';
}

test('a sheet begins with the rows that every adaptation asks for, and ties the practice to the workshop', async () => {
  const page = await world.get(sheet, reader);
  const rows = [...page.document.querySelectorAll('#rows h3')].map((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim(),
  );
  assert.deepEqual(
    rows,
    ['Law', 'Governance', 'Staff', 'Technology', 'Data', 'Money'].map((name) => `${name} Not known yet`),
  );
  assert.match(page.text, /Tartu says how it works there; Gävle says/);
  assert.match((await world.get('/p/ours/practices/one-desk', reader)).text, /Adapted in Desk workshop/);
});

test('the same practice and city at the same workshop are one sheet, whoever begins it', async () => {
  const workshop = await newWorkshop('Begun twice');
  const first = await begin(workshop);
  assert.equal(await begin(workshop, {}, owner), first);
  assert.match((await world.get(workshop, owner)).text, /Tartu → Gävle/);
});

test('a sheet is begun by its two cities or the host; others are told whom to ask', async () => {
  const workshop = await newWorkshop('For others');
  const answer = await world.post(`${workshop}/sheets/new`, { practice, importer: gavle }, reader);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /A sheet is begun by the importing city, the owner of the practice or the host/);
  const own = await world.post(`${workshop}/sheets/new`, { practice, importer: tartu }, owner);
  assert.match(own.text, /This city owns the practice/);
  const nothing = await world.post(`${workshop}/sheets/new`, { practice: gavle, importer: practice }, lead);
  assert.equal(nothing.status, 422);
});

test('only import workshops have sheets', async () => {
  const { slug } = await world.inProject(ours, lead.person, (scope) =>
    createEvent(scope, { ...blankEvent, title: 'A visit', language: 'en', kind: 'study-visit' }),
  );
  assert.equal((await world.get(`/p/ours/events/${slug}/workshop`, lead)).status, 404);
  assert.equal((await world.get(`/p/ours/events/${slug}/workshop/sheets/new`, lead)).status, 404);
});

test('both cities write rows, each signed; somebody of a third city reads them and cannot write', async () => {
  const law = await rowOf('Law');
  const sent = {
    finding: 'changed',
    there: 'A decree of 2019',
    here: 'Our statute has to name the desk',
    revision: '1',
  };
  assert.equal((await world.post(law, sent, importer)).status, 303);
  const staff = await rowOf('Staff', sheet, owner);
  await world.post(staff, { finding: 'same', there: 'Four people', here: '', revision: '1' }, owner);
  const page = await world.get(sheet, reader);
  assert.match(
    page.text,
    /Law Has to change Tartu A decree of 2019 Gävle Our statute has to name the desk Inga Importer, /,
  );
  assert.match(page.text, /Staff Same here Tartu Four people .* Olev Owner, /);
  assert.match(page.text, /2 of 6 answered/);
  assert.match(page.text, /The sheet is written by those who write for one of its two cities/);
  assert.equal(page.ask.queryByRole('link', { name: /Change/ }), null);
  for (const path of [law, `${sheet}/rows/new`, `${sheet}/decisions/new`, `${sheet}/questions/new`]) {
    assert.equal((await world.get(path, reader)).status, 403, path);
    assert.equal((await world.post(path, sent, reader)).status, 403, path);
  }
});

test('two who write the same row at once see both texts side by side, and nobody’s is lost', async () => {
  const money = await rowOf('Money');
  const revision = await revisionOn(money, owner);
  await world.post(money, { finding: 'missing', there: '', here: 'No budget', revision }, importer);
  const late = await world.post(money, { finding: 'same', there: 'Sixty thousand a year', here: '', revision }, owner);
  assert.equal(late.status, 409);
  const conflict = late.ask.getByRole('region', { name: /./ });
  for (const text of ['Inga Importer', 'No budget', 'Sixty thousand a year', 'Missing here', 'Same here']) {
    assert.match(conflict.textContent ?? '', new RegExp(text), text);
  }
  assert.equal(late.document.querySelector<HTMLTextAreaElement>('[name="there"]')?.value, 'Sixty thousand a year');
  const seen = late.document.querySelector<HTMLInputElement>('[name="revision"]')?.value ?? '';
  await world.post(
    money,
    { finding: 'missing', there: 'Sixty thousand a year', here: 'No budget', revision: seen },
    owner,
  );
  assert.match((await world.get(sheet, owner)).text, /Money Missing here Tartu Sixty thousand a year Gävle No budget/);
});

test('two who write different rows at once do not get in each other’s way', async () => {
  const [technology, data] = [await rowOf('Technology'), await rowOf('Data')];
  const answers = await Promise.all([
    world.post(technology, { finding: 'same', there: 'A switchboard', here: '', revision: '1' }, owner),
    world.post(data, { finding: 'not-needed', there: '', here: 'We keep none', revision: '1' }, importer),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  );
  assert.match((await world.get(sheet, owner)).text, /A switchboard.*Data Not needed here .*We keep none/);
});

test('a row of one’s own is added with its name; what is missing is said at its field and nothing typed is lost', async () => {
  const refused = await world.post(`${sheet}/rows/new`, { name: '', finding: 'changed', there: 'x', here: 'y' }, owner);
  assert.equal(refused.status, 422);
  assert.equal(refused.document.querySelector<HTMLTextAreaElement>('[name="here"]')?.value, 'y');
  const long = { name: 'Trust', finding: 'changed', there: 'x'.repeat(1001), here: '' };
  assert.equal((await world.post(`${sheet}/rows/new`, long, owner)).status, 422);
  await world.post(`${sheet}/rows/new`, { name: 'Trust', finding: 'changed', there: 'High', here: 'Low' }, owner);
  assert.match((await world.get(sheet, importer)).text, /Trust Has to change Tartu High Gävle Low/);
});

test('decisions stand with what, by whom and when; one that was taken back stays to be read', async () => {
  const decided = { decision: 'We begin with two desks.', decidedBy: 'Both heads of service', decidedOn: '2026-03-01' };
  assert.equal((await world.post(`${sheet}/decisions/new`, { ...decided, decidedOn: '' }, owner)).status, 422);
  await world.post(`${sheet}/decisions/new`, decided, owner);
  const page = await world.get(sheet, importer);
  assert.match(page.text, /We begin with two desks\. Both heads of service, 1 March 2026 Olev Owner/);
  const button = page.ask.getByRole('button', { name: 'Take back' });
  const action = button.closest('form')?.getAttribute('action') ?? '';
  assert.equal((await world.post(action, {}, reader)).status, 403);
  const after = await world.send(action, {}, importer);
  assert.equal(after.document.querySelector('del')?.textContent, 'We begin with two desks.');
  assert.match(after.text, /Taken back by Inga Importer/);
});

test('an open question waits in the inbox of the city that finds it out until it is answered', async () => {
  const asked = { question: 'Who pays for the first year?', answerer: gavle, dueOn: '2026-04-15' };
  assert.equal((await world.post(`${sheet}/questions/new`, { ...asked, answerer: practice }, owner)).status, 422);
  await world.post(`${sheet}/questions/new`, asked, owner);
  const inbox = await world.get('/inbox', importer);
  assert.match(inbox.text, /A question to your city at “Desk workshop”: Who pays/);
  const waiting = inbox.ask.getByRole('link', { name: 'Who pays for the first year?' });
  const form = waiting.getAttribute('href') ?? '';
  assert.doesNotMatch((await world.get('/inbox', owner)).text, /Who pays for the first year/);
  assert.doesNotMatch((await world.get('/inbox', reader)).text, /Who pays for the first year/);
  assert.equal((await world.post(form, { answer: '', revision: '1' }, importer)).status, 422);
  await world.post(form, { answer: 'The region does.', revision: '1' }, importer);
  const page = await world.get(sheet, owner);
  assert.match(page.text, /Answered Gävle finds it out, by 15 April 2026.*The region does\. Inga Importer/);
  assert.equal((await world.get('/inbox', importer)).ask.queryByRole('link', { name: /^Who pays/ }), null);
  const late = await world.post(form, { answer: 'Nobody.', revision: '1' }, owner);
  assert.equal(late.status, 409);
  assert.match(late.text, /The region does\..*Nobody\.|Nobody\..*The region does\./);
});

test('the workshop’s history tells what each row said before', async () => {
  const { text } = await world.get('/p/ours/events/desk-workshop/history', owner);
  assert.match(text, /Adaptation sheet/);
  assert.match(text, /Our statute has to name the desk/);
  assert.match(text, /Decision.*We begin with two desks/);
});

/** Reads a stream until it says that something changed. */
async function change(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let text = ''; !text.includes('data: changed');) {
    const { done, value } = await stream.read();
    assert.equal(done, false, 'the stream goes on');
    text += new TextDecoder().decode(value);
  }
}

async function follow(as: Visitor): Promise<Response> {
  const cookie = [...as.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return world.app.request(`http://127.0.0.1:3000${sheet}/changes`, { headers: { Cookie: cookie } });
}

test('who has the sheet open hears that the other city wrote, and only members hear it', async () => {
  const answers = [await follow(owner), await follow(reader)];
  assert.equal(answers[0]?.headers.get('content-type'), 'text/event-stream');
  const [first, second] = answers.map(({ body }) => body?.getReader() ?? assert.fail('no stream'));
  assert.ok(first && second);
  // The first word says that from now on everything is heard.
  await change(first);
  const governance = await rowOf('Governance');
  await world.post(governance, { finding: 'same', there: 'The mayor', here: '', revision: '1' }, importer);
  for (const stream of [first, second]) {
    await change(stream);
    await stream.cancel();
  }
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.equal((await follow(stranger)).status, 404);
});

test('a practice of another project is adapted by its published copy, and its owner writes along as a guest of the project', async () => {
  const theirs = await world.project({ slug: 'theirs' });
  const chief = await world.signedIn({ project: theirs, role: 'lead-coordinator' });
  const porto = await newCity(world, theirs, chief.person, place('Porto', 'PT'));
  const away = await newRecord(world, theirs, chief.person, { kind: 'practice', title: 'Far desk', partnerId: porto });
  await publishRecord(world, theirs, chief.person, { id: away });
  const guest = await world.signedIn({ project: theirs, role: 'editor', partner: porto, name: 'Gil Guest' });
  const workshop = await newWorkshop('From afar');
  assert.doesNotMatch((await world.get(`${workshop}/sheets/new`, importer)).text, /Far desk/);
  const [event] = await world.sql<{ id: string }>("select id from record where title = 'From afar'");
  const tie = { type: 'adapted-in', from: away, to: event?.id ?? '', reason: 'To be adapted', language: 'en' } as const;
  await world.inProject(ours, lead.person, (scope) => makeLink(scope, tie));
  assert.match((await world.get(`${workshop}/sheets/new`, importer)).text, /Far desk \(Porto, THEIRS\)/);
  const far = await begin(workshop, { practice: away });
  assert.equal((await world.get(far, guest)).status, 404, 'not invited yet');
  await world.tools.pool.transaction(`begin; set local uptake.projects = '${ours.id}'`, (db) =>
    db
      .insertInto('membership')
      .values({
        id: world.tools.chance.id(),
        project_id: ours.id,
        person_id: guest.person.id,
        partner_id: null,
        role: 'stakeholder',
        created_at: world.now(),
        ended_at: null,
      })
      .execute(),
  );
  const row = await rowOf('Law', far, guest);
  await world.post(row, { finding: 'missing', there: 'A city law', here: '', revision: '1' }, guest);
  assert.match((await world.get(far, importer)).text, /Law Missing here Porto A city law .*Gil Guest/);
  await world.post(`${far}/questions/new`, { question: 'Which law?', answerer: porto, dueOn: '' }, importer);
  assert.ok((await world.get('/inbox', guest)).ask.getByRole('link', { name: 'Which law?' }));
  assert.equal(
    (await world.get(sheet, guest)).ask.queryByRole('link', { name: /Change/ }),
    null,
    'not on the sheets of others',
  );
});
