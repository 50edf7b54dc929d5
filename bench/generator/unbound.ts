import type pg from 'pg';

interface Bound {
  readonly away: readonly string[];
  readonly back: readonly string[];
}

/**
 * Makes tables bare for a great copy: no foreign keys, indexes, triggers and forced row-level security. What is given
 * back restores all of it in the same transaction, so that nobody ever sees the tables without.
 */
export async function unbind(
  client: pg.Client,
  tables: readonly string[],
): Promise<(tell: (line: string) => void) => Promise<void>> {
  await client.query("set local maintenance_work_mem = '512MB'");
  await client.query('set local max_parallel_maintenance_workers = 1');
  // Given back from the last to the first: forced security at the very end, or the keys would not see the rows they check.
  const parts = [
    await security(client, tables),
    triggers(tables),
    await foreignKeys(client),
    await indexes(client, tables),
  ];
  for (const statement of parts.flatMap(({ away }) => away)) await client.query(statement);
  // Rows can be written as final only into tables emptied in the same transaction.
  await client.query(`truncate ${tables.join(', ')}`);
  return async (tell) => {
    for (const statement of parts.toReversed().flatMap(({ back }) => back)) {
      const start = performance.now();
      await client.query(statement);
      const seconds = (performance.now() - start) / 1000;
      if (seconds > 2) tell(`${statement.slice(0, 100)}: ${seconds.toFixed(1)} s`);
    }
  };
}

async function foreignKeys(client: pg.Client): Promise<Bound> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  return {
    away: rows.map(({ table, name }) => `alter table ${table} drop constraint ${name}`),
    back: rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
  };
}

async function indexes(client: pg.Client, tables: readonly string[]): Promise<Bound> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid::regclass::text = any ($1) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  return { away: rows.map(({ name }) => `drop index ${name}`), back: rows.map(({ definition }) => definition) };
}

function triggers(tables: readonly string[]): Bound {
  return {
    away: tables.map((table) => `alter table ${table} disable trigger user`),
    back: tables.map((table) => `alter table ${table} enable trigger user`),
  };
}

async function security(client: pg.Client, tables: readonly string[]): Promise<Bound> {
  const { rows } = await client.query<{ table: string }>(
    'select oid::regclass::text as table from pg_class where relforcerowsecurity and oid::regclass::text = any ($1)',
    [tables],
  );
  return {
    away: rows.map(({ table }) => `alter table ${table} no force row level security`),
    back: rows.map(({ table }) => `alter table ${table} force row level security`),
  };
}
