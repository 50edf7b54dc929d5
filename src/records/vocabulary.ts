import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type ColumnType, type Generated } from 'kysely';
import pg from 'pg';
import type { Tools } from '../kernel/tools.ts';
import type { Language } from '../kernel/words.ts';
import type { Theme } from './themes.ts';

/** What a concept is called: by language, the preferred term first. A star at the end of a word stands for any ending. */
export type Terms = Readonly<Record<Language, readonly string[]>>;

/** What a concept is called in a language; its id where it has no name there. */
export function conceptName({ id, terms }: { readonly id: string; readonly terms: Terms }, language: Language): string {
  return terms[language][0] ?? id;
}

/** A concept as the product brings it. */
export interface ConceptData {
  readonly id: string;
  readonly terms: Terms;
  readonly broader: readonly string[];
  readonly themes: readonly Theme[];
  readonly isBroad?: boolean;
}

interface ConceptTable {
  id: string;
  terms: ColumnType<Terms, string, string>;
  broader: string[];
  themes: Theme[];
  is_broad: Generated<boolean>;
  curated_at: ColumnType<Date | null, Date | undefined, Date>;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  above: ColumnType<string[], never, never>;
}

interface ConceptChangeTable {
  concept_id: string;
  number: number;
  at: ColumnType<Date, Date, never>;
  person_id: string | null;
  before: ColumnType<object, string, never>;
  after: ColumnType<object, string, never>;
}

declare module '../kernel/db.ts' {
  interface Database {
    concept: ConceptTable;
    concept_change: ConceptChangeTable;
  }
}

const file = join(import.meta.dirname, '../../db/vocabulary/concepts.json');

/** The vocabulary that comes with this version, and a name for its state. */
export async function readVocabulary(): Promise<{ concepts: ConceptData[]; version: string }> {
  const text = await readFile(file, 'utf8');
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { concepts: JSON.parse(text) as ConceptData[], version };
}

/** Brings the product's vocabulary into a migrated database, as its owner. What a curator changed stays as it is. */
export async function bringVocabulary(ownerUrl: string): Promise<void> {
  const { concepts, version } = await readVocabulary();
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ version: string }>('select version from vocabulary_state for update');
    if (rows[0]?.version !== version) await bring(client, concepts, version);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function bring(client: pg.Client, concepts: readonly ConceptData[], version: string): Promise<void> {
  await client.query(
    `insert into concept (id, terms, broader, themes, is_broad)
     select id, terms, broader, themes, coalesce("isBroad", false)
     from jsonb_to_recordset($1) as given (id text, terms jsonb, broader text[], themes text[], "isBroad" boolean)
     on conflict (id) do update set terms = excluded.terms, broader = excluded.broader, themes = excluded.themes, is_broad = excluded.is_broad
     where concept.curated_at is null`,
    [JSON.stringify(concepts)],
  );
  await client.query('delete from concept where curated_at is null and id <> all ($1)', [concepts.map(({ id }) => id)]);
  await client.query('select settle_vocabulary()');
  // Without records there is nothing to be understood anew.
  await client.query(
    `update vocabulary_state set version = $1,
       understood_at = case when exists (select from record) then understood_at else changed_at end`,
    [version],
  );
}

const batch = 200;
const none = '00000000-0000-0000-0000-000000000000';

/** Lets all records be understood anew when the vocabulary changed since the last time. */
export async function understandRecords(tools: Tools): Promise<void> {
  const changedAt = await tools.pool.transaction('begin', async (db) => {
    const { rows } = await sql<{ at: string }>`
      select changed_at::text as at from vocabulary_state where understood_at is distinct from changed_at`.execute(db);
    return rows[0]?.at;
  });
  if (changedAt === undefined) return;
  let after: string | null = none;
  while (after !== null) {
    const last: string = after;
    after = await tools.pool.transaction('begin', async (db) => {
      const { rows } = await sql<{ last: string | null }>`select understand_again(${last}, ${batch}) as last`.execute(
        db,
      );
      return rows[0]?.last ?? null;
    });
  }
  await tools.pool.transaction('begin', async (db) => {
    await sql`update vocabulary_state set understood_at = ${changedAt}::timestamptz`.execute(db);
    await sql`select pg_notify('public_pages_changed', '')`.execute(db);
  });
}
