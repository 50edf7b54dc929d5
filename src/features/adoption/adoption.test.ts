import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newRecord, publishRecord, withdrawRecord } from '../../../test/records.ts';
import type { Page } from '../../../test/page.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Strength } from '../../ui/index.ts';
import { actionStates, type ActionState } from '../actions/index.ts';
import { linksOf, makeLink, withdrawLink, type LinkType } from '../chain/index.ts';
import { blankEvent, createEvent, needEvent, publishEvent } from '../events/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../practices/index.ts';
import { stageOf, takenBy, type Stage, type Taken } from './adoption.ts';

const taken = (partnerId: string, stage: Stage): Taken => ({
  partnerId,
  stage,
  actionId: ['looked-at', 'visited'].includes(stage) ? null : `action of ${partnerId}`,
  eventId: null,
  since: null,
});
const told = (all: readonly Taken[]) => all.map(({ partnerId, stage }) => `${partnerId}: ${stage}`);

test('each city stands where it has come farthest, an action before a look, and the owner is nobody’s adopter', () => {
  const adopted = [
    taken('tartu', 'draft'),
    taken('gavle', 'measured'),
    taken('porto', 'dropped'),
    taken('owner', 'running'),
  ];
  const seen = [
    taken('tartu', 'visited'),
    taken('genoa', 'looked-at'),
    taken('genoa', 'visited'),
    taken('genoa', 'looked-at'),
    taken('owner', 'looked-at'),
  ];
  assert.deepEqual(told(takenBy(adopted, seen, 'owner')), [
    'gavle: measured',
    'tartu: draft',
    'genoa: visited',
    'porto: dropped',
  ]);
  assert.deepEqual(takenBy([], [], null), []);
});

let world: World;
let ours: TestProject;
let lead: Visitor;
let owner: Visitor;
let tartu: string;
let practice: string;
let theirs: TestProject;
let officer: Visitor;
let porto: string;

before(async () => {
  world = await newWorld();
  ours = await world.project({ slug: 'ours' });
  lead = await world.signedIn({ project: ours, role: 'lead-coordinator' });
  tartu = await newRecord(world, ours, lead.person, { kind: 'partner', title: 'Tartu', isPublished: true });
  owner = await world.signedIn({ project: ours, role: 'editor', partner: tartu, name: 'Olev Owner' });
  practice = await world.inProject(ours, lead.person, async (scope) => {
    const values = {
      ...blankPractice,
      title: 'One desk',
      language: 'en',
      partner: tartu,
      difficultiesUnknown: true,
    } as const;
    const made = await createPractice(scope, { ...values, description: 'It works.' });
    await publishPractice(scope, await needPractice(scope, made.slug ?? ''));
    return made.id;
  });
  theirs = await world.project({ slug: 'theirs' });
  officer = await world.signedIn({ project: theirs, role: 'lead-coordinator' });
  porto = await newRecord(world, theirs, officer.person, { kind: 'partner', title: 'Porto', isPublished: true });
});

const tie = (
  type: LinkType,
  from: string,
  to: string,
  strength?: Strength,
  by = { project: theirs, person: officer.person },
) =>
  world.inProject(by.project, by.person, (scope) =>
    makeLink(scope, { type, from, to, reason: 'Fits us', language: 'en', ...(strength ? { strength } : {}) }),
  );

/** An action of Porto, in the other project. */
async function newAction(title: string, state = 'not-started', planId: string | null = null): Promise<string> {
  const id = await newRecord(world, theirs, officer.person, { kind: 'action', title, partnerId: porto, state });
  await publishRecord(world, theirs, officer.person, { id, content: { planId } });
  return id;
}

async function untie(action: string): Promise<void> {
  await world.inProject(theirs, officer.person, async (scope) => {
    const links = (await linksOf(scope, 'workspace', action)).filter(({ to }) => to === practice);
    for (const link of links) await withdrawLink(scope, link, 'It was another practice');
  });
}

async function publishAs(id: string, state: string): Promise<void> {
  await world.sql('update record set state = $2 where id = $1', [id, state]);
  await publishRecord(world, theirs, officer.person, { id });
}

async function tellOwners(): Promise<void> {
  await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'tell-owners-of-adoption', {}));
  await world.runJobs();
}

