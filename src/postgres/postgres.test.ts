import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { PostgresProblem, runningEmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import { ask, isGone, newFolder, socketFolder, start, startElsewhere, until } from '../../test/embedded-postgres.ts';

test('the first start makes a database whose owner is no superuser and which no one reaches without the password', async (t) => {
  const folder = newFolder();
  const { ownerUrl } = await start(t, folder);
  const [role] = await ask(
    ownerUrl,
    'SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = user',
  );
  assert.deepEqual(role, { rolname: 'uptake', rolsuper: false, rolcreatedb: true, rolcreaterole: true });
  const [network] = await ask(ownerUrl, "SELECT current_setting('listen_addresses') AS listens");
  assert.deepEqual(network, { listens: '' });
  assert.equal((await stat(path.join(folder, 'password'))).mode & 0o077, 0);
  assert.equal((await stat(socketFolder(ownerUrl))).mode & 0o077, 0);

  const wrong = new URL(ownerUrl);
  wrong.password = 'wrong';
  await assert.rejects(ask(wrong.href, 'SELECT 1'), /password authentication failed/);
  wrong.username = 'postgres';
  await assert.rejects(ask(wrong.href, 'SELECT 1'), /password authentication failed/);
});

test('texts sort by code point unless a language is asked for, and languages sort as their readers expect', async (t) => {
  const { ownerUrl } = await start(t, newFolder());
  const [database] = await ask(
    ownerUrl,
    'SELECT datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = current_database()',
  );
  assert.deepEqual(database, { provider: 'b', locale: 'C.UTF-8' });
  const sorted = async (collation: string, ...words: string[]): Promise<string[]> => {
    const sql = `SELECT word FROM unnest('{${words.join(',')}}'::text[]) AS word ORDER BY word COLLATE "${collation}"`;
    return (await ask<{ word: string }>(ownerUrl, sql)).map(({ word }) => word);
  };
  assert.deepEqual(await sorted('sv-x-icu', 'ö', 'z', 'å', 'ä'), ['z', 'å', 'ä', 'ö']);
  assert.deepEqual(await sorted('et-x-icu', 'ü', 'u', 'z', 't', 'õ'), ['z', 't', 'u', 'õ', 'ü']);
});

test('what people typed does not get into the log of the server', async (t) => {
  const lines: string[] = [];
  const { ownerUrl } = await start(t, newFolder(), (line) => lines.push(line));
  await ask(ownerUrl, 'CREATE TABLE person (mail text UNIQUE)');
  await ask(ownerUrl, "INSERT INTO person VALUES ('typed@example.org')");
  await assert.rejects(ask(ownerUrl, "INSERT INTO person VALUES ('typed@example.org')"), { code: '23505' });
  await assert.rejects(ask(ownerUrl, "SELECT 'typed@example.org'::int"), { code: '22P02' });
  assert.equal(lines.join('\n').includes('typed'), false);
});

test('the second start keeps what was entered', async (t) => {
  const folder = newFolder();
  const first = await start(t, folder);
  await ask(first.ownerUrl, "CREATE TABLE kept AS SELECT 'entered' AS word");
  await first.stop();
  const lines: string[] = [];
  const second = await start(t, folder, (line) => lines.push(line));
  assert.deepEqual(await ask(second.ownerUrl, 'SELECT word FROM kept'), [{ word: 'entered' }]);
  assert.ok(
    lines.some((line) => line.includes('database system was shut down at')),
    'the stop before was a clean one',
  );
});

test('a clean stop leaves no process and no socket, and says that it was expected', async (t) => {
  const server = await start(t, newFolder());
  await Promise.all([server.stop(), server.stop()]);
  assert.equal((await server.stopped).expected, true);
  assert.ok(await isGone(server.processId));
  assert.equal(existsSync(socketFolder(server.ownerUrl)), false);
});

test('the application hears when the server ends by itself', async (t) => {
  const server = await start(t, newFolder());
  process.kill(server.processId, 'SIGINT');
  const { expected, lastWords } = await server.stopped;
  assert.equal(expected, false);
  assert.match(lastWords, /received fast shutdown request/);
});

test('kill -9 of the application leaves no server, and the next start finds the data', async (t) => {
  const folder = newFolder();
  const { child, said } = await startElsewhere(t, folder);
  await ask(said.url!, "CREATE TABLE kept AS SELECT 'entered' AS word");
  child.kill('SIGKILL');
  await until('the server ends', () => isGone(said.pid!));
  const server = await start(t, folder);
  assert.deepEqual(await ask(server.ownerUrl, 'SELECT word FROM kept'), [{ word: 'entered' }]);
});

test('an application that starts right after kill -9 waits for the old server to end', async (t) => {
  const folder = newFolder();
  const { child } = await startElsewhere(t, folder);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await start(t, folder);
  assert.deepEqual(await ask(server.ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('kill -9 of application and server together loses nothing', async (t) => {
  const folder = newFolder();
  const { child, said } = await startElsewhere(t, folder, { durable: true });
  await ask(said.url!, "CREATE TABLE kept AS SELECT 'entered' AS word");
  process.kill(said.pid!, 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await start(t, folder);
  assert.deepEqual(await ask(server.ownerUrl, 'SELECT word FROM kept'), [{ word: 'entered' }]);
});

test('a pid file whose number belongs to another program by now does not stop the start', async (t) => {
  const folder = newFolder();
  await (await start(t, folder)).stop();
  const other = spawn('sleep', ['600']);
  t.after(() => other.kill());
  const file = path.join(folder, 'cluster', 'postmaster.pid');
  await writeFile(file, `${other.pid}\n${path.join(folder, 'cluster')}\n1\n5432\n/tmp\n\n1 1\nready\n`, {
    mode: 0o600,
  });
  const server = await start(t, folder);
  assert.deepEqual(await ask(server.ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal(other.exitCode ?? other.signalCode, null, 'the other program was left alone');
});

test('a dead server that nobody has buried yet is waited for', { skip: process.platform !== 'linux' }, async (t) => {
  const folder = newFolder();
  await (await start(t, folder)).stop();
  // The shell starts a program named postgres, and turns into one that does not bury its children.
  const script =
    'mkdir "$0" && cd "$0" && ln -s "$(command -v sleep)" postgres; ./postgres 0.1 & echo $!; exec sleep 600';
  const careless = spawn('sh', ['-c', script, `${folder}.programs`]);
  t.after(() => careless.kill());
  const [first] = (await once(createInterface({ input: careless.stdout }), 'line')) as [string];
  await until('it is a zombie', async () => (await readFile(`/proc/${first}/stat`, 'utf8')).includes('(postgres) Z'));
  await writeFile(path.join(folder, 'cluster', 'postmaster.pid'), `${first}\n`, { mode: 0o600 });
  const server = await start(t, folder, (line) => {
    if (line.includes(`(${first})`)) careless.kill();
  });
  assert.deepEqual(await ask(server.ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a second start on the same data folder is refused in plain words, and the first goes on', async (t) => {
  const folder = newFolder();
  const { child, said } = await startElsewhere(t, folder);
  await assert.rejects(startEmbeddedPostgres({ folder, log: () => {} }), (error: Error) => {
    assert.ok(error instanceof PostgresProblem);
    assert.match(error.message, new RegExp(`already running on this data folder \\(process ${child.pid}\\)`));
    return true;
  });
  assert.deepEqual(await ask(said.url!, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('of several that start at the same moment on a new folder exactly one succeeds', async (t) => {
  const folder = newFolder();
  const all = await Promise.all([1, 2, 3].map(() => startElsewhere(t, folder)));
  const refused = all.filter(({ said }) => said.problem?.includes('already running on this data folder'));
  assert.equal(refused.length, 2);
  assert.equal(all.filter(({ said }) => said.url).length, 1);
});

test('another process finds the address of the running server, and none when there is none', async (t) => {
  const folder = newFolder();
  assert.equal(await runningEmbeddedPostgres(folder), undefined);
  const { child, said } = await startElsewhere(t, folder);
  assert.equal(await runningEmbeddedPostgres(folder), said.url);
  child.kill('SIGTERM');
  await once(child, 'exit');
  assert.equal(await runningEmbeddedPostgres(folder), undefined);
});

test('data of a newer PostgreSQL are refused in plain words and left as they are', async (t) => {
  const folder = newFolder();
  await (await start(t, folder)).stop();
  const version = path.join(folder, 'cluster', 'PG_VERSION');
  await writeFile(version, '99\n');
  await assert.rejects(start(t, folder), {
    name: 'PostgresProblem',
    message: /was made by PostgreSQL 99, and this is PostgreSQL \d+\. Nothing was changed\. .*newer version of Uptake/,
  });
  assert.equal(await readFile(version, 'utf8'), '99\n');
});

test('a first start that was cut off in the middle is begun again', async (t) => {
  const folder = newFolder();
  await mkdir(path.join(folder, 'cluster.new'), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, 'cluster.new', 'half'), 'done');
  const { ownerUrl } = await start(t, folder);
  assert.deepEqual(await ask(ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a lost password file is replaced', async (t) => {
  const folder = newFolder();
  await (await start(t, folder)).stop();
  await rm(path.join(folder, 'password'));
  const { ownerUrl } = await start(t, folder);
  assert.deepEqual(await ask(ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
});

test('a data folder with a very long path works', async (t) => {
  const { ownerUrl } = await start(t, path.join(newFolder(), 'a'.repeat(120), 'ü ő & %20'.repeat(12)));
  assert.deepEqual(await ask(ownerUrl, 'SELECT 1 AS one'), [{ one: 1 }]);
});
