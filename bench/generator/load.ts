import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { languages, type Language } from '../../src/kernel/words.ts';
import { copyInto } from './copy.ts';
import { readSentences } from './material.ts';
import { columns, tables, type CopiedRows } from './tables.ts';
import { sets, type SetName } from './sets.ts';
import { unbind } from './unbound.ts';
import { stemPieces } from './vectors.ts';
import { cities, oddities, purposes, things } from './words.ts';

export interface Batch {
  readonly projects: number;
  readonly tables: readonly CopiedRows[];
}

/** Fills an empty, migrated database with a set, in one transaction. Tells how far it is. */
export async function loadSet(
  ownerUrl: string,
  name: SetName,
  tell: (line: string) => void,
  seed = 20260,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ count: number }>(
      "select set_config('uptake.administrator', 'yes', true), (select count(*)::int from person) as count",
    );
    if ((rows[0]?.count ?? 0) > 0) throw new Error('the database is not empty: a set is made in a new one');
    const sentences = readSentences();
    const texts = Object.fromEntries(
      languages.map((language) => [
        language,
        [...sentences[language], ...things[language], ...purposes[language], ...cities, ...oddities],
      ]),
    );
    const pieces = await stemPieces(client, texts as unknown as Record<Language, readonly string[]>);
    const rebind = await unbind(client, tables);
    await copyBatches(client, { set: sets[name], seed, sentences, pieces }, (projects) =>
      tell(`${projects} of ${sets[name].projects} projects copied`),
    );
    // What the map of exchange shows is counted from the links.
    await client.query('select recount_arcs()');
    // What needs, strengths and practices are matched by is found in their search vectors.
    await client.query('select refill_record_concepts()');
    await rebind(tell);
    await client.query('commit');
    tell('committed');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** The maker works in a thread of its own, a batch ahead of the database. */
async function copyBatches(client: pg.Client, workerData: unknown, tell: (projects: number) => void): Promise<void> {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData });
  try {
    let projects = 0;
    for (let coming = nextBatch(worker); ;) {
      const batch = await coming;
      if (batch === null) return;
      coming = nextBatch(worker);
      for (const rows of batch.tables) await copyInto(client, { ...rows, columns: columns[rows.table] });
      projects += batch.projects;
      tell(projects);
    }
  } finally {
    await worker.terminate();
  }
}

/** Asks for the next batch; null when there is none. */
function nextBatch(worker: Worker): Promise<Batch | null> {
  const told = once(worker, 'message').then(([batch]) => batch as Batch | null);
  // A failure is told where the batch is waited for.
  told.catch(() => {});
  worker.postMessage('next');
  return told;
}
