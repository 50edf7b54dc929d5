import { createHash } from 'node:crypto';
import { NotFound } from '../kernel/answers.ts';
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

/**
 * Holds a record until the end of the transaction: whoever writes about it next waits. NotFound when it is not the
 * project's own. Called before reading what a write depends on; `remember` calls it, too.
 */
export async function lockRecord(
  scope: ProjectScope | (Scope & { project: { id: string } }),
  id: string,
): Promise<void> {
  const row = await scope.db
    .selectFrom('record')
    .select('id')
    .where('id', '=', id)
    .where('project_id', '=', scope.project.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
}

/** Adds a line to the history of a record of this project, in the scope's transaction. */
export async function remember(
  scope: ProjectScope | (Scope & { project: { id: string } }),
  recordId: string,
  act: HistoryAct,
  changes: Changes = {},
): Promise<void> {
  // A record is made once: nothing can stand before that line.
  const last = act === 'created' ? undefined : await lastLine(scope, recordId);
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

async function lastLine(
  scope: Scope & { project: { id: string } },
  recordId: string,
): Promise<{ number: number; hash: Buffer } | undefined> {
  // Two who write at once must not both follow the same line.
  await lockRecord(scope, recordId);
  return scope.db
    .selectFrom('history')
    .select(['number', 'hash'])
    .where('record_id', '=', recordId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
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
