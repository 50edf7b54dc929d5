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
      const sql = await readFile(join(folder, name), 'utf8');
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
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await needRole(client);
    await client.query(
      'create table if not exists migration (number integer primary key, name text not null, checksum text not null, run_at timestamptz not null)',
    );
    const run = await runMissing(client, await readMigrations());
    await migrateJobs(ownerUrl, (sql) => client.query(sql));
    return run;
  } finally {
    await client.end();
  }
}

async function runMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select * from migration order by number',
  );
  const newer = rows.find((row) => row.number > migrations.length);
  if (newer) {
    throw new MigrationProblem(
      `The database was changed by a newer version of Uptake (${newer.name}). Start that version, or restore a backup from before it.`,
    );
  }
  const run: string[] = [];
  for (const migration of migrations) {
    const done = rows.find((row) => row.number === migration.number);
    if (done && done.checksum !== migration.checksum) {
      throw new MigrationProblem(
        `${migration.name} is not the file that was run on this database. Migrations are never changed; restore the file.`,
      );
    }
    if (done) continue;
    await client.query('begin');
    try {
      await client.query(migration.sql);
      await client.query('insert into migration values ($1, $2, $3, now())', [
        migration.number,
        migration.name,
        migration.checksum,
      ]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new MigrationProblem(`${migration.name} could not be run: ${String(error)}`, { cause: error });
    }
    run.push(migration.name);
  }
  return run;
}

/** The role the application works as: it owns nothing, so row-level security always holds for it. */
async function needRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    "select pg_has_role(current_user, 'uptake_app', 'member') as member from pg_roles where rolname = 'uptake_app'",
  );
  if (rows[0]?.member) return;
  try {
    if (rows.length === 0) await client.query('create role uptake_app nologin nosuperuser nobypassrls');
    await client.query('grant uptake_app to current_user');
  } catch (error) {
    throw new MigrationProblem(
      'The database user may not make the role uptake_app. Let an administrator of the database run:\n  create role uptake_app nologin;\n  grant uptake_app to <the user of DATABASE_URL>;',
      { cause: error },
    );
  }
}
