// The second half of npm test, run by the Node of the lockfile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PostgresProblem, startEmbeddedPostgres } from '../src/postgres/index.ts';
import { ensureChromium } from './chromium.ts';
import { root } from './packages.js';
import { main, SetupProblem } from './problem.js';
import { ensureValidators } from './validators.ts';

/** Where tests live; those of the journeys need a browser. */
const homes = ['src', 'test', 'journeys'];
/** For one test file, in milliseconds: a test that hangs must not hang everything. */
const patience = 300_000;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

await main(async () => {
  const given = process.argv.slice(2);
  const files = chooseFiles(given.filter((one) => !one.startsWith('--')));
  const options = given.filter((one) => one.startsWith('--'));
  const env = { ...process.env };
  if (files.some((file) => file.startsWith('journeys'))) env['UPTAKE_CHROMIUM'] = ensureChromium();
  ensureValidators();
  const database = await openDatabase();
  try {
    env['UPTAKE_TEST_DATABASE_URL'] = database.url;
    delete env['DATABASE_URL'];
    return await runTests(files, options, env);
  } finally {
    await database.close();
  }
});

/** Test files below the given files and folders; all when none is given. */
function chooseFiles(given: string[]): string[] {
  const places = given.length > 0 ? given.map((place) => path.relative(root, path.resolve(place))) : homes;
  const files = places.flatMap((place) => {
    const about = statSync(path.join(root, place), { throwIfNoEntry: false });
    if (about?.isFile()) return [place];
    return globSync('**/*.test.ts', { cwd: path.join(root, place) }).map((file) => path.join(place, file));
  });
  if (files.length > 0) return [...new Set(files)].toSorted();
  throw new SetupProblem(`No test files (*.test.ts) were found in ${places.join(', ')}.`);
}

interface TestDatabase {
  /** Of a role that may make databases and roles. */
  url: string;
  close(): Promise<void>;
}

/** DATABASE_URL when it is set, otherwise an embedded PostgreSQL in a folder that goes away with the tests. */
async function openDatabase(): Promise<TestDatabase> {
  const url = process.env['DATABASE_URL'];
  if (url === undefined || url === '') return openEmbedded();
  await checkDatabase(url);
  return { url, close: () => Promise.resolve() };
}

async function openEmbedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'uptake-test-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ folder, log: () => undefined, unsafeFast: true });
    return { url: server.ownerUrl, close: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error instanceof PostgresProblem ? new SetupProblem(error.message) : error;
  }
}

async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; able: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version, rolsuper OR rolcreatedb AND rolcreaterole AS able
         FROM pg_roles WHERE rolname = current_user`,
    );
    if ((rows[0]?.version ?? 0) < 150000) throw new Error('PostgreSQL 15 or newer is needed.');
    if (!rows[0]?.able) throw new Error('The tests make databases and roles: the role needs CREATEDB and CREATEROLE.');
  } catch (error) {
    throw new SetupProblem(
      `The database of DATABASE_URL cannot be used. ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs Node's test runner; gives its exit code. Whatever the tests started ends with them. */
async function runTests(files: string[], options: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (stop.signal.aborted) return 130;
  const chosen = ['--test-concurrency=2', `--test-timeout=${patience}`, '--test-reporter=spec', ...options];
  const runner = spawn(process.execPath, ['--test', ...chosen, ...files], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const end = (signal: NodeJS.Signals): void => endGroup(runner.pid, signal);
  stop.signal.addEventListener('abort', () => {
    end('SIGTERM');
    setTimeout(() => end('SIGKILL'), 5_000).unref();
  });
  const [code] = (await once(runner, 'exit')) as [number | null];
  end('SIGKILL');
  return stop.signal.aborted ? 130 : (code ?? 1);
}

function endGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // nobody left
  }
}
