import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from './db.ts';

const firstPause = 100;
const longestPause = 30_000;

/** Who is told what the database says on a channel. */
export interface Hearer {
  readonly heard: (payload: string) => void;
  /** Whether everything that is said is heard, from now on. */
  readonly listening: (isListening: boolean) => void;
}

interface Ear {
  /** Resolves when the connection is gone. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/**
 * Tells the hearer what is said on the channel. When the connection is lost a new one is sought for ever. Returns how
 * to stop.
 */
export async function listenOn(pool: Pool, channel: string, hearer: Hearer): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let ear = await listen(pool, channel, hearer);
  const listening = (async () => {
    for (;;) {
      await ear.lost;
      hearer.listening(false);
      const next = await listenAgain(pool, channel, hearer, stopping.signal);
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

async function listen(pool: Pool, channel: string, hearer: Hearer): Promise<Ear> {
  const client = await pool.listener();
  const lost = Promise.withResolvers<void>();
  client.on('error', () => lost.resolve());
  client.on('end', () => lost.resolve());
  // Being able to hear is proved by hearing: a pooler on the way may take the request and pass nothing on.
  client.on('notification', ({ payload }) => {
    if (payload) hearer.heard(payload);
    else hearer.listening(true);
  });
  await client.query(`listen ${channel}`);
  await client.query(`notify ${channel}`);
  return { lost: lost.promise, close: () => client.end() };
}

/** A new connection as soon as there can be one; null when nobody needs it any more. */
async function listenAgain(pool: Pool, channel: string, hearer: Hearer, signal: AbortSignal): Promise<Ear | null> {
  for (let wait = firstPause; !signal.aborted; wait = Math.min(2 * wait, longestPause)) {
    await pause(wait, undefined, { signal }).catch(() => undefined);
    const ear = signal.aborted ? null : await listen(pool, channel, hearer).catch(() => null);
    if (ear === null) continue;
    if (!signal.aborted) return ear;
    await ear.close();
  }
  return null;
}
