import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
}

export interface Ask {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request over a kept connection; resolves when the whole answer is there. */
export function ask(origin: string, agent: Agent, { path, method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const start = performance.now();
  const sent = request(`${origin}${path}`, { method, agent, headers }, (response) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
    });
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - start, bytes }),
    );
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** Median and upper percentiles of measured times. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1) ?? Number.NaN };
}

/** One reader, one request after the other; the first few are not counted. Throws when an answer is not 200. */
export async function oneReader(
  origin: string,
  asks: readonly Ask[],
  options: { rounds: number; expected?: number },
): Promise<Spread> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let round = -1; round < options.rounds; round++) {
    for (const one of asks) {
      const answer = await ask(origin, agent, one);
      if (answer.status !== (options.expected ?? 200)) throw new Error(`${one.path} answered ${answer.status}`);
      if (round >= 0) times.push(answer.milliseconds);
    }
  }
  agent.destroy();
  return spreadOf(times);
}

export interface Load {
  readonly perSecond: number;
  readonly errors: number;
  readonly times: Spread;
}

/** So many readers at once, for so many seconds, each asking again as soon as it has its answer. */
export async function manyReaders(
  origin: string,
  next: (reader: number, round: number) => Ask,
  options: { readers: number; seconds: number; pauseMilliseconds?: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.readers });
  const times: number[] = [];
  let errors = 0;
  const start = performance.now();
  const end = start + options.seconds * 1000;
  await Promise.all(
    Array.from({ length: options.readers }, async (_, reader) => {
      for (let round = 0; performance.now() < end; round++) {
        const answer = await ask(origin, agent, next(reader, round)).catch(() => null);
        if (answer === null || answer.status >= 400) errors++;
        else times.push(answer.milliseconds);
        if (options.pauseMilliseconds) await new Promise((resume) => setTimeout(resume, options.pauseMilliseconds));
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: times.length / seconds, errors, times: spreadOf(times) };
}
