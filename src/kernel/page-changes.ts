import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from './db.ts';
import type { PageCache } from './page-cache.ts';

const channel = 'public_pages_changed';
const firstPause = 100;
const longestPause = 30_000;

interface Ear {
  /** Resolves when the connection is gone. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/**
 * Empties the cache whenever the database says that public pages changed. When the connection is lost nothing is
 * kept until there is a new one, which is sought for ever. Returns how to stop.
 */
export async function listenForChanges(pool: Pool, cache: PageCache): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let ear = await listen(pool, cache);
  const listening = (async () => {
    for (;;) {
      await ear.lost;
      cache.listening = false;
      const next = await listenAgain(pool, cache, stopping.signal);
      if (next === null) return;
      ear = next;
    }
  })();
  return async () => {
    stopping.abort();
    await ear.close();
    await listening;
  };
}

async function listen(pool: Pool, cache: PageCache): Promise<Ear> {
  const client = await pool.listener();
  const lost = Promise.withResolvers<void>();
  client.on('error', () => lost.resolve());
  client.on('end', () => lost.resolve());
  // Being able to hear is proved by hearing: a pooler on the way may take the request and pass nothing on.
  client.on('notification', ({ payload }) => {
    if (payload) cache.change(payload);
    else cache.listening = true;
  });
  await client.query(`listen ${channel}`);
  await client.query(`notify ${channel}`);
  return { lost: lost.promise, close: () => client.end() };
}

/** A new connection as soon as there can be one; null when nobody needs it any more. */
async function listenAgain(pool: Pool, cache: PageCache, signal: AbortSignal): Promise<Ear | null> {
  for (let wait = firstPause; !signal.aborted; wait = Math.min(2 * wait, longestPause)) {
    await pause(wait, undefined, { signal }).catch(() => undefined);
    const ear = signal.aborted ? null : await listen(pool, cache).catch(() => null);
    if (ear === null) continue;
    if (!signal.aborted) return ear;
    await ear.close();
  }
  return null;
}
