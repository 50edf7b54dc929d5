import { strict as assert } from 'node:assert';
import { test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { asMaintainer, emptyDatabase } from '../../test/database.ts';
import { openPool } from './db.ts';
import { migrate, MigrationProblem, missingMigrations, readMigrations } from './migrate.ts';

async function database(t: TestContext, owner?: string) {
  const { url, drop } = await emptyDatabase(owner);
  t.after(drop);
  const ask = async (text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query<Record<string, unknown>>(text);
    } finally {
      await client.end();
    }
  };
  return { url, name: new URL(url).pathname.slice(1), ask };
}

const names = (await readMigrations()).map(({ name }) => name);

test('processes that start together on a new database share the work, and each migration is run once', async (t) => {
  const { url, ask } = await database(t);
  assert.deepEqual(await missingMigrations(url), names);
  const runs = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  assert.deepEqual(runs.flat(), names);
  assert.deepEqual(
    (await ask('select name from migration order by number')).rows.map(({ name }) => name),
    names,
  );
  assert.deepEqual(await migrate(url), []);
  assert.deepEqual(await missingMigrations(url), []);
});

test('a database of a newer version, and one whose past is another, are refused in plain words and not touched', async (t) => {
  const { url, ask } = await database(t);
  await migrate(url);
  await ask("insert into migration values (9999, '9999_of_tomorrow.sql', '', now())");
  for (const attempt of [migrate, missingMigrations]) {
    await assert.rejects(
      attempt(url),
      (error) => error instanceof MigrationProblem && /newer version.*9999_of_tomorrow/.test(error.message),
    );
  }
  await ask('delete from migration where number = 9999');
  await ask("update migration set checksum = 'other' where number = 2");
  for (const attempt of [migrate, missingMigrations]) {
    await assert.rejects(
      attempt(url),
      (error) => error instanceof MigrationProblem && /^0002_.*never changed/.test(error.message),
    );
  }
});

test('a migration that fails leaves nothing half done', async (t) => {
  const { url, ask } = await database(t);
  await ask('create table published (mine text)');
  await assert.rejects(migrate(url), (error) => error instanceof MigrationProblem && error.message.startsWith('0001_'));
  assert.deepEqual((await ask("select from pg_class where relname in ('person', 'record')")).rowCount, 0);
  await ask('drop table published');
  assert.deepEqual(await migrate(url), names);
});

test('a database in which not every language can be written is refused', async (t) => {
  const { url, name } = await database(t);
  await asMaintainer(`drop database ${name}`);
  await asMaintainer(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
  await assert.rejects(migrate(url), /LATIN1.*--encoding=UTF8/);
});

test('a database user who may not make roles is told what an administrator has to do; then it works', async (t) => {
  // The role exists on this server, for the other tests; this user has no part in it.
  await migrate((await database(t)).url);
  const { url, name } = await database(t, '');
  await assert.rejects(
    migrate(url),
    (error) => error instanceof MigrationProblem && /create role uptake_app/.test(error.message),
  );
  await asMaintainer(`grant uptake_app to ${name}`);
  assert.deepEqual(await migrate(url), names);
  await worksAsTheRole(url);
});

test('a database user who may only make others members of the role makes itself one', async (t) => {
  const other = await database(t);
  await migrate(other.url);
  const version = Number((await other.ask('show server_version_num')).rows[0]?.['server_version_num']);
  if (version < 160_000) return t.skip('there are no such members before PostgreSQL 16');
  const { url, name } = await database(t, 'createrole');
  await asMaintainer(`grant uptake_app to ${name} with admin true, set false, inherit false`);
  assert.deepEqual(await migrate(url), names);
  await worksAsTheRole(url);
  return undefined;
});

async function worksAsTheRole(url: string): Promise<void> {
  const pool = openPool({ url, connections: 1, prepared: true, role: 'uptake_app', onError: () => {} });
  try {
    const { rows } = await pool.transaction('begin', (db) =>
      sql<{ me: string }>`select current_user as me`.execute(db),
    );
    assert.equal(rows[0]?.me, 'uptake_app');
  } finally {
    await pool.close();
  }
}