const notices = async (as = owner) =>
  [...(await world.get('/inbox', as)).document.querySelectorAll('li')]
    .map((item) => item.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text.includes('One desk'));
// A language in the address: such a page is not kept, so it tells what is so at this moment.
const adoptionTable = (page: Page) => page.ask.getByRole('table', { name: 'Who took it up, and how far' });
const practicePage = () => world.get('/projects/ours/practices/one-desk?lang=en');

test('the state of the action, its plan and its evidence say how far an adoption has come', async () => {
  // Without anything, in an endorsed plan, measured.
  const expected: Record<ActionState, readonly [number | null, number | null, number | null]> = {
    unknown: [1, 2, 4],
    'not-started': [1, 2, 4],
    'under-way': [3, 3, 4],
    delayed: [3, 3, 4],
    done: [3, 3, 4],
    stopped: [null, null, null],
    'not-implemented': [null, null, null],
  };
  for (const state of actionStates) {
    const [rule] = await world.sql(
      `select adoption_depth($1, 'draft', false) as alone, adoption_depth($1, 'endorsed', false) as endorsed,
              adoption_depth($1, null, true) as measured`,
      [state],
    );
    assert.deepEqual(Object.values(rule ?? {}), expected[state], state);
  }
});

test('an action stands in its plan for everybody as soon as the plan is endorsed, and only as long as it is', async () => {
  const values = { kind: 'plan', title: 'Plan of Porto', partnerId: porto, state: 'draft', isPublished: true } as const;
  const plan = await newRecord(world, theirs, officer.person, values);
  const action = await newAction('In the plan', 'not-started', plan);
  await tie('based-on', action, practice);
  assert.match((await practicePage()).text, /Porto THEIRS Taken into a plan/);
  await publishAs(plan, 'endorsed');
  assert.match((await practicePage()).text, /Porto THEIRS In an endorsed plan/);
  await publishAs(plan, 'draft');
  assert.match((await practicePage()).text, /Porto THEIRS Taken into a plan/);
  await untie(action);
  await tellOwners();
});

test('a city in another project takes a practice up: the page, the board and the owner’s inbox follow each step', async () => {
  assert.doesNotMatch((await practicePage()).text, /Adopted by/);
  const action = await newAction('Our own desk');
  await tie('inspired-by', action, practice);
  const page = await practicePage();
  assert.match(page.text, /Adopted by 1 city/);
  const row = page.ask.getByRole('row', { name: /Porto THEIRS Taken into a plan Our own desk/ });
  assert.equal(row.querySelector('td a')?.getAttribute('href'), '/projects/theirs/actions/our-own-desk');
  assert.deepEqual(await notices(), [], 'the job has not told yet');
  await tellOwners();
  assert.match((await notices()).join(), /Porto: Taken into a plan. Your practice: One desk/);

  await publishAs(action, 'under-way');
  const board = await world.get('/p/ours/adoption', owner);
  assert.ok(board.ask.getByRole('row', { name: /Porto THEIRS Being carried out/ }));
  await tellOwners();
  assert.equal((await notices()).length, 2);
  await tellOwners();
  assert.equal((await notices()).length, 2, 'told once');

  const estimate = await newRecord(world, theirs, officer.person, { kind: 'evidence', title: 'A guess' });
  await tie('proves', estimate, action, 'estimate');
  assert.doesNotMatch((await practicePage()).text, /Measured/);
  const count = await newRecord(world, theirs, officer.person, { kind: 'evidence', title: 'A count' });
  await tie('proves', count, action, 'system-data');
  assert.match((await practicePage()).text, /Measured/);

  await publishAs(action, 'stopped');
  const stopped = await practicePage();
  assert.match(stopped.text, /Given up/);
  assert.doesNotMatch(stopped.text, /Adopted by/);
  await tellOwners();
  assert.match((await notices()).join(), /given up/i);

  await publishAs(action, 'done');
  await untie(action);
  assert.doesNotMatch((await practicePage()).text, /Our own desk/);
});

test('changes that take each other back within a minute are not told', async () => {
  const before = (await notices()).length;
  const action = await newAction('Second thoughts');
  await tie('based-on', action, practice);
  await withdrawRecord(world, theirs, officer.person, action);
  await tellOwners();
  assert.equal((await notices()).length, before);
});

