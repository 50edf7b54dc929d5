import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newExchange, newPublicPractice, type TestExchange } from '../../../test/exchange.ts';
import { newCity, newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { makeLink } from '../chain/index.ts';
import { blankEvent, createEvent } from '../events/index.ts';
import { createPlan } from '../plans/index.ts';

let world: World;
let exchange: TestExchange;
let ours: TestProject;
let lead: Visitor;
let owner: Visitor;
let importer: Visitor;
let tartu: string;
let gavle: string;
let practice: string;

const place = (city: string, country: string) => ({ city, country, latitude: null, longitude: null });

before(async () => {
  world = await newWorld();
  exchange = await newExchange(world);
  ({ project: ours, lead, owner, importer, tartu, gavle } = exchange);
  const values = { kind: 'practice', title: 'One desk', partnerId: tartu, themes: ['service-design'] } as const;
  practice = await newRecord(world, ours, lead.person, values);
});

let workshops = 0;

/** A sheet of the practice at a workshop of its own, with something to do, something kept, a decision and a question. */
async function newSheet(): Promise<string> {
  const title = `Workshop ${++workshops}`;
  const event = await world.inProject(ours, lead.person, (scope) =>
    createEvent(scope, { ...blankEvent, title, language: 'en', kind: 'import-workshop', host: gavle }),
  );
  const begun = await world.post(
    `/p/ours/events/${event.slug}/workshop/sheets/new`,
    { practice, importer: gavle },
    importer,
  );
  const rows = { finding: 'missing', there: 'A desk', here: 'A room\nwith a door' };
  await world.post(`${begun.location}/rows/new`, { name: 'Rooms', ...rows }, importer);
  await world.post(
    `${begun.location}/rows/new`,
    { name: 'Kindness', finding: 'same', there: 'Plenty', here: '' },
    owner,
  );
  const decided = { decision: 'Two desks', decidedBy: 'Both cities', decidedOn: '2026-03-01' };
  await world.post(`${begun.location}/decisions/new`, decided, owner);
  await world.post(`${begun.location}/questions/new`, { question: 'Who pays?', answerer: tartu, dueOn: '' }, importer);
  return begun.location;
}

test('the page of an import workshop leads to its sheets and says how far each is', async () => {
  const sheet = await newSheet();
  const event = `/p/ours/events/workshop-${workshops}`;
  const page = await world.get(event, owner);
  assert.equal(page.ask.getByRole('link', { name: 'Open the workshop' }).getAttribute('href'), `${event}/workshop`);
  const workshop = await world.get(`${event}/workshop`, owner);
  assert.equal(workshop.ask.getByRole('link', { name: 'One desk' }).getAttribute('href'), sheet);
  assert.match(workshop.text, /Tartu → Gävle .*2 of 8 rows answered, 1 decision, 1 open question/);
});

test('both cities are invited by notice and letter in their language, each once, after seeing who that is', async () => {
  const sheet = await newSheet();
  const workshop = `/p/ours/events/workshop-${workshops}/workshop`;
  const genoa = await newCity(world, ours, lead.person, place('Genoa', 'IT'));
  const third = await world.signedIn({ project: ours, role: 'editor', partner: genoa });
  const helper = await world.signedIn({ project: ours, role: 'stakeholder', partner: tartu, name: 'Heli Helper' });
  assert.equal((await world.get(`${workshop}/invitation`, third)).status, 403);
  assert.equal((await world.post(`${workshop}/invitation`, { note: '' }, helper)).status, 403);
  const page = await world.get(`${workshop}/invitation`, importer);
  assert.match(page.text, /2 people are told Olev Owner.*Heli Helper/);
  assert.equal((await world.post(`${workshop}/invitation`, { note: 'x'.repeat(1001) }, importer)).status, 422);
  const sent = await world.send(`${workshop}/invitation`, { note: 'Bring your decree.' }, importer);
  assert.match(sent.text, /2 people are invited\. .*2 people invited, last on 2 March 2026/);
  const [letter, ...more] = await world.letters(owner.person.email);
  assert.equal(more.length, 0);
  assert.match(letter?.subject ?? '', /go through a practice together: Workshop \d+/);
  for (const text of [
    'Inga Importer invites you',
    'One desk: Tartu shows it, Gävle thinks',
    'Bring your decree.',
    `http://127.0.0.1:3000${workshop}`,
  ]) {
    assert.ok(letter?.body_text.includes(text), text);
  }
  assert.equal((await world.letters(third.person.email)).length, 0);
  const notice = (await world.get('/inbox', owner)).ask.getByRole('link', { name: /^Inga Importer invites your city/ });
  assert.equal(notice.getAttribute('href'), workshop);
  assert.match(
    (await world.send(`${workshop}/invitation`, { note: '' }, importer)).text,
    /Everybody was invited already/,
  );
  assert.equal((await world.letters(owner.person.email)).length, 1);
  assert.equal((await world.get(sheet, helper)).status, 200);
});

test('the owner in another project hears of it there, once, and is told how to take part', async () => {
  const theirs = await world.project({ slug: 'theirs' });
  const chief = await world.signedIn({ project: theirs, role: 'lead-coordinator' });
  const porto = await newCity(world, theirs, chief.person, place('Porto', 'PT'));
  const writer = await world.signedIn({ project: theirs, role: 'editor', partner: porto });
  const away = await newRecord(world, theirs, chief.person, {
    kind: 'practice',
    title: 'Far desk',
    partnerId: porto,
    isPublished: true,
  });
  const event = await world.inProject(ours, lead.person, async (scope) => {
    const made = await createEvent(scope, {
      ...blankEvent,
      title: 'From afar',
      language: 'en',
      kind: 'import-workshop',
      host: gavle,
    });
    await makeLink(scope, { type: 'adapted-in', from: away, to: made.id, reason: 'To be adapted', language: 'en' });
    return made;
  });
  const workshop = `/p/ours/events/${event.slug}/workshop`;
  await world.post(`${workshop}/sheets/new`, { practice: away, importer: gavle }, importer);
  const page = await world.get(`${workshop}/invitation`, importer);
  assert.match(page.text, /Porto \(THEIRS\) in another project is written to as well/);
  for (const note of ['Bring the mayor.', 'Once more.']) await world.post(`${workshop}/invitation`, { note }, importer);
  assert.equal((await world.letters(writer.person.email)).length, 0, 'the job has not written yet');
  await world.runJobs();
  const [letter, ...more] = await world.letters(writer.person.email);
  assert.equal(more.length, 0);
  for (const text of [
    'Inga Importer of the project OURS',
    'Gävle thinks of taking up your practice “Far desk”',
    'Bring the mayor.',
    '/p/theirs/practices/far-desk',
  ]) {
    assert.ok(letter?.body_text.includes(text), text);
  }
  assert.match(
    (await world.get('/inbox', writer)).text,
    /Gävle would like to adapt your practice at an import workshop: Far desk/,
  );
});

test('without a plan the draft action says what is missing', async () => {
  const sheet = await newSheet();
  assert.match((await world.get(sheet, importer)).text, /Gävle has no action plan yet/);
  assert.equal((await world.post(`${sheet}/action`, {}, importer)).status, 403);
});

test('one press makes the draft action in the importer’s plan, filled from the sheet and tied to where it came from', async () => {
  await newPlan('Plan of Gävle');
  const sheet = await newSheet();
  assert.equal((await world.get(sheet, owner)).ask.queryByRole('button', { name: 'Make the draft action' }), null);
  assert.equal(
    (await world.post(`${sheet}/action`, {}, owner)).status,
    403,
    'the owner does not write into the plan of others',
  );
  const made = await world.post(`${sheet}/action`, {}, importer);
  const page = await world.get(made.location, importer);
  assert.match(page.text, /One desk \(Gävle\)/);
  assert.match(page.text, /Plan of Gävle/);
  assert.match(page.text, /Taken from the practice “One desk” \(Tartu\), gone through together at “Workshop \d+”\./);
  assert.match(page.text, /Kindness: Plenty/);
  assert.match(page.text, /Rooms: A room with a door/);
  assert.match(page.text, /To be found out: Who pays\?/);
  assert.match(page.text, /Two desks \(Both cities, 1 March 2026\)/);
  assert.match(page.text, /Based on One desk/);
  assert.match(page.text, /Inspired by Workshop \d+/);
  assert.match(page.text, /Service design/);
  assert.equal(
    (await world.get(made.location.replace('/p/', '/projects/'))).status,
    404,
    'nobody outside sees a draft',
  );

  const again = await world.send(`${sheet}/action`, {}, importer);
  assert.match(again.text, /This is the action that came of the sheet/);
  assert.equal((await world.post(`${sheet}/action`, {}, lead)).location, made.location);
  assert.equal(
    (await world.get(sheet, owner)).ask.getByRole('link', { name: 'One desk (Gävle)' }).getAttribute('href'),
    made.location,
  );
});

test('a building block is adapted alone: the action is based on it, the workshop is tied to its practice', async () => {
  const { slug } = await newPublicPractice(world, exchange, 'Counter');
  await world.post(`/p/ours/practices/${slug}/blocks`, { title: 'The help button', what: 'A button.' }, owner);
  const event = await world.inProject(ours, lead.person, (scope) =>
    createEvent(scope, { ...blankEvent, title: 'One block', language: 'en', kind: 'import-workshop', host: gavle }),
  );
  const begin = `/p/ours/events/${event.slug}/workshop/sheets/new`;
  const form = await world.get(begin, importer);
  const block = form.ask.getByRole('option', { name: 'Counter: The help button (Tartu)' }).getAttribute('value') ?? '';
  const { location: sheet } = await world.post(begin, { practice: block, importer: gavle }, importer);
  assert.match(
    (await world.get(sheet, owner)).text,
    /Adaptation sheet · Counter · One block The help button Tartu says/,
  );
  assert.match((await world.get(`/p/ours/practices/${slug}`, owner)).text, /Adapted in One block/);
  const action = await world.send(`${sheet}/action`, {}, importer);
  assert.match(action.text, /The help button \(Gävle\)/);
  assert.match(action.text, /Based on (?:Counter: )?The help button/);
});

test('two who press at the same moment are led to one action', async () => {
  const sheet = await newSheet();
  const [one, other] = await Promise.all([
    world.post(`${sheet}/action`, {}, importer),
    world.post(`${sheet}/action`, {}, lead),
  ]);
  assert.equal(one.status, 303);
  assert.equal(one.location, other.location);
});

test('a city with several plans says into which', async () => {
  const second = await newPlan('Second plan');
  const sheet = await newSheet();
  const page = await world.get(sheet, importer);
  assert.ok(page.ask.getByRole('option', { name: 'Second plan' }));
  const made = await world.send(`${sheet}/action`, { plan: second }, importer);
  assert.match(made.text, /Second plan/);
});

function newPlan(title: string): Promise<string> {
  return world.inProject(ours, lead.person, async (scope) => {
    const unknown = { contactOrganisation: '', policyContext: '', englishSummary: '', startsOn: null, endsOn: null };
    const { id } = await createPlan(scope, {
      ...{
        title,
        summary: '',
        language: 'en',
        themes: [],
        partnerId: gavle,
        furtherPartnerIds: [],
        instrumentId: null,
      },
      ...{ ...unknown, sources: [] },
    });
    return id;
  });
}
