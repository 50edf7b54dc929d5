import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from './load.ts';
import { Making, type Sentences } from './making.ts';
import type { Tied } from './practices.ts';
import { makeProject } from './projects.ts';
import { shareOf, type SetSize } from './sets.ts';
import type { Pieces } from './vectors.ts';

/** So many updates a batch keep the memory small and the database busy. */
const updatesABatch = 15_000;

const { set, seed, sentences, pieces } = workerData as {
  set: SetSize;
  seed: number;
  sentences: Sentences;
  pieces: Pieces;
};

function* batches(): Generator<Batch, void> {
  const making = new Making(seed, sentences, pieces);
  let elsewhere: Tied[] = [];
  let [projects, updates] = [0, 0];
  for (let index = 0; index < set.projects; index++) {
    const size = shareOf(set, index);
    elsewhere = makeProject(making, index, size, elsewhere);
    projects++;
    updates += size.updates;
    if (updates < updatesABatch && index < set.projects - 1) continue;
    yield { projects, tables: making.rows.take() };
    [projects, updates] = [0, 0];
  }
}

const coming = batches();

function send(): void {
  const batch = coming.next();
  if (batch.done === true) {
    parentPort?.postMessage(null);
    return;
  }
  parentPort?.postMessage(
    batch.value,
    batch.value.tables.map(({ bytes }) => bytes.buffer),
  );
}

parentPort?.on('message', send);
