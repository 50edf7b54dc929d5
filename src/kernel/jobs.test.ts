import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import pino from 'pino';
import { newWorld, type World } from '../../test/world.ts';
import { jobCounts } from './job-counts.ts';
import { openJobs, type JobHandlers, type JobRunner } from './jobs.ts';

let world: World;
let runner: JobRunner;
let lines: string[];
before(async () => {
  world = await newWorld();
  lines = [];
  runner = openJobs(world.ownerUrl, pino({ level: 'warn' }, { write: (line) => void lines.push(line) }));
});
after(() => runner.stop());

const idle: JobHandlers = {
  'write-password-reset': () => Promise.resolve(),
  'send-mail': () => Promise.resolve(),
  'forget-expired': () => Promise.resolve(),
  'seal-history': () => Promise.resolve(),
  'tell-owner': () => Promise.resolve(),
  'invite-owner': () => Promise.resolve(),
  'tell-owners-of-adoption': () => Promise.resolve(),
  'make-small-pictures': () => Promise.resolve(),
  'understand-records': () => Promise.resolve(),
  'remember-meanings': () => Promise.resolve(),
  'thank-guests': () => Promise.resolve(),
  'verify-histories': () => Promise.resolve(),
};

test('a job exists when what it was asked for with is saved, and only then', async () => {
  const done: string[] = [];
  const handlers = {
    ...idle,
    'send-mail': (_tools: unknown, { mail }: { mail: string }) => Promise.resolve(void done.push(mail)),
  };
  await world.tools.pool.transaction('begin', (db) => runner.ask({ db }, 'send-mail', { mail: 'saved' }));
  const lost = world.tools.pool.transaction('begin', async (db) => {
    await runner.ask({ db }, 'send-mail', { mail: 'lost' });
    throw new Error('a fault');
  });
  await assert.rejects(lost, /a fault/);
  assert.equal(await runner.finishWaiting(world.tools, handlers), 1);
  assert.equal(await runner.finishWaiting(world.tools, handlers), 0);
  assert.deepEqual(done, ['saved']);
});

test('a job that fails is tried again until it succeeds, and what the log says of it names nobody', async () => {
  const succeeded = Promise.withResolvers<void>();
  let tries = 0;
  await world.tools.pool.transaction('begin', (db) => runner.ask({ db }, 'send-mail', { mail: 'again' }));
  await world.sql("update pgboss.job set retry_delay = 0, retry_backoff = false where state = 'created'");
  await runner.work(world.tools, {
    ...idle,
    'send-mail': async () => {
      if (++tries === 1) await world.sql("select 'anna@example.org'::uuid");
      succeeded.resolve();
    },
  });
  await succeeded.promise;
  await runner.stop();
  assert.equal(tries, 2);
  assert.equal(lines.filter((line) => line.includes('send-mail')).length, 1);
  assert.doesNotMatch(lines.join(), /anna@/);
  const counts = await world.tools.pool.transaction('begin read only', (db) => jobCounts({ db }));
  assert.equal(counts.find(({ name }) => name === 'send-mail')?.failed, 0);
});

test('work that nobody asks for is planned, and made up for when the server was down', async () => {
  const plans = await world.sql<{ name: string; options: { missed?: string } }>(
    'select name, options from pgboss.schedule order by name',
  );
  assert.deepEqual(
    plans.map(({ name, options }) => [name, options.missed]),
    [
      ['forget-expired', 'once'],
      ['make-small-pictures', 'once'],
      ['remember-meanings', 'once'],
      ['seal-history', 'once'],
      ['tell-owners-of-adoption', 'once'],
      ['thank-guests', 'once'],
      ['understand-records', 'once'],
    ],
  );
});
