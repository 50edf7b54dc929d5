import { Worker } from 'node:worker_threads';
import { DatabaseBusy } from '../kernel/db.ts';
import type { Documents } from '../kernel/tools.ts';
import type { Asked, Made } from './maker.ts';

// A document takes a tenth of a second. In milliseconds.
const patience = 30_000;
const idle = 60_000;
/** Whoever asks holds a connection to the database: a crowd at this door may not take them all. */
const mostWaiting = 5;

interface Waiting {
  readonly done: (pdf: Uint8Array<ArrayBuffer>) => void;
  readonly failed: (error: Error) => void;
  readonly limit: NodeJS.Timeout;
}

/**
 * Makes documents in a thread that is started when the first one is asked for and ends when none was for a minute, so
 * that a server which makes none carries no compiler.
 */
export function openDocuments({ idleMilliseconds = idle }: { idleMilliseconds?: number } = {}): Documents & {
  close(): Promise<void>;
} {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let rest: NodeJS.Timeout | undefined;
  let last = 0;

  const settle = (number: number): Waiting | undefined => {
    const one = waiting.get(number);
    waiting.delete(number);
    clearTimeout(one?.limit);
    if (waiting.size === 0) rest = setTimeout(() => void end(), idleMilliseconds).unref();
    return one;
  };

  const end = async (why?: Error): Promise<void> => {
    clearTimeout(rest);
    const ending = worker;
    worker = null;
    const error = why ?? new Error('documents are not made any more');
    for (const number of [...waiting.keys()]) settle(number)?.failed(error);
    clearTimeout(rest);
    await ending?.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(new URL('maker.ts', import.meta.url));
    started.unref();
    started.on('message', (made: Made) => {
      const one = settle(made.number);
      if ('pdf' in made) one?.done(new Uint8Array(made.pdf));
      else one?.failed(new Error(`a document could not be made: ${made.failure}`));
    });
    started.on('error', (error: Error) => void end(error));
    return started;
  };

  return {
    pdf(template, data) {
      if (waiting.size >= mostWaiting) return Promise.reject(new DatabaseBusy('too many documents are being made'));
      clearTimeout(rest);
      worker ??= start();
      const number = ++last;
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      const limit = setTimeout(() => void end(new Error('a document took too long')), patience).unref();
      waiting.set(number, { done: resolve, failed: reject, limit });
      worker.postMessage({ number, template, data: JSON.stringify(data) } satisfies Asked);
      return promise;
    },
    close: () => end(),
  };
}
