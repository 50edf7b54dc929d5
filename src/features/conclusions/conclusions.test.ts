import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { linksOf } from '../chain/index.ts';

const { world, project, lead, officer, neighbour, tartu, gavle, eventOfTartu, freshly } = await newHarbours();

let number = 0;

/** A published event that Tartu hosted. */
function newEvent() {
  return eventOfTartu({ title: `Event ${++number}`, startsOn: '2026-02-05' as PartialDate });
}

async function linksFrom(id: string) {
  const links = await world.inProject(project, lead.person, (scope) => linksOf(scope, 'workspace', id));
  return links.map(({ type, to }) => ({ type, to }));
}

const idOf = async (page: string) => /[?&]record=([0-9a-f-]{36})/.exec((await world.get(page, lead)).html)?.[1] ?? '';

test('conclusions are added from the event, stand on its page in their order, and everybody reads those published', async () => {
  const event = await newEvent();
  const add = (await world.get(event.workspace, officer)).linkTo('Add a conclusion');
  assert.equal((await world.get(add, officer)).value(/^Drawn at this event/), event.id);
  const conclusion = { event: event.id, title: `Ask once ${number}`, language: 'en', description: 'And keep it.' };
  const { location } = await world.post(add.split('?')[0] ?? '', conclusion, officer);
  await world.post('/p/harbours/conclusions/new', { ...conclusion, title: `Then help ${number}` }, officer);
  const page = await world.get(event.workspace, officer);
  assert.match(page.text, /Conclusions ?Ask once \d+ Not public ?Then help \d+ Not public/);
  assert.doesNotMatch((await freshly(event.open)).text, /Ask once/);
  await world.post(`${location}/publication`, {}, officer);
  const open = await freshly(event.open);
  assert.match(open.text, /Conclusions ?Ask once/);
  assert.doesNotMatch(open.text, /Then help/);
  const [first] = open.ask.getAllByRole('link', { name: /Ask once/ });
  const read = await freshly(first?.getAttribute('href') ?? '');
  assert.match(read.text, /Conclusion Ask once.*And keep it\..*Concluded at Event \d+/);
  assert.match((await freshly(open.linkTo('All conclusions of the project'))).text, /Ask once/);
});

test('one press makes a lesson of a conclusion, tied to it and to the event', async () => {
  const event = await newEvent();
  const conclusion = { event: event.id, title: `Read it aloud ${number}`, language: 'en', themes: ['skills'] };
  const { location } = await world.post('/p/harbours/conclusions/new', conclusion, officer);
  const made = await world.post(`${location}/lesson`, {}, neighbour);
  const form = await world.get(made.location, neighbour);
  assert.equal(form.value(/^Title/), conclusion.title);
  assert.equal(form.value(/^Who learnt it/), gavle);
  const lesson = await idOf(made.location.replace(/\/edit$/, ''));
  const from = [
    { type: 'lesson-from', to: event.id },
    { type: 'lesson-from', to: await idOf(location) },
  ];
  const byEnd = (one: { to: string }, other: { to: string }) => (one.to < other.to ? -1 : 1);
  assert.deepEqual((await linksFrom(lesson)).toSorted(byEnd), from.toSorted(byEnd));
});

test('a conclusion needs an event of the project and its sentence', async () => {
  const event = await newEvent();
  const refused = async (values: Record<string, string>, reason: RegExp) => {
    const typed = { event: event.id, title: 'Typed', language: 'en', ...values };
    const page = await world.post('/p/harbours/conclusions/new', typed, officer);
    assert.equal(page.status, 422);
    assert.match(page.ask.getByRole('alert').textContent ?? '', reason);
  };
  await refused({ title: '' }, /The conclusion in one sentence/);
  await refused({ event: '' }, /Drawn at this event/);
  await refused({ event: tartu }, /Drawn at this event/);
  await refused({ title: 'x'.repeat(201) }, /The conclusion in one sentence/);
});

test('who writes adds conclusions; only the host, the writer and the coordinator change one; strangers find none', async () => {
  const event = await newEvent();
  const typed = { event: event.id, title: `Slowly ${number}`, language: 'en' };
  const { location } = await world.post('/p/harbours/conclusions/new', typed, lead);
  const stakeholder = await world.signedIn({ project, role: 'stakeholder', partner: tartu });
  assert.equal((await world.post('/p/harbours/conclusions/new', typed, stakeholder)).status, 403);
  assert.equal((await world.post(`${location}/lesson`, {}, stakeholder)).status, 403);
  assert.equal((await world.get(`${location}/edit`, officer)).status, 200);
  const refused = await world.get(`${location}/edit`, neighbour);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Only the host of the event/);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [location, `${location}/edit`, `${location}/history`]) {
    assert.equal((await world.get(path, stranger)).status, 404);
  }
  assert.equal((await world.post(`${location}/lesson`, {}, stranger)).status, 404);
});
