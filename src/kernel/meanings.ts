import { z } from 'zod';

/** Makes numbers of texts, such that texts of like meaning have like numbers: a service that somebody set up. */
export interface Meanings {
  /** Numbers of different models cannot be compared. */
  readonly model: string;
  /** One row of numbers for each text, of length one each. Throws when the service cannot do it now. */
  of(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

export interface MeaningsSettings {
  readonly url: URL;
  readonly model: string;
  readonly key: string | null;
}

// A service that hangs must not hold a worker; in milliseconds.
const patience = 60_000;

const shape = z.object({ data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()).min(1) })) });

/** Asks a service that speaks as OpenAI's `/v1/embeddings` does. */
export function newMeanings(settings: MeaningsSettings | null): Meanings | null {
  if (settings === null) return null;
  const { url, model, key } = settings;
  const address = `${url.href.replace(/\/+$/, '')}/v1/embeddings`;
  return {
    model,
    async of(texts) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { Authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, input: texts }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      // What a service says of a failure may repeat the texts, which have no business in a log.
      if (!response.ok) throw new Error(`the service for meanings answered ${response.status}`);
      const read = shape.safeParse(await response.json());
      if (!read.success || read.data.data.length !== texts.length) {
        throw new Error('the service for meanings answered something else than numbers');
      }
      const rows = read.data.data.toSorted((one, other) => one.index - other.index);
      return rows.map(({ embedding }) => ofLengthOne(embedding));
    },
  };
}

function ofLengthOne(numbers: readonly number[]): number[] {
  const length = Math.hypot(...numbers);
  return length === 0 ? [...numbers] : numbers.map((number) => number / length);
}
