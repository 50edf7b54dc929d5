import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyBinaries, findBinaries, linkLibraries, programPath } from './binaries.ts';
import { ensureCluster, type Cluster } from './cluster.ts';
import { addressOf, closeEndpoint, openEndpoint, readEndpoint } from './endpoint.ts';
import { clearLeftover, isRunning } from './leftover.ts';
import { lockFolder } from './lock.ts';
import { readPassword } from './password.ts';
import { checkOwner, chooseLaunch } from './privileges.ts';
import { explain, wordsOf } from './problem.ts';
import { startProcess } from './server-process.ts';

export { PostgresProblem } from './problem.ts';

export interface EmbeddedPostgres {
  /** Address of the database `uptake` as its owner: a role that may make roles and databases, but is no superuser. */
  ownerUrl: string;
  /** Process of the server. */
  processId: number;
  /** Ends the server and waits until it has ended. May be called twice. */
  stop(): Promise<void>;
  /** Resolves when the server has ended: `expected` by stop(), or by itself, with its last words. */
  stopped: Promise<{ expected: boolean; lastWords: string }>;
}

export interface EmbeddedOptions {
  /** Where the database lives; made when missing. The application's data folder may be above it. */
  folder: string;
  /** Gets each line of the server's log. */
  log: (line: string) => void;
  /** Only for tests: forget that disks exist. A power cut destroys the database. */
  unsafeFast?: boolean;
}

/**
 * Starts the embedded PostgreSQL, making the database on the first start. Throws a PostgresProblem in plain words.
 * Call it from the main thread: the server ends with the thread that started it.
 *
 * Tried on Debian 12 (x64) as root with and without user namespaces and as a normal user. What is here for macOS and
 * Windows follows their documentation and has not been run; on Windows a server outlives a killed application until
 * the next start stops it.
 */
export async function startEmbeddedPostgres({ folder, log, unsafeFast }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = await makeFolder(folder);
  await checkOwner(home);
  const unlock = lockFolder(home);
  try {
    const cluster = await prepare(home, !unsafeFast, log);
    const password = await ensureCluster(cluster);
    return await startServer(cluster, password, log, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Address of the database that another process has running in this folder, or undefined. */
export async function runningEmbeddedPostgres(folder: string): Promise<string | undefined> {
  const home = await realpath(folder).catch(() => undefined);
  if (home === undefined || !(await isRunning(dataIn(home)))) return undefined;
  const [endpoint, password] = await Promise.all([readEndpoint(dataIn(home)), readPassword(home)]);
  return endpoint && password ? addressOf(endpoint, password) : undefined;
}

const dataIn = (folder: string): string => path.join(folder, 'cluster');

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(folder);
  } catch (error) {
    throw explain(`The data folder ${folder} cannot be made`, wordsOf(error));
  }
}

/** Programs, the way to run them, and the data, in a state in which a server can start. */
async function prepare(folder: string, sync: boolean, log: (line: string) => void): Promise<Cluster> {
  const found = await findBinaries();
  const launch = await chooseLaunch(programPath(found, 'postgres'), folder);
  const reachable = launch.otherUser ? await copyBinaries(found, path.join(folder, 'programs')) : found;
  const binaries = await linkLibraries(reachable, path.join(folder, 'libraries'));
  const cluster = { folder, data: dataIn(folder), binaries, launch, sync };
  await clearLeftover(cluster, log);
  return cluster;
}

/** Orphaned workers of a killed server need a moment to notice; until then the new one refuses to start. */
const patience = 5_000;
const orphans = /pre-existing shared memory block|lock file ".*" already exists/;

async function startServer(
  cluster: Cluster,
  password: string,
  log: (line: string) => void,
  unlock: () => void,
): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + patience;
  for (;;) {
    const endpoint = await openEndpoint(cluster.folder, cluster.launch);
    const server = startProcess(cluster, endpoint, log);
    if (await server.ready) {
      let expected = false;
      const stopped = server.ended.then(async (lastWords) => {
        await closeEndpoint(endpoint);
        unlock();
        return { expected, lastWords };
      });
      const stop = async (): Promise<void> => {
        expected = true;
        await server.stop();
        await stopped;
      };
      return { ownerUrl: addressOf(endpoint, password), processId: server.pid, stop, stopped };
    }
    const lastWords = await server.ended;
    await closeEndpoint(endpoint);
    if (!orphans.test(lastWords) || Date.now() > deadline) throw explain('The database did not start', lastWords);
    await pause(100);
  }
}
