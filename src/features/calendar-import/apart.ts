import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadFile, Reason } from './imported.ts';

// Three hundred entries take a fifth of a second, most of it to start. In milliseconds.
const patience = 10_000;
const memory = { maxOldGenerationSizeMb: 128 };

/**
 * Reads a calendar file in a thread of its own: a file can be made to take for ever, and then only the thread ends. As
 * `readCalendar`.
 */
export async function readApart(bytes: Uint8Array, zone: string): Promise<ReadFile | { readonly reason: Reason }> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { bytes, zone },
    resourceLimits: memory,
  });
  try {
    const [read] = (await once(worker, 'message', { signal: AbortSignal.timeout(patience) })) as [ReadFile];
    return read;
  } catch {
    return { reason: 'refused.hard' };
  } finally {
    await worker.terminate();
  }
}