test('nothing of an action that is not published reaches the owner of the practice', async () => {
  const id = await newRecord(world, theirs, officer.person, { kind: 'action', title: 'Secret plan', partnerId: porto });
  await tie('based-on', id, practice);
  await tellOwners();
  for (const path of [
    '/p/ours/adoption?partner=all',
    '/p/ours/practices/one-desk',
    '/p/ours/adoption/table.csv?partner=all',
    '/inbox',
  ]) {
    assert.doesNotMatch((await world.get(path, owner)).text, /Secret plan/, path);
  }
  assert.doesNotMatch((await practicePage()).text, /Secret plan/);
});

test('who came to an event where it was shown has looked at it, once that is over', async () => {
  const visitor = await newRecord(world, ours, lead.person, { kind: 'partner', title: 'Gävle', isPublished: true });
  for (const [title, day] of [
    ['Visit of the desk', '2026-02-10'],
    ['Visit to come', '2026-09-01'],
  ] as const) {
    const event = await world.inProject(ours, lead.person, async (scope) => {
      const made = await createEvent(scope, {
        ...blankEvent,
        ...{ title, language: 'en', kind: 'study-visit', startsOn: day as PartialDate, visitors: [visitor] },
      });
      await publishEvent(scope, await needEvent(scope, made.slug ?? ''));
      return made.id;
    });
    await tie('visited-at', practice, event, undefined, { project: ours, person: lead.person });
  }
  for (const page of [await practicePage(), await world.get('/p/ours/practices/one-desk', owner)]) {
    assert.ok(page.ask.getByRole('row', { name: /^Gävle (OURS )?Visited Visit of the desk/ }));
    assert.doesNotMatch(adoptionTable(page).textContent ?? '', /to come/);
  }
});

test('the board is narrowed by its address, printed as a proof and taken along as a table', async () => {
  const action = await newAction('=A desk, "ours"', 'done');
  await tie('based-on', action, practice);
  const board = await world.get('/p/ours/adoption?stage=running', owner);
  assert.ok(board.ask.getByRole('row', { name: /Being carried out/ }));
  assert.doesNotMatch(adoptionTable(board).textContent ?? '', /Visited/);
  assert.equal((await world.get('/p/ours/adoption?stage=nonsense&partner=nonsense', owner)).status, 200);

  const proof = await world.get(
    board.ask.getByRole('link', { name: 'Proof to print' }).getAttribute('href') ?? '',
    owner,
  );
  assert.match(proof.text, /As of 2 March 2026: 1 adoption/);
  assert.match(proof.text, /Porto: One desk\. Being carried out/);
  assert.match(proof.text, /\/projects\/theirs\/actions\/a-desk-ours/);

  const table = await world.get('/p/ours/adoption/table.csv?stage=running', owner);
  assert.equal(table.headers.get('content-type'), 'text/csv; charset=utf-8');
  const [header, line] = table.html.trim().split('\r\n');
  assert.match(header ?? '', /^\uFEFF?Practice,Owner,City,How far,Where,Result,Since$/);
  assert.equal(line, 'One desk,Tartu,Porto,Being carried out,"\'=A desk, ""ours""",,');
});

test('the board shows the own partner’s practices first, all where it is asked, and strangers nothing', async () => {
  const porvoo = await newRecord(world, ours, lead.person, { kind: 'partner', title: 'Porvoo', isPublished: true });
  const neighbour = await world.signedIn({ project: ours, role: 'editor', partner: porvoo });
  assert.doesNotMatch((await world.get('/p/ours/adoption', neighbour)).text, /One desk/);
  assert.match((await world.get('/p/ours/adoption?partner=all', neighbour)).text, /One desk/);
  assert.match((await world.get('/p/ours/adoption', lead)).text, /One desk/);
  assert.equal((await world.get('/p/ours/adoption', officer)).status, 404);
  assert.equal((await world.get('/p/ours/adoption', world.anonymous())).status, 303);
});

test('a stage tells what its depth says', () => {
  assert.deepEqual(([1, 2, 3, 4, null] as const).map(stageOf), ['draft', 'endorsed', 'running', 'measured', 'dropped']);
});
