import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ProjectScope, Scope } from '../kernel/scope.ts';

export type HistoryAct =
  | 'created'
  | 'changed'
  | 'published'
  | 'withdrawn'
  | 'translated'
  | 'linked'
  | 'unlinked'
  | 'attached'
  | 'erased';

/** A value of a field as history keeps it. */
export type Recorded = string | number | boolean | null | readonly string[];
export type Changes = Readonly<Record<string, { readonly before: Recorded; readonly after: Recorded }>>;

interface Entry {
  act: HistoryAct;
  changes: Changes;
}

export interface HistoryLine extends Entry {
  number: number;
  at: Date;
  personId: string | null;
  personName: string | null;
}

/** What differs between two states of a record, field by field; fields that are equal are left out. */
export function changesBetween(
  before: Readonly<Record<string, Recorded>>,
  after: Readonly<Record<string, Recorded>>,
): Changes {
  const changes: Record<string, { before: Recorded; after: Recorded }> = {};
  for (const field of Object.keys(after)) {
    const was = told(before[field]);
    const is = told(after[field]);
    if (JSON.stringify(was) !== JSON.stringify(is)) changes[field] = { before: was, after: is };
  }
  return changes;
}

/** Nothing is nothing, whether it is written as an empty text, an empty list or not at all. */
function told(value: Recorded | undefined): Recorded {
  const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? null : value;
}

/**
 * The hash of a history line: SHA-256 over the previous line's hash and everything the line says. A line that
 * is changed, taken out or put in later no longer fits.
 */
export function chainHash(
  previous: Uint8Array,
  line: { recordId: string; number: number; at: Date; personId: string | null; entry: string },
): Buffer {
  const said = JSON.stringify([line.recordId, line.number, line.at.toISOString(), line.personId, line.entry]);
  return createHash('sha256').update(previous).update(said).digest();
}

/** Adds a line to a record's history in the scope's transaction. The caller has written the record before, which holds its lock. */
export async function remember(
  scope: ProjectScope | (Scope & { project: { id: string } }),
  recordId: string,
  act: HistoryAct,
  changes: Changes = {},
): Promise<void> {
  const last = await scope.db
    .selectFrom('history')
    .select(['number', 'hash'])
    .where('record_id', '=', recordId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const personId = scope.who.person?.id ?? null;
  const entry = JSON.stringify({ act, changes } satisfies Entry);
  const hash = chainHash(last?.hash ?? Buffer.alloc(0), { recordId, number, at: scope.now, personId, entry });
  await scope.db
    .insertInto('history')
    .values({
      project_id: scope.project.id,
      record_id: recordId,
      number,
      at: scope.now,
      person_id: personId,
      entry,
      hash,
    })
    .execute();
}

/** A record's history, newest first. */
export async function historyOf(scope: Scope, recordId: string, most = 100): Promise<HistoryLine[]> {
  const rows = await scope.db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.person_id')
    .select(['history.number', 'history.at', 'history.entry', 'history.person_id', 'person.name'])
    .where('history.record_id', '=', recordId)
    .orderBy('history.number', 'desc')
    .limit(most)
    .execute();
  return rows.map(lineOf);
}

/** A stored row as a line of history. */
export function lineOf(row: {
  number: number;
  at: Date;
  entry: string;
  person_id: string | null;
  name: string | null;
}): HistoryLine {
  const entry = JSON.parse(row.entry) as Entry;
  return { number: row.number, at: row.at, personId: row.person_id, personName: row.name, ...entry };
}

/** Where a project's history does not fit together: empty when every line and every checkpoint holds. */
export async function flawsInHistory(scope: Scope & { project: { id: string } }): Promise<string[]> {
  const flaws: string[] = [];
  const records = await scope.db
    .selectFrom('history')
    .select('record_id')
    .distinct()
    .where('project_id', '=', scope.project.id)
    .execute();
  for (const { record_id: recordId } of records) {
    const lines = await scope.db
      .selectFrom('history')
      .selectAll()
      .where('record_id', '=', recordId)
      .orderBy('number')
      .execute();
    let previous: Uint8Array = Buffer.alloc(0);
    for (const [index, line] of lines.entries()) {
      const expected = chainHash(previous, {
        recordId,
        number: line.number,
        at: line.at,
        personId: line.person_id,
        entry: line.entry,
      });
      if (line.number !== index + 1) flaws.push(`record ${recordId}: line ${index + 1} is missing`);
      else if (!expected.equals(line.hash)) flaws.push(`record ${recordId}: line ${line.number} was changed`);
      previous = line.hash;
    }
  }
  return [...flaws, ...(await flawsInCheckpoints(scope))];
}

// A transaction may still be under way when the seal is made; none lasts this long.
const sealDelay = 5 * 60_000;

/**
 * Seals a project's history up to a moment ago: a hash over the last line of every record, chained to the checkpoint
 * before. Lines cut off the end of a record's history are found by it.
 */
export async function sealHistory(scope: Scope & { project: { id: string } }): Promise<void> {
  const last = await scope.db
    .selectFrom('history_checkpoint')
    .selectAll()
    .where('project_id', '=', scope.project.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const moment = new Date(scope.now.getTime() - sealDelay);
  const sealed = await sealUpTo(scope, moment, last?.hash ?? Buffer.alloc(0));
  await scope.db
    .insertInto('history_checkpoint')
    .values({ project_id: scope.project.id, number: (last?.number ?? 0) + 1, at: moment, ...sealed })
    .execute();
}

async function sealUpTo(
  scope: Scope & { project: { id: string } },
  moment: Date,
  previous: Uint8Array,
): Promise<{ records: number; hash: Buffer }> {
  const { rows } = await sql<{ record_id: string; number: number; hash: Buffer }>`
    select distinct on (record_id) record_id, number, hash from history
    where project_id = ${scope.project.id} and at <= ${moment} order by record_id, number desc`.execute(scope.db);
  const seal = createHash('sha256').update(previous);
  for (const row of rows) seal.update(`${row.record_id}:${row.number}:`).update(row.hash);
  return { records: rows.length, hash: seal.digest() };
}

async function flawsInCheckpoints(scope: Scope & { project: { id: string } }): Promise<string[]> {
  const checkpoints = await scope.db
    .selectFrom('history_checkpoint')
    .selectAll()
    .where('project_id', '=', scope.project.id)
    .orderBy('number')
    .execute();
  const flaws: string[] = [];
  let previous: Uint8Array = Buffer.alloc(0);
  for (const checkpoint of checkpoints) {
    const sealed = await sealUpTo(scope, checkpoint.at, previous);
    if (!sealed.hash.equals(checkpoint.hash)) {
      flaws.push(`checkpoint ${checkpoint.number} of ${checkpoint.at.toISOString()} does not hold`);
    }
    previous = checkpoint.hash;
  }
  return flaws;
}
