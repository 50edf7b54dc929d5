import { sql } from 'kysely';
import type { Db, Pool } from './db.ts';
import { listenOn } from './ear.ts';

const channel = 'live_changes';
/** Nobody's open pages may take all connections of the server. */
const mostStreams = 1000;
/** Proxies end what is silent for a minute. In milliseconds. */
const breath = 25_000;
/** After this a browser asks anew, and whether the person may still see it is asked anew, too. */
const longest = 10 * 60_000;

interface Stream {
  readonly topic: string;
  write(text: string): void;
  end(): void;
}

/** Tells everybody who has a page open that what it shows was changed, on whichever server. */
export interface Live {
  /** An event stream (`text/event-stream`) that says `changed` whenever the topic was; null when there are too many. */
  follow(topic: string): Response | null;
  /** Ends all streams and hears nothing any more. */
  close(): Promise<void>;
}

/** Says to everybody who follows the topic that it was changed, once the transaction is committed. */
export async function tellLive({ db }: { readonly db: Db }, topic: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic})`.execute(db);
}

/** What changes is heard of only while somebody follows something. */
export function newLive(pool: Pool, most = mostStreams): Live {
  const streams = new Set<Stream>();
  let stop: Promise<() => Promise<void>> | null = null;

  const tell = (topic: string | null) => {
    for (const stream of streams) if (topic === null || stream.topic === topic) stream.write('data: changed\n\n');
  };
  const listen = () => {
    // What was said while nobody heard may be anything.
    const hearer = { heard: tell, listening: (isListening: boolean) => isListening && tell(null) };
    stop ??= listenOn(pool, channel, hearer);
    stop.catch(() => {
      stop = null;
      for (const stream of streams) stream.end();
    });
  };
  let deaf: Promise<unknown> = Promise.resolve();
  const deafen = () => {
    const stopping = stop;
    stop = null;
    if (stopping) deaf = Promise.all([deaf, stopping.then((end) => end()).catch(() => undefined)]);
    return deaf;
  };

  return {
    follow(topic) {
      if (streams.size >= most) return null;
      const body = streamOf(topic, {
        begin: (stream) => {
          streams.add(stream);
          listen();
        },
        end: (stream) => {
          streams.delete(stream);
          if (streams.size === 0) void deafen();
        },
      });
      return new Response(body, {
        headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
      });
    },
    async close() {
      for (const stream of streams) stream.end();
      await deafen();
    },
  };
}

function streamOf(
  topic: string,
  { begin, end }: Record<'begin' | 'end', (stream: Stream) => void>,
): ReadableStream<Uint8Array> {
  const letters = new TextEncoder();
  let over = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          // Who does not read is not written to for ever.
          if ((controller.desiredSize ?? 0) <= 0) stream.end();
          else controller.enqueue(letters.encode(text));
        };
        const beat = setInterval(() => write(':\n\n'), breath).unref();
        const limit = setTimeout(() => stream.end(), longest).unref();
        over = () => {
          clearInterval(beat);
          clearTimeout(limit);
          end(stream);
        };
        const stream: Stream = {
          topic,
          write,
          end: () => {
            over();
            over = () => {};
            controller.close();
          },
        };
        write('retry: 3000\n\n');
        begin(stream);
      },
      cancel: () => over(),
    },
    { highWaterMark: 100 },
  );
}
