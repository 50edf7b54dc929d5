import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface MeasuredServer {
  readonly origin: string;
  /** From the start of the process to its first line that it is there, in milliseconds. */
  readonly startMilliseconds: number;
  /** Resident memory of the server process in megabytes, the database's own processes not counted. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts Uptake on a data folder, as npm start does after installing. */
export async function startServer(dataFolder: string, port: number, sample: boolean): Promise<MeasuredServer> {
  const start = performance.now();
  const server = spawn(process.execPath, [join(root, 'src/command-line.ts'), 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      UPTAKE_DATA: dataFolder,
      UPTAKE_SAMPLE: sample ? 'yes' : 'no',
      UPTAKE_LOG: 'error',
      // The load comes as if from many people.
      UPTAKE_PROXY: 'yes',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await printed(server, 'Uptake is at');
  return {
    origin: `http://127.0.0.1:${port}`,
    startMilliseconds: performance.now() - start,
    memory: () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024,
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}

async function printed(server: ChildProcess, words: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  server.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(words)) resolve();
  });
  await promise;
}

/** A server of Node's own that sends the same bytes each time: what nobody can be faster than. */
export async function startFixed(port: number, body: Buffer): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.byteLength });
    response.end(body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
