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
  stop(): Promise<void>;
}

const patience = 60_000;

export async function startUptake(): Promise<RunningUptake> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-journey-'));
  const port = await freePort();
  const started = await startProcess(folder, port);
  let { server } = started;
  return {
    origin: `http://127.0.0.1:${port}`,
    printed: started.printed,
    password: passwordIn(started.printed),
    async crashAndRestart() {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
      ({ server } = await startProcess(folder, port));
    },
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startProcess(folder: string, port: number): Promise<{ server: ChildProcess; printed: string[] }> {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const server = spawn(process.execPath, [join(root, 'src/command-line.ts'), 'serve'], {
    cwd: root,
    env: { ...environment, PORT: String(port), UPTAKE_DATA: folder, UPTAKE_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(
    () => reject(new Error(`no answer within ${patience} ms; printed: ${printed.join('\n')}`)),
    patience,
  );
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}; printed: ${printed.join('\n')}`)));
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.push(...text.split('\n').filter((line) => line !== ''));
    if (printed.some((line) => line.startsWith('Uptake is at '))) resolve();
  });
  await promise.finally(() => clearTimeout(late));
  await answers(`http://127.0.0.1:${port}/readyz`);
  return { server, printed };
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
