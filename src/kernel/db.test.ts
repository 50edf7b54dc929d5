import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newWorld, type World } from '../../test/world.ts';
import { DatabaseBusy, openPool, type Db, type Pool } from './db.ts';

let world: World;
let pool: Pool;
before(async () => {
  world = await newWorld();
  pool = openPool({ url: world.ownerUrl, connections: 1, prepared: true, role: 'uptake_app', onError: () => {} });
});
after(() => pool.close());

const setting = async (db: Db, name: string) =>
  (await sql<{ value: string | null }>`select current_setting(${name}, true) as value`.execute(db)).rows[0]?.value;

test('what a transaction may see is forgotten when it ends, however it ends', async () => {
  const project = await world.project();
  const opening = `begin; set local uptake.projects = '${project.id}'; set local uptake.administrator = 'yes'`;
  const ends: ((db: Db) => Promise<unknown>)[] = [
    () => Promise.resolve(),
    () => Promise.reject(new Error('a fault')),
    (db) => sql`select 1 / 0`.execute(db),
    (db) => sql`select set_config('uptake.person', ${project.id}, true)`.execute(db),
  ];
  for (const end of ends) {
    await pool.transaction(opening, end).catch(() => {});
    await pool.transaction('begin', async (db) => {
      for (const name of ['uptake.projects', 'uptake.administrator', 'uptake.person']) {
        assert.equal((await setting(db, name)) ?? '', '', name);
      }
      assert.equal((await sql`select from record`.execute(db)).rows.length, 0);
    });
  }
});

test('what a failed transaction left running never reaches the next one', async () => {
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let left: Promise<unknown> = Promise.resolve();
  const failed = pool.transaction('begin', (db) => {
    left = gate.then(() => sql`select set_config('uptake.administrator', 'yes', true)`.execute(db));
    left.catch(() => {});
    return Promise.all([left, sql`select 1 / 0`.execute(db)]);
  });
  await assert.rejects(failed, /division by zero/);
  await pool.transaction('begin', async (db) => {
    finish();
    await assert.rejects(left, /the transaction of this statement is over/);
    assert.equal((await setting(db, 'uptake.administrator')) ?? '', '');
  });
});

test('work that begins with a failed opening fails with it', async () => {
  const work = (db: Db) => sql`select 1`.execute(db);
  await assert.rejects(pool.transaction('begin; set local nothing.at = all here', work), /syntax error/);
  await pool.transaction('begin', work);
});

test('a connection of the application is never the owner’s, and nothing on it lasts for ever', async () => {
  await pool.transaction('begin', async (db) => {
    const { rows } = await sql<{ me: string }>`select current_user as me`.execute(db);
    assert.equal(rows[0]?.me, 'uptake_app');
    for (const name of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
      assert.notEqual(await setting(db, name), '0', name);
    }
  });
});

