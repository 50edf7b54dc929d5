import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** How many people, and how many of these gave no mail address and may be counted more than once. */
export interface People {
  readonly people: number;
  readonly unknown: number;
}

/** People with more capacity of a project: each once in all, and once for each event, partner and kind of event. */
export interface Capacity {
  readonly all: People;
  readonly byEvent: ReadonlyMap<string, People>;
  /** Null: of no partner. */
  readonly byPartner: ReadonlyMap<string | null, People>;
  readonly byKind: ReadonlyMap<string, People>;
}

interface Row extends People {
  readonly grouped_by: 'all' | 'event' | 'partner' | 'variety';
  readonly event_id: string | null;
  readonly partner_id: string | null;
  readonly variety: string | null;
}

/** Nothing of a project that is neither public nor the reader's own. */
export async function capacityOf(scope: Scope, projectId: string): Promise<Capacity> {
  const { rows } = await sql<Row>`select * from capacity_counts(${projectId}::uuid)`.execute(scope.db);
  const grouped = <Key>(by: Row['grouped_by'], key: (row: Row) => Key) =>
    new Map(rows.filter((row) => row.grouped_by === by).map((row) => [key(row), row]));
  return {
    all: rows.find((row) => row.grouped_by === 'all') ?? { people: 0, unknown: 0 },
    byEvent: grouped('event', (row) => row.event_id ?? ''),
    byPartner: grouped('partner', (row) => row.partner_id),
    byKind: grouped('variety', (row) => row.variety ?? ''),
  };
}
