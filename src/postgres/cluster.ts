import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programPath, type Binaries } from './binaries.ts';
import { makePassword, readPassword } from './password.ts';
import { handOver, type Launch } from './privileges.ts';
import { explain, PostgresProblem } from './problem.ts';
import { cleanEnvironment, run } from './program.ts';

/** Bytes that a new database takes before anything is entered, with the room its journal wants. */
const roomNeeded = 150_000_000;

const access = [
  '# Written when the database was made. Every connection needs a password; "postgres" has none and cannot connect.',
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');

/** A set of databases on disk, as PostgreSQL calls it, and what is needed to work on it. */
export interface Cluster {
  /** Holds the cluster itself and what belongs to it. */
  folder: string;
  /** PostgreSQL's own data directory. */
  data: string;
  binaries: Binaries;
  launch: Launch;
  /** Write to the disk before saying "saved". Never off but in tests. */
  sync: boolean;
}

/** Makes the cluster when there is none. It appears whole or not at all. Returns the password of the role `uptake`. */
export async function ensureCluster(cluster: Cluster): Promise<string> {
  const { folder, data, binaries } = cluster;
  const kept = await readPassword(folder);
  const password = kept ?? (await makePassword(folder));
  if (existsSync(data)) {
    await checkVersion(data, binaries.major);
    await handOver(data, cluster.launch);
    if (!kept) await asSuperuser(cluster, data, [`ALTER ROLE uptake PASSWORD '${password}'`]);
    return password;
  }
  await checkRoom(folder);
  const half = `${data}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await initialise(cluster, half);
  await writeFile(path.join(half, 'pg_hba.conf'), access);
  await asSuperuser(cluster, half, [
    `CREATE ROLE uptake LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`,
    'CREATE DATABASE uptake OWNER uptake',
  ]);
  await rename(half, data);
  await settle(folder);
  return password;
}

async function initialise(cluster: Cluster, data: string): Promise<void> {
  const { binaries, launch } = cluster;
  await handOver(data, launch);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // "trust" lasts only until pg_hba.conf is written: no server listens before that.
  const options = ['--username=postgres', '--auth=trust', ...locale, ...(cluster.sync ? [] : ['--no-sync'])];
  const command = [...launch.prefix, programPath(binaries, 'initdb'), '-D', data, ...options];
  const ending = await run(command, cleanEnvironment(binaries.libraries));
  if (!ending.ok) throw explain(`The database could not be made in ${data}`, ending.said);
}

/** Runs statements in PostgreSQL's single-user mode, which needs neither a server nor a password. */
async function asSuperuser(cluster: Cluster, data: string, statements: string[]): Promise<void> {
  const { binaries, launch } = cluster;
  const options = ['--single', '-j', '-D', data, '-c', 'log_checkpoints=off', '-c', 'log_statement=none'];
  const command = [...launch.prefix, programPath(binaries, 'postgres'), ...options, 'template1'];
  const input = statements.map((statement) => `${statement};\n\n`).join('');
  const ending = await run(command, cleanEnvironment(binaries.libraries), input);
  // Single-user mode goes on after an error and ends well all the same.
  const failed = !ending.ok || /^.*(ERROR|FATAL|PANIC): {2}/m.test(ending.said);
  if (failed) throw explain(`The database in ${data} could not be prepared`, withoutStatements(ending.said));
}

/** PostgreSQL repeats a failed statement, and with it the password. */
function withoutStatements(said: string): string {
  return said.replace(/^.*STATEMENT: {2}.*$/gm, '');
}

async function checkVersion(data: string, ours: number): Promise<void> {
  const words = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch(() => '');
  const theirs = Number.parseInt(words, 10);
  if (theirs === ours) return;
  if (Number.isNaN(theirs)) {
    throw new PostgresProblem(
      `${data} is not a PostgreSQL data folder (PG_VERSION is missing). Restore it from a backup.`,
    );
  }
  const cure =
    theirs > ours
      ? 'Start with the newer version of Uptake that made it.'
      : 'Start with the older version of Uptake that made it, export everything, and import it here.';
  throw new PostgresProblem(
    `The data folder ${data} was made by PostgreSQL ${theirs}, and this is PostgreSQL ${ours}. Nothing was changed. ${cure}`,
  );
}

async function checkRoom(folder: string): Promise<void> {
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free >= roomNeeded) return;
  const mega = (bytes: number): number => Math.floor(bytes / 1_000_000);
  throw new PostgresProblem(
    `The disk is full: ${folder} has ${mega(free)} MB left, and a new database needs ${mega(roomNeeded)} MB.`,
  );
}

/** Makes a renaming below `folder` survive a power cut. Windows cannot open folders and does not need it. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