/** A pooler that leaves out what a connection asks for at its start (`options`). */
async function forgetfulPooler(): Promise<{ url: string; close: () => void }> {
  const behind = new URL(world.ownerUrl);
  const socket = behind.searchParams.get('host');
  const place = socket
    ? { path: `${socket}/.s.PGSQL.${behind.searchParams.get('port') ?? '5432'}` }
    : { host: behind.hostname, port: Number(behind.port || 5432) };
  const server = createServer((client) => {
    client.once('data', (start: Buffer) => {
      const words = start.subarray(8, -1).toString().split('\0');
      const kept = words.flatMap((word, index) =>
        index % 2 === 0 && word !== 'options' && word !== '' ? [word, words[index + 1]] : [],
      );
      const body = Buffer.from(`${kept.join('\0')}\0\0`);
      const head = Buffer.alloc(8);
      head.writeInt32BE(8 + body.length, 0);
      start.copy(head, 4, 4, 8);
      const database = connect(place).on('error', () => client.destroy());
      database.write(Buffer.concat([head, body]));
      database.pipe(client).pipe(database);
    });
    client.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(`postgresql://127.0.0.1:${(server.address() as AddressInfo).port}${behind.pathname}`);
  [url.username, url.password] = [behind.username, behind.password];
  return { url: url.href, close: () => void server.close() };
}

test('a connection that did not give up the owner’s rights is not worked on', async () => {
  const pooler = await forgetfulPooler();
  const open = (role: string | null) =>
    openPool({ url: pooler.url, connections: 1, prepared: true, role, onError: () => {} });
  const [asOwner, asRole] = [open(null), open('uptake_app')];
  await asOwner.transaction('begin', (db) => sql`select 1`.execute(db));
  await assert.rejects(
    asRole.transaction('begin', (db) => sql`select 1`.execute(db)),
    DatabaseBusy,
  );
  await asOwner.close();
  await asRole.close();
  pooler.close();
});

test('options in the address of the database are kept beside ours', async () => {
  const url = new URL(world.ownerUrl);
  url.searchParams.set('options', '-c application_name=mine');
  const own = openPool({ url: url.href, connections: 1, prepared: true, role: 'uptake_app', onError: () => {} });
  await own.transaction('begin', async (db) => assert.equal(await setting(db, 'application_name'), 'mine'));
  await own.close();
});

test('a transaction whose failed statement nobody minded is not taken for saved', async () => {
  await assert.rejects(
    pool.transaction('begin', (db) => sql`select 1 / 0`.execute(db).catch(() => 'never mind')),
    /not committed/,
  );
});

test('when the database ends a connection in the middle of a transaction, the next one works', async () => {
  const cut = pool.transaction('begin', async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await world.sql('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // The connection is told to end and ends a moment later; until then it would still answer.
    while ((await world.sql('select from pg_stat_activity where pid = $1', [rows[0]?.pid])).length > 0);
    await sql`select 1`.execute(db);
  });
  await assert.rejects(cut, DatabaseBusy);
  await pool.transaction('begin', (db) => sql`select 1`.execute(db));
});

test('a transaction that dozes too long is ended without harm to the process', async () => {
  const dozing = pool.transaction('begin; set local idle_in_transaction_session_timeout = 50', async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const isThere = async () =>
      (await world.sql('select from pg_stat_activity where pid = $1', [rows[0]?.pid])).length > 0;
    while (await isThere());
    await sql`select 1`.execute(db);
  });
  await assert.rejects(dozing, DatabaseBusy);
  await pool.transaction('begin', (db) => sql`select 1`.execute(db));
});

test('a statement prepared before a migration does not fail for ever after it', async () => {
  const read = () => pool.transaction('begin', (db) => sql`select * from attempt where key = ${'x'}`.execute(db));
  await read();
  await world.sql('alter table attempt add column added_later text');
  await read().catch(() => {});
  await read();
});

test('two writers who wait for each other: one of them is told to try again', async () => {
  const both = openPool({ url: world.ownerUrl, connections: 2, prepared: true, role: 'uptake_app', onError: () => {} });
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const lock = (db: Db, key: number) => sql`select pg_advisory_xact_lock(${key})`.execute(db);
  const one = both.transaction('begin', async (db) => {
    await lock(db, 1);
    first.resolve();
    await second.promise;
    await lock(db, 2);
  });
  const other = both.transaction('begin', async (db) => {
    await lock(db, 2);
    second.resolve();
    await first.promise;
    await lock(db, 1);
  });
  const failures = (await Promise.allSettled([one, other])).filter((result) => result.status === 'rejected');
  await both.close();
  assert.equal(failures.length, 1);
  assert.ok(failures[0]?.reason instanceof DatabaseBusy);
});

test('what fails at the very end of saving leaves no word that it was saved', async () => {
  await world.sql(`
    create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'at the very end: %', old.key; end $$`);
  await world.sql(`create constraint trigger late after delete on draft deferrable initially deferred
    for each row execute function fail_late()`);
  const project = await world.project({ slug: 'late' });
  const editor = await world.signedIn({ project });
  const draft = { 'draft-key': '/p/late/practices/new', title: 'Kept' };
  assert.equal((await world.post('/drafts', draft, editor)).status, 204);
  const failed = await world.post('/drafts/discard', { ...draft, next: '/profile' }, editor);
  assert.equal(failed.status, 500);
  assert.equal(failed.headers.get('location'), null);
  assert.deepEqual(failed.headers.getSetCookie(), []);
  assert.match((await world.get('/p/late/practices/new', editor)).value('Title'), /Kept/);
});
