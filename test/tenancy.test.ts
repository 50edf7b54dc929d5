import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { roles } from '../src/kernel/scope.ts';
import type { Page } from './page.ts';
import { newWorld, type TestProject, type Visitor, type World } from './world.ts';

let world: World;
let project: TestProject;
let other: TestProject;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours', isPublic: false });
  other = await world.project({ slug: 'theirs', isPublic: false });
});

/** Tables that belong to nobody's project, each with the reason. */
const shared: Record<string, string> = {
  person: 'one account in many projects; read by name only',
  session: 'found by its secret before anything is known of the person',
  password_reset: 'found by its secret, as a session is',
  mail_address_change: 'found by its secret, as a session is',
  work: 'asked for by one person and held to that person by the database; may be about all projects',
  mail: 'the outbox, read by the job that sends',
  attempt: 'counts guesses, with no content',
  sent_form: 'a hash and an address, found by who sends the very same form again',
  file: 'content by hash; rights are on the attachment',
  picture: 'what was drawn of a file, by its hash; rights are on the attachment',
  concept: 'what things are called; everybody may read it',
  concept_term: 'how the terms of concepts are looked for',
  concept_change: 'what curators changed of the vocabulary',
  published_meaning: 'numbers made of what everybody may read',
  vocabulary_state: 'which vocabulary stands here; one row',
  migration: 'not granted to the application at all',
};

test('every table is held to its project by the database, or is on the short list of shared ones', async () => {
  const tables = await world.sql<{ name: string; secured: boolean; forced: boolean; tenant: boolean }>(`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'project_id') as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`);
  const open = tables.filter((table) => !(table.secured && table.forced)).map((table) => table.name);
  assert.deepEqual(
    open.filter((name) => !(name in shared)),
    [],
  );
  assert.ok(tables.some((table) => table.tenant && table.name === 'record'));
});

test('the application’s role owns nothing, and history cannot be changed by it', async () => {
  const owned = await world.sql(
    "select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'uptake_app'",
  );
  assert.equal(owned.length, 0);
  for (const table of ['history', 'history_checkpoint', 'published_version']) {
    for (const statement of [`update ${table} set project_id = project_id`, `delete from ${table}`]) {
      await assert.rejects(
        world.tools.pool.transaction('begin', (db) => sql.raw(statement).execute(db)),
        /permission denied/,
        statement,
      );
    }
  }
});

test('without a scope the database shows no row of any project; with one, only that project’s', async () => {
  const tables = await world.sql<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id'
    where n.nspname = 'public' and c.relkind = 'r'`);
  for (const { name } of tables) {
    const seen = await world.tools.pool.transaction('begin', (db) =>
      sql<{ count: number }>`select count(*) from ${sql.table(name)}`.execute(db),
    );
    assert.equal(seen.rows[0]?.count, 0, name);
    const foreign = await world.tools.pool.transaction(`begin; set local uptake.projects = '${project.id}'`, (db) =>
      sql<{ count: number }>`select count(*) from ${sql.table(name)} where project_id <> ${project.id}`.execute(db),
    );
    assert.equal(foreign.rows[0]?.count, 0, name);
  }
});

/** Every address of the application, with its parts filled in by names that exist in no project. */
function addresses(method: 'GET' | 'POST', slug: string): string[] {
  const found = world.app.routes.filter((route) => route.method === method && route.path.startsWith('/p/:project'));
  return [
    ...new Set(
      found.map((route) => route.path.replace(':project', slug).replaceAll(/:[a-z]+(?:\{[^}]*\})?\??/gi, 'nothing')),
    ),
  ];
}

/** An empty form, not faster than anybody may send them. */
function sent(path: string, as?: Visitor): Promise<Page> {
  world.wait(1000);
  return world.post(path, {}, as);
}

test('a stranger is asked to sign in at every page of a workspace, whether it exists or not', async () => {
  for (const slug of ['ours', 'no-such-project']) {
    world.wait(60_000);
    for (const path of addresses('GET', slug)) {
      const page = await world.get(path);
      assert.equal(page.status, 303, path);
      assert.match(page.location, /^\/sign-in\?next=/, path);
    }
    for (const path of addresses('POST', slug)) assert.equal((await sent(path)).status, 303, path);
  }
});

test('for a member of another project no page of this workspace exists, whatever their role', async () => {
  const outsiders: Visitor[] = [];
  for (const role of roles) outsiders.push(await world.signedIn({ project: other, role }));
  for (const [index, outsider] of outsiders.entries()) {
    world.wait(60_000);
    for (const path of addresses('GET', 'ours')) {
      assert.equal((await world.get(path, outsider)).status, 404, `${roles[index]} ${path}`);
    }
    for (const path of addresses('POST', 'ours')) {
      assert.equal((await sent(path, outsider)).status, 404, `${roles[index]} ${path}`);
    }
  }
});

test('no page of a workspace fails for a member, whatever their role', async () => {
  for (const role of roles) {
    world.wait(60_000);
    const member = await world.signedIn({ project, role });
    for (const path of addresses('GET', 'ours')) {
      const { status } = await world.get(path, member);
      assert.ok([200, 303, 403, 404].includes(status), `${role} ${path}: ${status}`);
    }
    for (const path of addresses('POST', 'ours')) {
      const { status } = await sent(path, member);
      assert.ok([204, 303, 403, 404, 409, 422].includes(status), `${role} ${path}: ${status}`);
    }
  }
});

test('a form of another site is turned away', async () => {
  const member = await world.signedIn({ project, role: 'lead-coordinator' });
  for (const headers of [
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]) {
    assert.equal((await world.post('/sign-out', {}, member, headers)).status, 403, JSON.stringify(headers));
  }
});

test('every page carries the headers that keep it safe', async () => {
  for (const path of ['/', '/sign-in', '/nowhere']) {
    const { headers } = await world.get(path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*script-src 'self'/, path);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
  }
});
