import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import pino from 'pino';
import { newWorld, type World } from '../../test/world.ts';
import { jobHandlers } from '../app.ts';
import { openJobs, type JobRunner } from './jobs.ts';
import type { Person } from './scope.ts';
import { askForWork, findWork, followed, forgetOldWork, WorkFailed, type Asked, type Progress } from './work.ts';

const result = { projects: 3, flaws: [], flawCount: 0 };
type DoIt = (asked: Asked<'verify-histories'>, progress: Progress) => Promise<typeof result>;

let world: World;
let runner: JobRunner;
let person: Person;
let lines: string[];
before(async () => {
  world = await newWorld();
  person = await world.person({ language: 'it' });
  lines = [];
  runner = openJobs(world.ownerUrl, pino({ level: 'silent' }));
});
after(() => runner.stop());

const opening = (who: Person) => `begin; set local uptake.person = '${who.id}'`;

const ask = () =>
  world.tools.pool.transaction(opening(person), (db) => {
    const scope = { db, who: { person, memberships: [] }, project: null, tools: world.tools, now: world.now() };
    return askForWork(scope, { name: 'verify-histories', asked: { since: '2026' }, language: 'it' });
  });

const seenBy = (who: Person, id: string) => world.tools.pool.transaction(opening(who), (db) => findWork({ db }, id));
const stateOf = async (id: string) => (await seenBy(person, id))?.state;

/** Does the waiting work by `doIt`, with a log that can be read. */
async function run(doIt: DoIt): Promise<void> {
  const tools = { ...world.tools, log: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }) };
  const handler = followed('verify-histories', (_tools, asked, progress) => doIt(asked, progress));
  await world.sql("update pgboss.job set start_after = now() where state = 'retry'");
  await runner.finishWaiting(tools, { ...jobHandlers, 'verify-histories': handler });
}

/** What pg-boss does when a run failed or its process is gone: the job waits again. */
const again = () => world.sql("update pgboss.job set state = 'retry' where state = 'active'");

test('work waits, tells how far it is outside its own transaction, and ends with its result', async () => {
  const id = await ask();
  assert.deepEqual(await stateOf(id), { kind: 'waiting' });
  await run(async (asked, progress) => {
    assert.deepEqual(asked, { asked: { since: '2026' }, person: person.id, language: 'it' });
    assert.deepEqual(await stateOf(id), { kind: 'running', done: 0, total: null });
    await world.tools.pool.transaction('begin', async () => {
      await progress(7, null);
      assert.deepEqual(await stateOf(id), { kind: 'running', done: 7, total: null });
    });
    world.wait(500);
    await progress(10, 40);
    assert.deepEqual(await stateOf(id), { kind: 'running', done: 10, total: 40 });
    return result;
  });
  assert.deepEqual(await stateOf(id), { kind: 'finished', result });
});

test('how far it is is written at most twice a second', async () => {
  const id = await ask();
  await run(async (_asked, progress) => {
    const seen: unknown[] = [];
    for (let done = 1; done <= 10; done++) {
      await progress(done, 10);
      const state = await stateOf(id);
      seen.push(state?.kind === 'running' && state.done);
      world.wait(125);
    }
    assert.deepEqual(seen, [1, 1, 1, 1, 5, 5, 5, 5, 9, 9]);
    return result;
  });
});

test('a second run begins anew, and what a run before it still says is not listened to', async () => {
  const id = await ask();
  let before: Progress = () => Promise.resolve();
  const first = run(async (_asked, progress) => {
    await progress(9, 10);
    before = progress;
    throw new Error('the cable was cut');
  });
  await assert.rejects(first, /cable/);
  assert.deepEqual(await stateOf(id), { kind: 'running', done: 9, total: 10 });
  await again();
  await run(async () => {
    assert.deepEqual(await stateOf(id), { kind: 'running', done: 0, total: null });
    world.wait(500);
    await before(10, 10);
    assert.deepEqual(await stateOf(id), { kind: 'running', done: 0, total: null });
    return result;
  });
  assert.deepEqual(await stateOf(id), { kind: 'finished', result });
});

test('work that is over is not done again, however often its job comes', async () => {
  const id = await ask();
  let times = 0;
  const count = () => Promise.resolve({ ...result, projects: ++times });
  await run(count);
  await world.sql("update pgboss.job set state = 'retry', completed_on = null where data ->> 'work' = $1", [id]);
  await run(count);
  assert.equal(times, 1);
});

test('what cannot be done is told in words for people, once', async () => {
  const id = await ask();
  await run(() => Promise.reject(new WorkFailed('Il calendario non si può leggere.')));
  assert.deepEqual(await stateOf(id), { kind: 'failed', reason: 'Il calendario non si può leggere.' });
});

test('a fault is tried again, then given up; only the log says of what', async () => {
  const id = await ask();
  let runs = 0;
  const fault = () => Promise.reject(new Error(`fault number ${++runs}`));
  for (const number of [1, 2]) {
    await assert.rejects(run(fault), new RegExp(`fault number ${number}`));
    await again();
  }
  assert.equal((await stateOf(id))?.kind, 'running');
  await run(fault);
  assert.deepEqual(await stateOf(id), { kind: 'failed', reason: null });
  assert.equal(lines.filter((line) => line.includes('work was given up') && line.includes('fault number 3')).length, 1);
});

test('work that ends its process each time is given up, too', async () => {
  const id = await ask();
  await world.sql('update work set runs = 3 where id = $1', [id]);
  await run(() => assert.fail('begun a fourth time'));
  assert.deepEqual(await stateOf(id), { kind: 'failed', reason: null });
});

test('the database shows work to who asked and to administrators only', async () => {
  const id = await ask();
  assert.equal(await seenBy(await world.person(), id), null);
  const asNobody = await world.tools.pool.transaction('begin', (db) => findWork({ db }, id));
  const opened = "begin; set local uptake.administrator = 'yes'";
  const asAdministrator = await world.tools.pool.transaction(opened, (db) => findWork({ db }, id));
  assert.deepEqual([asNobody, asAdministrator?.id], [null, id]);
  await run(() => Promise.resolve(result));
});

test('work is forgotten after two weeks', async () => {
  const old = await ask();
  world.wait(13 * 86_400_000);
  const young = await ask();
  world.wait(2 * 86_400_000);
  await forgetOldWork(world.tools);
  assert.deepEqual([await seenBy(person, old), (await seenBy(person, young))?.id], [null, young]);
});
