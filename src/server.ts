import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { jobHandlers, newApp } from './app.ts';
import { newLog, openInstallation, type Installation } from './installation.ts';
import { PageCache } from './kernel/page-cache.ts';
import { listenForChanges } from './kernel/page-changes.ts';
import { loadSampleOnce } from './sample/index.ts';
import type { Settings } from './settings.ts';

const cacheBytes = 64 * 1024 * 1024;
/** In a storm of changes, pages that tell of several projects are at most so old, in milliseconds. */
const cacheRest = 2000;

/** How long a request under way may take when the server is asked to stop, in milliseconds. */
const patience = 10_000;

/** Starts the server: settings → tools → application → listen. Resolves when it has stopped politely. */
export async function runServer(given: Settings, tell: (line: string) => void): Promise<void> {
  const settings = await withPort(given);
  const log = newLog(settings);
  const stopping = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.resolve(signal));
  const installation = await openInstallation(settings, log, (words) =>
    stopping.resolve(`the database ended: ${words}`),
  );
  try {
    for (const name of installation.migrated) tell(`Migrated: ${name}`);
    const sample = settings.loadSample ? await loadSampleOnce(installation.tools) : null;
    await serveUntil(installation, tell, sample, stopping.promise);
  } finally {
    await installation.close();
  }
}

async function serveUntil(
  installation: Installation,
  tell: (line: string) => void,
  sample: readonly string[] | null,
  stopping: Promise<string>,
): Promise<void> {
  const { tools, jobs } = installation;
  const { settings, log } = tools;
  const cache = new PageCache(tools.clock, cacheBytes, cacheRest);
  const forgetChanges = await listenForChanges(tools.pool, cache);
  if (settings.runsWorker) await jobs.work(tools, jobHandlers);
  const app = newApp(tools, cache);
  const server = await listen(settings, app.fetch);
  tell(`Uptake is at ${settings.publicUrl.origin}`);
  for (const line of sample ?? []) tell(line);
  const reason = await stopping;
  log.info({ reason }, 'stopping');
  await tools.live.close();
  await close(server);
  await forgetChanges();
}

/** Port 0 means any free one; the address that people use has to name it. */
async function withPort(settings: Settings): Promise<Settings> {
  if (settings.port !== 0) return settings;
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, settings.host, () => {
    const place = probe.address();
    probe.close(() => resolve(place !== null && typeof place === 'object' ? place.port : 0));
  });
  const port = await promise;
  const publicUrl = new URL(settings.publicUrl);
  if (publicUrl.port === '0') publicUrl.port = String(port);
  return { ...settings, port, publicUrl };
}

function listen(settings: Settings, fetch: (request: Request) => Response | Promise<Response>): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: settings.port, hostname: settings.host }, () => resolve(server)) as Server;
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(settings.port) : error),
    );
  });
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  }
}

/** Lets requests under way finish; those that take too long are cut off. */
async function close(server: Server): Promise<void> {
  // A connection that is kept for later would bring the next request for ever.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(cut);
}
