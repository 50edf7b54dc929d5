import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import { chainHash } from './history.ts';

type OwnScope = Scope & { project: { id: string } };

/** Where a project's history does not fit together: empty when every line and every checkpoint holds. */
export async function flawsInHistory(scope: OwnScope): Promise<string[]> {
  const flaws: string[] = [];
  const records = await scope.db
    .selectFrom('history')
    .select('record_id')
    .distinct()
    .where('project_id', '=', scope.project.id)
    .orderBy('record_id')
    .execute();
  for (const { record_id: recordId } of records) flaws.push(...(await flawsInRecord(scope, recordId)));
  return [...flaws, ...(await flawsInCheckpoints(scope))];
}

async function flawsInRecord(scope: OwnScope, recordId: string): Promise<string[]> {
  const lines = await scope.db
    .selectFrom('history')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('number')
    .execute();
  const flaws: string[] = [];
  let previous: { number: number; hash: Uint8Array } = { number: 0, hash: Buffer.alloc(0) };
  for (const { number, at, person_id: personId, entry, hash } of lines) {
    const expected = chainHash(previous.hash, { recordId, number, at, personId, entry });
    if (number !== previous.number + 1) flaws.push(`record ${recordId}: line ${previous.number + 1} is missing`);
    else if (!expected.equals(hash)) flaws.push(`record ${recordId}: line ${number} was changed`);
    previous = { number, hash };
  }
  return flaws;
}

// A transaction may still be under way when the seal is made; none lasts this long. In seconds.
const sealDelay = 5 * 60;

/** A checkpoint as it is stored; `at` as the database writes it, exact to the microsecond. */
interface Checkpoint {
  readonly number: number;
  readonly at: string;
  readonly hash: Buffer;
}

async function checkpointsOf(scope: OwnScope): Promise<Checkpoint[]> {
  const { rows } = await sql<Checkpoint>`
    select number, at::text, hash from history_checkpoint where project_id = ${scope.project.id} order by number`.execute(
    scope.db,
  );
  return rows;
}

/**
 * Seals a project's history up to a moment ago, by the database's clock: a hash over the last line of every record,
 * chained to the checkpoint before. Lines cut off the end of a record's history are found by it. The log keeps the
 * hash outside the database.
 */
export async function sealHistory(scope: OwnScope, delay = sealDelay): Promise<void> {
  const last = (await checkpointsOf(scope)).at(-1);
  const { rows } = await sql<{ at: string }>`
    select (clock_timestamp() - make_interval(secs => ${delay}))::text as at`.execute(scope.db);
  const at = rows[0]?.at ?? '';
  const number = (last?.number ?? 0) + 1;
  const { records, hash } = await sealUpTo(scope, at, last?.hash ?? Buffer.alloc(0));
  await sql`
    insert into history_checkpoint (project_id, number, at, records, hash)
    values (${scope.project.id}, ${number}, ${at}, ${records}, ${hash})`.execute(scope.db);
  scope.tools.log.info({ project: scope.project.id, checkpoint: number, hash: hash.toString('hex') }, 'history sealed');
}

async function sealUpTo(
  scope: OwnScope,
  moment: string,
  previous: Uint8Array,
): Promise<{ records: number; hash: Buffer }> {
  const { rows } = await sql<{ record_id: string; number: number; hash: Buffer }>`
    select distinct on (record_id) record_id, number, hash from history
    where project_id = ${scope.project.id} and written_at <= ${moment}::timestamptz
    order by record_id, number desc`.execute(scope.db);
  const seal = createHash('sha256').update(previous);
  for (const row of rows) seal.update(`${row.record_id}:${row.number}:`).update(row.hash);
  return { records: rows.length, hash: seal.digest() };
}

async function flawsInCheckpoints(scope: OwnScope): Promise<string[]> {
  const flaws: string[] = [];
  let previous: Uint8Array = Buffer.alloc(0);
  for (const [index, { number, at, hash }] of (await checkpointsOf(scope)).entries()) {
    if (number !== index + 1) return [...flaws, `checkpoint ${index + 1} is missing`];
    const sealed = await sealUpTo(scope, at, previous);
    if (!sealed.hash.equals(hash)) flaws.push(`checkpoint ${number} of ${at} does not hold`);
    previous = hash;
  }
  return flaws;
}
