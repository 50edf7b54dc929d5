import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type Visitor, type World } from '../../../test/world.ts';
import { languages } from '../../kernel/words.ts';
import { workAddress } from './index.ts';

const jobs = '/administration/jobs';

let world: World;
let administrator: Visitor;
before(async () => {
  world = await newWorld();
  administrator = await world.signedIn({ isAdministrator: true });
});

/** Asks for a check of the histories; gives the address at which it is followed. */
async function ask(as: Visitor): Promise<string> {
  const page = await world.post('/administration/history-checks', {}, as);
  assert.match(page.location, /^\/work\/[0-9a-f-]{36}$/);
  return page.location;
}

test('an administrator asks for a check of the histories, leaves, comes back and finds what came of it', async () => {
  await world.project();
  await world.project();
  const empty = await world.get(jobs, administrator);
  assert.match(empty.text, /Nobody has checked in the last two weeks/);
  const address = await ask(administrator);
  const waiting = await world.get(address, administrator);
  assert.match(waiting.text, /Waiting to start/);
  waiting.ask.getByRole('progressbar', { name: 'Checking the histories' });
  assert.equal(waiting.linkTo('Load this page again to see how far it is'), address);
  assert.ok(waiting.document.querySelector('work-progress[data-under-way]'));
  await world.runJobs();
  const done = await world.get(address, administrator);
  assert.match(done.text, /The history of 2 projects is whole/);
  assert.equal(done.document.querySelector('[data-under-way], .refresh'), null);
  const list = await world.get(jobs, administrator);
  list.ask.getByRole('table', { name: 'The latest checks' });
  assert.match(list.text, /Finished/);
});

test('how far a check is stands on its page, project by project', async () => {
  const address = await ask(administrator);
  await world.sql('update work set runs = 1, done = 1, total = 2 where finished_at is null');
  const page = await world.get(address, administrator);
  assert.match(page.text, /1 of 2/);
  const bar = page.ask.getByRole('progressbar', { name: 'Checking the histories' });
  assert.deepEqual([bar.getAttribute('value'), bar.getAttribute('max')], ['1', '2']);
  await world.sql('update work set total = null where finished_at is null');
  assert.match((await world.get(address, administrator)).text, /1 so far/);
  await world.runJobs();
});

test('a second press leads to the check under way, not to another', async () => {
  const address = await ask(administrator);
  assert.equal(await ask(administrator), address);
  assert.equal(await ask(await world.signedIn({ isAdministrator: true })), address);
  await world.runJobs();
  assert.notEqual(await ask(administrator), address);
  await world.runJobs();
});

test('what does not hold is named on the page', async () => {
  const project = await world.project({ slug: 'harbours' });
  const { person } = await world.signedIn({ project, role: 'lead-coordinator' });
  const record = await newRecord(world, project, person, { kind: 'practice', title: 'Quiet' });
  await world.sql("update history set entry = replace(entry, 'Quiet', 'Loud') where record_id = $1", [record]);
  const address = await ask(administrator);
  await world.runJobs();
  const page = await world.get(address, administrator);
  assert.match(page.text, /One place does not hold, in 3 projects that were checked/);
  assert.match(page.text, new RegExp(`harbours: record ${record}: line 1 was changed`));
  assert.equal(page.document.querySelector('.ds-alert')?.getAttribute('data-color'), 'danger');
});

test('work that was given up says so, with the number under which the log tells of it', async () => {
  const address = await ask(administrator);
  await world.sql("update work set finished_at = now(), failure = '' where finished_at is null");
  const page = await world.get(address, administrator);
  assert.match(page.text, new RegExp(`with this number: ${address.split('/').at(-1)}`));
  await world.runJobs();
});

test('for anybody else there is no such work; who has not signed in is asked to', async () => {
  const address = await ask(administrator);
  const lead = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.equal((await world.get(address, lead)).status, 404);
  assert.equal((await world.post('/administration/history-checks', {}, lead)).status, 404);
  assert.equal((await world.get(address)).location, `/sign-in?next=${encodeURIComponent(address)}`);
  assert.equal((await world.get(workAddress('no-such-work').text, administrator)).status, 404);
  assert.equal((await world.get(address, await world.signedIn({ isAdministrator: true }))).status, 200);
  await world.sql('update work set person_id = $1 where finished_at is null', [lead.person.id]);
  assert.equal((await world.get(address, lead)).status, 200, 'who asked');
});

test('the page is there in every language', async () => {
  const address = await ask(administrator);
  for (const language of languages) {
    assert.equal((await world.get(`${address}?lang=${language}`, administrator)).status, 200);
  }
});
