import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { newWorld, type TestProject, type Visitor, type World } from '../../test/world.ts';
import { absoluteDays, enter, hashOf, idleHours, type Entered } from './sessions.ts';

const hour = 3_600_000;

let world: World;
let project: TestProject;
let other: TestProject;
let editor: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours', isPublic: false });
  other = await world.project({ slug: 'theirs', isPublic: false });
});
beforeEach(async () => {
  editor = await world.signedIn({ project, role: 'editor' });
});

/** Enters as a request does; gives what is said of the visitor, and the projects whose records they can see. */
async function entering(secret: string, slug: string | null = null) {
  return world.tools.pool.transaction('begin read only', async (db) => {
    const entered: Entered | null = await enter(db, secret, slug, world.now());
    const seen = await sql<{ slug: string }>`select slug from record where kind = 'project' order by slug`.execute(db);
    return { entered, seen: seen.rows.map((row) => row.slug) };
  });
}
const secretOf = ({ cookies }: Visitor) => cookies.get('__Host-session') ?? '';
const isSignedIn = async () => (await entering(secretOf(editor))).entered !== null;

test('a session opens the person’s own projects, and in a workspace that one alone', async () => {
  await world.sql(
    "insert into membership (id, project_id, person_id, role, created_at) values (gen_random_uuid(), $1, $2, 'editor', now())",
    [other.id, editor.person.id],
  );
  assert.deepEqual((await entering(secretOf(editor))).seen, ['ours', 'theirs']);
  assert.deepEqual((await entering(secretOf(editor), 'theirs')).seen, ['theirs']);
  assert.equal((await entering(secretOf(editor), 'theirs')).entered?.project?.slug, 'theirs');
});

test('a project of others, and one that does not exist, open nothing at all', async () => {
  for (const slug of ['theirs', 'nowhere', '', "' or true --", '%']) {
    const { entered, seen } = await entering(secretOf(editor), slug);
    assert.equal(entered?.person.id, editor.person.id);
    assert.equal(entered?.project, null, slug);
    assert.deepEqual(seen, [], slug);
  }
});

test('a membership that has ended opens nothing; an account that has ended signs nobody in', async () => {
  await world.sql('update membership set ended_at = now() where person_id = $1', [editor.person.id]);
  const { entered, seen } = await entering(secretOf(editor), 'ours');
  assert.deepEqual([entered?.memberships, entered?.project, seen], [[], null, []]);
  await world.sql('update person set ended_at = now() where id = $1', [editor.person.id]);
  assert.equal(await isSignedIn(), false);
});

test('an administrator enters every workspace, one at a time, and sees no records outside of one', async () => {
  const administrator = await world.signedIn({ isAdministrator: true });
  for (const slug of ['ours', 'theirs']) assert.deepEqual((await entering(secretOf(administrator), slug)).seen, [slug]);
  assert.deepEqual((await entering(secretOf(administrator))).seen, []);
  assert.deepEqual((await entering(secretOf(administrator), 'nowhere')).seen, []);
});

test('a secret that is not a session’s signs nobody in, whatever it looks like', async () => {
  for (const secret of [
    '',
    'x',
    `${secretOf(editor)} `,
    secretOf(editor).slice(1),
    '\u0000',
    '🙂',
    'x'.repeat(100_000),
  ]) {
    assert.deepEqual(await entering(secret, 'ours'), { entered: null, seen: [] });
  }
  const [row] = await world.sql<{ token_hash: Buffer }>('select token_hash from session where person_id = $1', [
    editor.person.id,
  ]);
  assert.deepEqual(row?.token_hash, hashOf(secretOf(editor)));
});

test('a session ends when nobody used it for twelve hours, to the moment', async () => {
  world.wait(idleHours * hour - 1);
  assert.equal(await isSignedIn(), true);
  world.wait(1);
  assert.equal(await isSignedIn(), false);
});

test('a session that is used goes on, but no longer than fourteen days', async () => {
  for (let hours = 0; hours + 8 < absoluteDays * 24; hours += 8) {
    world.wait(8 * hour);
    assert.equal((await world.get('/profile', editor)).status, 200, `after ${hours + 8} hours`);
  }
  world.wait(8 * hour);
  assert.equal(await isSignedIn(), false);
});

test('a clock that is set back ends no session and keeps none alive for longer', async () => {
  world.wait(hour);
  await world.get('/profile', editor);
  world.wait(-2 * hour);
  assert.equal((await world.get('/profile', editor)).status, 200);
  world.wait(2 * hour + idleHours * hour);
  assert.equal(await isSignedIn(), false);
});

test('a secret that somebody planted in a browser never becomes a session; signing out ends the one there is', async () => {
  const before = secretOf(editor);
  const planted: Visitor = { ...world.anonymous(), cookies: new Map([['__Host-session', 'planted-by-somebody']]) };
  await world.get('/sign-in', planted);
  assert.equal(planted.cookies.get('__Host-session'), 'planted-by-somebody');
  assert.equal((await entering('planted-by-somebody')).entered, null);
  await world.post('/sign-out', {}, editor);
  assert.equal((await entering(before)).entered, null);
});

test('a scope that is not a list of projects is refused by the database', async () => {
  for (const scope of ['x', '*', "' or true", `${project.id};${other.id}`, '{}']) {
    await assert.rejects(
      world.tools.pool.transaction('begin', async (db) => {
        await sql`select set_config('uptake.projects', ${scope}, true)`.execute(db);
        await sql`select from record`.execute(db);
      }),
      /invalid input syntax/,
      scope,
    );
  }
});
