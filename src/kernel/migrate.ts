import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrateJobs } from './jobs.ts';

export class MigrationProblem extends Error {}

interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

const folder = join(import.meta.dirname, '../../db/migrations');
// Any number will do, as long as everybody uses the same one.
const migrationLock = 4_815_162_342;

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).toSorted();
  const migrations = await Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have other line ends; it is the same migration.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
  for (const [index, migration] of migrations.entries()) {
    if (migration.number !== index + 1) {
      throw new MigrationProblem(`db/migrations: expected number ${index + 1}, found ${migration.name}`);
    }
  }
  return migrations;
}

/**
 * Brings the database to this version of the application: every migration once, each in a transaction of its own.
 * Two processes that start together wait for each other. Refuses a database that a newer version has changed, and
 * one whose migrations differ from ours. Returns the names of those that were run.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await needRole(client);
    await needTable(client);
    const migrations = await missing(client);
    for (const migration of migrations) await runOne(client, migration);
    await migrateJobs(ownerUrl, (sql) => client.query(sql));
    return migrations.map(({ name }) => name);
  });
}

/** Names of the migrations that `migrate` would run; refuses what it would refuse, and changes nothing. */
export async function missingMigrations(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await checkServer(client);
    const { rows } = await client.query<{ isThere: boolean }>(
      `select to_regclass('migration') is not null as "isThere"`,
    );
    const migrations = rows[0]?.isThere ? await missing(client) : await readMigrations();
    return migrations.map(({ name }) => name);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A lost connection is told by the statement that needed it.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const { number = 0, version = '', encoding = '' } = rows[0] ?? {};
  if (number < 150_000) throw new MigrationProblem(`PostgreSQL 15 or newer is needed; this is ${version}.`);
  if (encoding !== 'UTF8') {
    throw new MigrationProblem(
      `The database keeps text as ${encoding}, in which not every language can be written. Create it anew: createdb --encoding=UTF8 --template=template0 uptake`,
    );
  }
}

/** The migrations that were not run yet, after a look at those that were. */
async function missing(client: pg.Client): Promise<Migration[]> {
  const migrations = await readMigrations();
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select * from migration order by number',
  );
  const newer = rows.find((row) => row.number > migrations.length);
  if (newer) {
    throw new MigrationProblem(
      `The database was changed by a newer version of Uptake (${newer.name}). Start that version, or restore a backup from before it.`,
    );
  }
  const done = new Map(rows.map((row) => [row.number, row.checksum]));
  const changed = migrations.find(({ number, checksum }) => done.has(number) && done.get(number) !== checksum);
  if (changed) {
    throw new MigrationProblem(
      `${changed.name} is not the file that was run on this database. Migrations are never changed; restore the file.`,
    );
  }
  return migrations.filter(({ number }) => !done.has(number));
}

async function needTable(client: pg.Client): Promise<void> {
  try {
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, checksum text not null, run_at timestamptz not null)',
    );
  } catch (error) {
    throw new MigrationProblem(
      `The database user may not make tables here (${String(error)}). Let it own the database:\n  alter database <name> owner to <the user of DATABASE_URL>;`,
      { cause: error },
    );
  }
}

async function runOne(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration values ($1, $2, $3, now())', [number, name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new MigrationProblem(`${name} could not be run: ${String(error)}`, { cause: error });
  }
}

// From version 16 on, a member may be one who can only make others members.
const roleState = `
  select rolsuper or rolbypassrls as "isAbove",
         pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as "mayBe"
  from pg_roles where rolname = 'uptake_app'`;

/** The role the application works as: it owns nothing, so row-level security always holds for it. */
async function needRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ isAbove: boolean; mayBe: boolean }>(roleState);
  if (rows[0]?.isAbove) {
    throw new MigrationProblem(
      'The role uptake_app stands above row-level security, which keeps the projects apart. Let an administrator of the database run:\n  alter role uptake_app nosuperuser nobypassrls;',
    );
  }
  if (rows[0]?.mayBe) return;
  try {
    if (rows.length === 0) await createRole(client);
    await client.query('grant uptake_app to current_user');
  } catch (error) {
    throw new MigrationProblem(
      'The database user may not make the role uptake_app. Let an administrator of the database run:\n  create role uptake_app nologin;\n  grant uptake_app to <the user of DATABASE_URL>;',
      { cause: error },
    );
  }
}

/** Roles belong to all databases of a server: the process of another database may be making it at this moment. */
async function createRole(client: pg.Client): Promise<void> {
  await client.query('create role uptake_app nologin nosuperuser nobypassrls').catch((error: unknown) => {
    const isThere = error instanceof pg.DatabaseError && ['42710', '23505'].includes(error.code ?? '');
    if (!isThere) throw error;
  });
}
