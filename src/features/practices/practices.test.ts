import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';

let world: World;
let project: TestProject;
let lead: Visitor;

before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'harbours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Lea Coordinator' });
});

const whole = {
  title: 'Queue tickets by telephone',
  outcome: 'worked',
  language: 'en',
  difficulties: 'The old telephones had no display.',
  description: 'People queued for hours. Now they draw a ticket at home.',
};

test('a practice is written, published and read by everybody', async () => {
  const page = await world.send('/p/harbours/practices/new', whole, lead);
  assert.equal(page.status, 200, page.text);
  page.ask.getByRole('heading', { name: 'Queue tickets by telephone', level: 1 });
  assert.equal((await world.get('/projects/harbours/practices/queue-tickets-by-telephone')).status, 404);
  const published = await world.send('/p/harbours/practices/queue-tickets-by-telephone/publication', {}, lead);
  assert.match(published.text, /Everybody can read it now/);
  const open = await world.get('/projects/harbours/practices/queue-tickets-by-telephone');
  assert.equal(open.status, 200);
  assert.match(open.text, /draw a ticket at home/);
});
