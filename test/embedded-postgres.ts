// What the tests of the embedded database share: folders, and applications in processes of their own to be killed.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/postgres/index.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'uptake-postgres-test-'));
after(() => rm(scratch, { recursive: true, force: true }));
let folders = 0;

/** A folder below a directory of its own; neither exists yet, and everybody may reach them. */
export function newFolder(): string {
  chmodSync(scratch, 0o755);
  folders += 1;
  return path.join(scratch, `${folders}`, 'postgres');
}

/** Starts the database in this process. */
export async function start(
  t: TestContext,
  folder: string,
  log: (line: string) => void = () => {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, log, unsafeFast: true });
  t.after(() => server.stop());
  return server;
}

/** An application that starts the database in the folder it is given, says how that went, and stays. */
const application = `
  import { startEmbeddedPostgres } from ${JSON.stringify(new URL('../src/postgres/index.ts', import.meta.url).href)};
  const [folder, durable] = process.argv.slice(1);
  const say = (words) => console.log(JSON.stringify(words));
  try {
    const server = await startEmbeddedPostgres({ folder, log: () => {}, unsafeFast: durable === 'false' });
    process.on('SIGTERM', () => server.stop().then(() => process.exit()));
    say({ url: server.ownerUrl, pid: server.processId });
  } catch (error) {
    say({ problem: error.message, name: error.name });
  }`;

export interface Application {
  child: ChildProcess;
  said: { url?: string; pid?: number; problem?: string; name?: string };
}

export const socketFolder = (url = ''): string => new URL(url).searchParams.get('host') ?? '';

/** Starts it in a process of its own, behind the commands of `prefix`. */
export async function startElsewhere(
  t: TestContext,
  folder: string,
  { prefix = [], durable = false }: { prefix?: string[]; durable?: boolean } = {},
): Promise<Application> {
  const script = ['--input-type=module', '--eval', application, folder, `${durable}`];
  const [program = '', ...args] = [...prefix, process.execPath, ...script];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
  const said = JSON.parse(line ?? '{}') as Application['said'];
  if (said.url) t.after(() => rm(socketFolder(said.url), { recursive: true, force: true }));
  return { child, said };
}

export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits for something to become true; for at most 20 seconds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `still waiting: ${what}`);
    await pause(10);
  }
}

/** A dead process whose parent has not noticed yet counts as gone. */
export async function isGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const about = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') ?');
  return about.slice(about.lastIndexOf(')')).startsWith(') Z');
}
