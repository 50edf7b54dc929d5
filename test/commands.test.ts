// The command line as people use it: processes of their own, beside each other.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from './database.ts';
import { root } from './source.ts';

interface Place {
  /** Null: the embedded database in the folder. */
  readonly database: string | null;
  readonly folder: string;
}

async function newPlace(t: TestContext, isEmbedded = false): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-commands-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  if (isEmbedded) return { database: null, folder: join(folder, 'data') };
  const database = await emptyDatabase();
  t.after(database.drop);
  return { database: database.url, folder };
}

function start({ database, folder }: Place, words: readonly string[]) {
  const { DATABASE_URL: _other, ...environment } = process.env;
  const env = {
    ...environment,
    ...(database === null ? {} : { DATABASE_URL: database }),
    UPTAKE_DATA: folder,
    UPTAKE_SAMPLE: 'no',
    UPTAKE_LOG: 'warn',
    PORT: '0',
  };
  const child = spawn(process.execPath, [join(root, 'src/command-line.ts'), ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said: lines.join('\n') }));
  return { child, lines, ended };
}

const run = (place: Place, ...words: string[]) => start(place, words).ended;

/** A server that listens; `stop` asks it politely and gives its exit code. */
async function serve(t: TestContext, place: Place) {
  const { child, lines, ended } = start(place, ['serve']);
  t.after(() => child.kill('SIGKILL'));
  const at = 'Uptake is at ';
  while (!lines.some((line) => line.startsWith(at))) {
    const isOver = await Promise.race([ended, once(child.stdout, 'data').then(() => null)]);
    if (isOver) assert.fail(isOver.said);
  }
  const origin = (lines.find((line) => line.startsWith(at)) ?? '').slice(at.length);
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { origin, stop, ended };
}

test('commands that only look refuse a database that is not at this version, and leave it as it is', async (t) => {
  const place = await newPlace(t);
  const doctor = await run(place, 'doctor');
  assert.equal(doctor.code, 1);
  assert.match(doctor.said, /^mend .*0001_foundation.*uptake migrate$/m);
  const verify = await run(place, 'history', 'verify');
  assert.equal(verify.code, 1);
  assert.match(verify.said, /uptake migrate$/);
  assert.doesNotMatch(verify.said, /\n\s+at /);
  assert.match((await run(place, 'migrate')).said, /^Migrated: 0001_foundation/);
  assert.equal((await run(place, 'migrate')).said, 'The database is up to date.');
  assert.deepEqual(await run(place, 'history', 'verify'), { code: 0, said: 'The history is whole.' });
  assert.equal((await run(place, 'doctor')).code, 0);
});

test('two servers that start together on a new database both come up', async (t) => {
  const place = await newPlace(t);
  const servers = await Promise.all([serve(t, place), serve(t, place)]);
  for (const { origin } of servers) assert.equal((await fetch(`${origin}/readyz`)).status, 200);
  for (const { stop } of servers) assert.deepEqual((await stop()).code, 0);
});

test('a history that somebody wrote into is found out, with the place', async (t) => {
  const place = await newPlace(t);
  await run(place, 'migrate');
  const client = new pg.Client({ connectionString: place.database ?? '' });
  await client.connect();
  await client.query(`
    set uptake.projects = '00000000-0000-7000-8000-000000000001'; set uptake.administrator = 'yes';
    insert into project (id, slug, acronym, title, rule_set, starts_on, created_at)
      values (current_setting('uptake.projects')::uuid, 'ours', 'OURS', 'Ours', 'own', '2026', now());
    insert into record (id, project_id, kind, title, language, created_at, changed_at)
      select id, id, 'project', 'Ours', 'en', now(), now() from project;
    insert into history (project_id, record_id, number, at, entry, hash)
      select id, id, 1, now(), '{"act":"created","changes":{}}', 'made up' from project`);
  await client.end();
  const { code, said } = await run(place, 'history', 'verify');
  assert.equal(code, 1);
  assert.match(said, /^ours: record 00000000-0000-7000-8000-000000000001: line 1 was changed$/);
});

test('commands work beside the server on its own data folder, and after it', async (t) => {
  const place = await newPlace(t, true);
  const server = await serve(t, place);
  assert.equal((await run(place, 'doctor')).code, 0);
  assert.equal((await run(place, 'migrate')).said, 'The database is up to date.');
  assert.equal((await run(place, 'history', 'verify')).code, 0);
  const second = await run(place, 'serve');
  assert.equal(second.code, 1);
  assert.doesNotMatch(second.said, /\n\s+at /);
  assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
  assert.equal((await server.stop()).code, 0);
  assert.deepEqual(await run(place, 'history', 'verify'), { code: 0, said: 'The history is whole.' });
});

test('a server that is told to stop goes, although browsers keep asking on the lines they have', async (t) => {
  const { origin, stop } = await serve(t, await newPlace(t));
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const ask = () =>
    new Promise<number | null>((resolve) => {
      get(`${origin}/practices?${Math.random()}`, { agent }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      }).on('error', () => resolve(null));
    });
  assert.equal(await ask(), 200);
  let isOver = false;
  const stopped = stop().then((result) => {
    isOver = true;
    return result;
  });
  const answers: (number | null)[] = [];
  while (!isOver) answers.push(await ask());
  assert.equal((await stopped).code, 0);
  assert.ok(answers.every((status) => status === 200 || status === null));
});

test('what is misspelt is answered with what there is', async (t) => {
  const { code, said } = await run(await newPlace(t), 'histroy');
  assert.equal(code, 2);
  assert.match(said, /history verify/);
});
