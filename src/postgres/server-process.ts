import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { programPath } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { listenOptions, type Endpoint } from './endpoint.ts';
import { cleanEnvironment, run } from './program.ts';

/** A machine of two cores with other things to do. Whoever needs more runs a PostgreSQL of their own (DATABASE_URL). */
const settings = [
  'max_connections=60',
  'shared_buffers=256MB',
  'effective_cache_size=1GB',
  'work_mem=16MB',
  'maintenance_work_mem=128MB',
  'max_parallel_workers_per_gather=1',
  'random_page_cost=1.1',
  'wal_compression=on',
  'jit=off',
  'huge_pages=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C', // the line that says "ready" is read below
  'log_destination=stderr',
  'logging_collector=off',
  'log_line_prefix=',
  'log_checkpoints=off',
  // Errors of statements go to the application. In the log they would carry what people typed.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];
const settingsWithoutSync = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=128MB',
];

/** How long a server may take to write everything down before it is made to end at once and recover at the next start. */
const shutdownPatience = 60_000;
const wordsKept = 20;
/** Its last lines may arrive after it has ended; its workers may hold the line open for longer. */
const wordsPatience = 200;

export interface ServerProcess {
  pid: number;
  /** True when it accepts connections, false when it ended before that. */
  ready: Promise<boolean>;
  /** Its last words, when it has ended. */
  ended: Promise<string>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts the server program. Each line of its log goes to `log`. */
export function startProcess(cluster: Cluster, endpoint: Endpoint, log: (line: string) => void): ServerProcess {
  const { binaries, data, launch, sync } = cluster;
  const chosen = [...settings, ...(sync ? [] : settingsWithoutSync), ...listenOptions(endpoint)];
  const options = ['-D', data, ...chosen.flatMap((setting) => ['-c', setting])];
  const [program = '', ...args] = [...launch.prefix, programPath(binaries, 'postgres'), ...options];
  // Detached: Ctrl-C in a terminal must reach the application alone, which still needs the database to say goodbye.
  const child = spawn(program, args, {
    cwd: data,
    env: cleanEnvironment(binaries.libraries),
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords: string[] = [];
  const { promise: ready, resolve: setReady } = Promise.withResolvers<boolean>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords.push(line);
    if (lastWords.length > wordsKept) lastWords.shift();
    if (line.includes('database system is ready to accept connections')) setReady(true);
    log(line);
  });
  const ended = endOf(child).then(async (how) => {
    await Promise.race([once(child.stderr, 'close'), pause(wordsPatience, undefined, { ref: false })]);
    setReady(false);
    return [...lastWords, how].join('\n');
  });
  const watcher = launch.endsWithUs ? undefined : startWatcher(child.pid);
  const stop = async (): Promise<void> => {
    if (process.platform === 'win32') {
      await run([programPath(binaries, 'pg_ctl'), 'stop', '-D', data, '-m', 'fast'], cleanEnvironment(''));
    } else {
      child.kill('SIGINT'); // "fast": ends the sessions, writes everything down
    }
    const late = setTimeout(() => child.kill('SIGQUIT'), shutdownPatience);
    await ended;
    clearTimeout(late);
  };
  void ended.then(() => watcher?.kill('SIGKILL'));
  return { pid: child.pid ?? 0, ready, ended, stop };
}

/** Resolves when the program has ended, or could not be started at all. */
async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal ? `(ended by ${signal})` : `(ended with code ${code})`;
  } catch (error) {
    return String(error);
  }
}

/**
 * Where the operating system cannot tie two processes together (macOS), a small shell does: its input ends when we die,
 * however we die. Windows has nothing of the kind here; the next start stops what was left.
 */
function startWatcher(pid: number | undefined): ChildProcess | undefined {
  if (pid === undefined || process.platform === 'win32') return undefined;
  const script = 'read -r nothing; kill -INT "$1"';
  const watcher = spawn('/bin/sh', ['-c', script, 'uptake-watcher', `${pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return watcher;
}
