import { jobHandlers } from './app.ts';
import { newLog, openInstallation } from './installation.ts';
import type { Settings } from './settings.ts';

/** A process that only does the waiting jobs; with UPTAKE_WORKER=no the servers leave them to it. */
export async function runWorker(settings: Settings, tell: (line: string) => void): Promise<void> {
  const stopping = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.resolve());
  const installation = await openInstallation(settings, newLog(settings), () => stopping.resolve(), { mayShare: true });
  try {
    await installation.jobs.work(installation.tools, jobHandlers);
    tell('Working on the waiting jobs.');
    await stopping.promise;
  } finally {
    await installation.close();
  }
}
