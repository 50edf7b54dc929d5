import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Launch } from './privileges.ts';
import { explain, PostgresProblem, wordsOf } from './problem.ts';

/** Where the server can be reached: a folder with its socket, or 127.0.0.1 where Node cannot use such sockets (Windows). */
export interface Endpoint {
  host: string;
  port: number;
}

/** Only names the socket: nothing listens on this port, so several servers may use the same. */
const socketPort = 5432;

/** The longest socket path that every system takes (macOS: 104 bytes with the closing zero). */
const longest = 103;

/** Prepares a private place with a short path; data folders may have long ones. Only call it with the folder locked. */
export async function openEndpoint(folder: string, launch: Launch): Promise<Endpoint> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() };
  const host = socketFolder(folder);
  const left = await lstat(host).catch(() => undefined);
  if (left && left.uid !== process.getuid?.() && left.uid !== launch.owner) {
    throw new PostgresProblem(
      `${host} belongs to another user (${left.uid}). Remove it, or start with another TMPDIR.`,
    );
  }
  try {
    await rm(host, { recursive: true, force: true });
    await mkdir(host, { mode: 0o700 }); // fails, rather than follows, when somebody else was faster
    if (launch.otherUser && launch.owner !== undefined) await chown(host, launch.owner, launch.owner);
  } catch (error) {
    throw explain(`The folder ${host} for the database's socket cannot be made`, wordsOf(error));
  }
  return { host, port: socketPort };
}

export async function closeEndpoint(endpoint: Endpoint): Promise<void> {
  if (endpoint.host.startsWith('/')) await rm(endpoint.host, { recursive: true, force: true });
}

/** Where the running server of these data said that it can be reached. */
export async function readEndpoint(data: string): Promise<Endpoint | undefined> {
  const lines = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [, , , port, socket, address] = lines;
  const host = socket || address;
  return host && port ? { host, port: Number(port) } : undefined;
}

/** Options of the server that make it listen there and nowhere else. */
export function listenOptions({ host, port }: Endpoint): string[] {
  const socket = host.startsWith('/');
  return [
    `port=${port}`,
    `listen_addresses=${socket ? '' : host}`,
    `unix_socket_directories=${socket ? host : ''}`,
    'unix_socket_permissions=0700',
  ];
}

export function addressOf({ host, port }: Endpoint, password: string): string {
  return host.startsWith('/')
    ? `postgresql://uptake:${password}@localhost/uptake?host=${encodeURIComponent(host)}&port=${port}`
    : `postgresql://uptake:${password}@${host}:${port}/uptake`;
}

function socketFolder(folder: string): string {
  const name = `uptake-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const here = path.join(tmpdir(), name);
  return Buffer.byteLength(path.join(here, `.s.PGSQL.${socketPort}`)) <= longest ? here : path.join('/tmp', name);
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}
