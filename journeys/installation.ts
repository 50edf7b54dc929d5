import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../test/source.ts';

/** Uptake as people run it: a process of its own with its embedded database and the samples, on a free port. */
export interface RunningUptake {
  readonly origin: string;
  /** What was printed at start: the address and how to sign in. */
  readonly printed: readonly string[];
  /** Password of the sample accounts. */
  readonly password: string;
  /** Ends the process as a power cut would, then starts it again on the same data and address. */
  crashAndRestart(): Promise<void>;
  /** The two halves of it. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  /** Starts a process that does the waiting jobs; it ends with the server. */
  startWorker(): Promise<void>;
  stop(): Promise<void>;
}

const patience = 60_000;

/** `runsWorker: false` leaves the waiting jobs to a worker that is started later. */
export async function startUptake({ runsWorker = true } = {}): Promise<RunningUptake> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-journey-'));
  const port = await freePort();
  const environment = environmentFor(folder, port, runsWorker);
  const started = await startServer(environment);
  let { server } = started;
  const workers: ChildProcess[] = [];
  const crash = async () => {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  const restart = async () => {
    ({ server } = await startServer(environment));
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    printed: started.printed,
    password: passwordIn(started.printed),
    async crashAndRestart() {
      await crash();
      await restart();
    },
    crash,
    restart,
    async startWorker() {
      workers.push((await startProcess('worker', environment, 'Working on ')).child);
    },
    async stop() {
      for (const child of [...workers, server]) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentFor(folder: string, port: number, runsWorker: boolean): NodeJS.ProcessEnv {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const own = { PORT: String(port), UPTAKE_DATA: folder, UPTAKE_LOG: 'warn', UPTAKE_WORKER: runsWorker ? 'yes' : 'no' };
  return { ...environment, ...own };
}

async function startServer(env: NodeJS.ProcessEnv): Promise<{ server: ChildProcess; printed: string[] }> {
  const { child, printed } = await startProcess('serve', env, 'Uptake is at ');
  await answers(`http://127.0.0.1:${env['PORT']}/readyz`);
  return { server: child, printed };
}

/** Starts a command and waits until it prints a line that begins like this. */
async function startProcess(
  command: 'serve' | 'worker',
  env: NodeJS.ProcessEnv,
  ready: string,
): Promise<{ child: ChildProcess; printed: string[] }> {
  const child = spawn(process.execPath, [join(root, 'src/command-line.ts'), command], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(
    () => reject(new Error(`no answer within ${patience} ms; printed: ${printed.join('\n')}`)),
    patience,
  );
  child.once('exit', (code) => reject(new Error(`${command} ended with ${code}; printed: ${printed.join('\n')}`)));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.push(...text.split('\n').filter((line) => line !== ''));
    if (printed.some((line) => line.startsWith(ready))) resolve();
  });
  await promise.finally(() => clearTimeout(late));
  return { child, printed };
}

async function answers(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const where = listener.address();
  listener.close();
  await once(listener, 'close');
  if (where === null || typeof where === 'string') throw new Error('no free port');
  return where.port;
}

function passwordIn(printed: readonly string[]): string {
  const line = printed.find((one) => one.startsWith('Sample accounts')) ?? '';
  return /password (\S+)$/.exec(line)?.[1] ?? '';
}
