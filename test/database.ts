import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrate, readMigrations } from '../src/kernel/migrate.ts';
import { bringVocabulary, readVocabulary } from '../src/records/vocabulary.ts';

const lock = 2_718_281_828;

function maintenanceUrl(): string {
  const url = process.env['UPTAKE_TEST_DATABASE_URL'];
  if (!url) throw new Error('Tests need a database. Run them by: npm test -- <files>');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(maintenanceUrl());
  url.pathname = `/${database}`;
  return url.href;
}

/** A migrated database to copy from, made once for the present migrations and vocabulary, by whichever test file comes first. */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const migrations = await readMigrations();
  const { version } = await readVocabulary();
  const state = createHash('sha256')
    .update([...migrations.map((migration) => migration.checksum), version].join())
    .digest('hex')
    .slice(0, 16);
  const name = `uptake_template_${state}`;
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length > 0) return name;
    await client.query(`create database ${name}_new template template0`);
    await migrate(urlOf(`${name}_new`));
    await bringVocabulary(urlOf(`${name}_new`));
    await client.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]);
  }
}

/** A database with nothing in it, not even tables; owned by a role of its own when `owner` asks for one. */
export async function emptyDatabase(owner?: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: maintenanceUrl() });
  await client.connect();
  try {
    const name = `uptake_test_${randomBytes(6).toString('hex')}`;
    const url = new URL(urlOf(name));
    if (owner !== undefined) {
      await client.query(`create role ${name} login password 'for this test' ${owner}`);
      await client.query(`grant ${name} to current_user`);
      [url.username, url.password] = [name, 'for this test'];
    }
    await client.query(`create database ${name} template template0 ${owner === undefined ? '' : `owner ${name}`}`);
    const drop = async () => {
      await dropDatabase(name);
      if (owner !== undefined) await asMaintainer(`drop role ${name}`);
    };
    return { url: url.href, drop };
  } finally {
    await client.end();
  }
}

/** SQL of whoever looks after the database server. */
export async function asMaintainer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl() });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A fresh, migrated, empty database for one test file. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: maintenanceUrl() });
  await client.connect();
  try {
    const template = await ensureTemplate(client);
    const name = `uptake_test_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${name} template ${template}`);
    return { url: urlOf(name), drop: () => dropDatabase(name) };
  } finally {
    await client.end();
  }
}

/** Before PostgreSQL 17 a database cannot be taken from under the server's own cleaning, which is over in a moment. */
async function dropDatabase(name: string, tries = 50): Promise<void> {
  try {
    await asMaintainer(`drop database if exists ${name} with (force)`);
  } catch (error) {
    const isBeingCleaned = error instanceof pg.DatabaseError && error.code === '42501';
    if (!isBeingCleaned || tries === 0) throw error;
    await pause(100);
    await dropDatabase(name, tries - 1);
  }
}
