import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { programPath } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { PostgresProblem } from './problem.ts';
import { cleanEnvironment, run } from './program.ts';

/** How long a dead server may wait for its parent to notice; in some containers no parent ever does. */
const zombiePatience = 5_000;
/** How long a server may take to write everything down and end. */
const shutdownPatience = 60_000;

type State = 'gone' | 'zombie' | 'alive';

/**
 * Gets a server of an earlier, killed run out of the way. Only call it with the folder locked: then no other run of
 * ours can own that server.
 */
export async function clearLeftover(cluster: Cluster, log: (line: string) => void): Promise<void> {
  const file = path.join(cluster.data, 'postmaster.pid');
  const pid = await readPid(file);
  if (pid === undefined) return;
  if (process.platform === 'win32') return stopOnWindows(cluster);

  const began = Date.now();
  const waited = (): number => Date.now() - began;
  let state = await stateOf(pid, cluster.data);
  if (state !== 'gone') log(`An earlier database process (${pid}) has not gone yet; waiting for it.`);
  if (state === 'alive') process.kill(pid, 'SIGINT');
  while (state !== 'gone') {
    if (state === 'zombie' && waited() > zombiePatience) break;
    if (waited() > shutdownPatience) {
      throw new PostgresProblem(
        `An earlier database process (${pid}) is still busy with ${cluster.data} and does not end.`,
      );
    }
    await pause(20);
    state = await stateOf(pid, cluster.data);
  }
  // The number may belong to another program by now, and PostgreSQL would believe that it is still running. Its own
  // check for orphaned workers (shared memory) does not need the file.
  await rm(file, { force: true });
}

/** Whether the server of these data is running now. */
export async function isRunning(data: string): Promise<boolean> {
  const pid = await readPid(path.join(data, 'postmaster.pid'));
  return pid !== undefined && (process.platform === 'win32' || (await stateOf(pid, data)) === 'alive');
}

async function readPid(file: string): Promise<number | undefined> {
  const words = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(words, 10);
  return pid > 0 ? pid : undefined;
}

async function stateOf(pid: number, data: string): Promise<State> {
  const [status, command] = process.platform === 'linux' ? await readProc(pid) : await askPs(pid);
  if (status.startsWith('Z') && command.includes('postgres')) return 'zombie';
  return command.includes('postgres') && command.includes(data) ? 'alive' : 'gone';
}

async function readProc(pid: number): Promise<[status: string, command: string]> {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [stat, commandLine] = await Promise.all([read('stat'), read('cmdline')]);
  const end = stat.lastIndexOf(')');
  return [stat.slice(end + 2), commandLine || stat.slice(0, end)]; // a zombie has no command line left, only a name
}

async function askPs(pid: number): Promise<[status: string, command: string]> {
  const { said } = await run(['ps', '-ww', '-o', 'stat=,command=', '-p', `${pid}`], cleanEnvironment(''));
  const [status = '', ...command] = said.trim().split(/\s+/);
  return [status, command.join(' ')];
}

async function stopOnWindows({ binaries, data }: Cluster): Promise<void> {
  await run([programPath(binaries, 'pg_ctl'), 'stop', '-D', data, '-m', 'fast'], cleanEnvironment(''));
}
