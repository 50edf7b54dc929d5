import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { within } from '@testing-library/dom';
import { languages } from '../../kernel/words.ts';
import { newWorld, type Visitor, type World } from '../../../test/world.ts';

const page = '/administration/jobs';

let world: World;
let administrator: Visitor;
before(async () => {
  world = await newWorld();
  administrator = await world.signedIn({ isAdministrator: true });
});

const ask = (mail: string) =>
  world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'send-mail', { mail }));
const giveUp = () =>
  world.sql(`
    update pgboss.job set state = 'failed', completed_on = now(), retry_count = 80, output = '{"message":"the mail server did not take the letter: 550"}'
    where state = 'created'`);
const row = async (name: string) => {
  const counts = (await world.get(page, administrator)).ask.getByRole('table', { name: /last two weeks/ });
  const cells = within(counts).getByRole('rowheader', { name }).parentElement?.children;
  return [...(cells ?? [])].slice(1, 5).map((cell) => cell.textContent.trim());
};

test('for anybody but administrators there is no such page', async () => {
  const project = await world.project();
  const lead = await world.signedIn({ project, role: 'lead-coordinator' });
  assert.match((await world.get(page)).location, /^\/sign-in/);
  assert.equal((await world.get(page, lead)).status, 404);
  assert.equal((await world.post(`${page}/send-mail/attempts`, {}, lead)).status, 404);
});

test('every page leads an administrator there, and nobody else', async () => {
  const lead = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.equal((await world.get('/about', administrator)).linkTo('Waiting jobs'), page);
  assert.equal((await world.get('/about', lead)).ask.queryByRole('link', { name: 'Waiting jobs' }), null);
});

test('an administrator sees how much waits, how much is done, and what was given up and why', async () => {
  assert.match((await world.get(page, administrator)).text, /Nothing was given up/);
  await ask('one');
  assert.deepEqual(await row('Sending letters'), ['1', '0', '0', '0']);
  await world.runJobs();
  assert.deepEqual(await row('Sending letters'), ['0', '0', '1', '0']);
  await ask('two');
  await giveUp();
  assert.deepEqual(await row('Sending letters'), ['0', '0', '1', '1']);
  assert.match((await world.get(page, administrator)).text, /did not take the letter: 550/);
});

test('what was given up is tried again when an administrator asks for it, and is counted as done after it', async () => {
  const answer = await world.send(`${page}/send-mail/attempts`, {}, administrator);
  assert.match(answer.text, /One piece of work is tried again/);
  assert.deepEqual(await row('Sending letters'), ['1', '0', '1', '0']);
  assert.equal(await world.runJobs(), 1);
  assert.deepEqual(await row('Sending letters'), ['0', '0', '2', '0']);
  const none = await world.send(`${page}/send-mail/attempts`, {}, administrator);
  assert.match(none.text, /0 pieces of work/);
  assert.equal((await world.post(`${page}/no-such-work/attempts`, {}, administrator)).status, 404);
});

test('the page is there in every language', async () => {
  await ask('three');
  for (const language of languages) {
    assert.equal((await world.get(`${page}?lang=${language}`, administrator)).status, 200);
  }
});
