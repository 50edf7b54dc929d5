// What strangers may send: nothing of it is a fault of ours, and nothing of it gets anywhere.
import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import pino from 'pino';
import { newApp } from '../src/app.ts';
import { openPool } from '../src/kernel/db.ts';
import { PageCache } from '../src/kernel/page-cache.ts';
import { newWorld, origin, type TestProject, type Visitor, type World } from './world.ts';

let world: World;
let project: TestProject;
let editor: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  editor = await world.signedIn({ project, role: 'lead-coordinator' });
});

interface Sent extends RequestInit {
  readonly headers?: Record<string, string>;
}
const raw = (path: string, init: Sent = {}) =>
  world.app.request(`${origin}${path}`, { ...init, headers: { Origin: origin, ...init.headers } });

test('an address that no page can have is answered as one that does not exist', async () => {
  for (const path of [
    '/projects/%00',
    '/projects/ours/practices/a%00b',
    '/%ff',
    '/projects/%E0%A4',
    '/p/%00/practices',
  ]) {
    assert.equal((await world.get(path, editor)).status, 404, path);
  }
});

test('what stands behind the question mark never makes a page fail', async () => {
  const hostile = [
    '%00',
    "'",
    '%26',
    ':*',
    '%5C',
    '%E2%80%AE',
    '%F0%9F%99%82',
    '%ff',
    'the',
    '<<->>',
    '(',
    '!',
    '"',
    '-',
    '%25',
    '_',
  ];
  hostile.push('a'.repeat(10_000), '%D8%B4%D9%83%D8%B1%D8%A7', '½', 'ª', '%CC%81'.repeat(100));
  const names = ['theme', 'state', 'country', 'partner', 'variety', 'time', 'sort', 'page', 'lang', '__proto__'];
  for (const path of ['/practices', '/projects/ours/practices', '/p/ours/practices']) {
    for (const value of hostile) {
      const all = names.map((name) => `${name}=${value}`).join('&');
      assert.equal((await world.get(`${path}?${all}`, editor)).status, 200, `${path}?…=${value}`);
      assert.equal((await world.get(`${path}?q=${value}`, editor)).status, 200, `${path}?q=${value}`);
    }
  }
});

test('no page with a fixed address stands where a record could be, but the one that makes a record', () => {
  const paths = [...new Set(world.app.routes.map(({ path }) => path))].map((path) => path.split('/'));
  const hidden = paths.flatMap((open) =>
    paths
      .filter((fixed) => fixed.length >= open.length && !fixed[open.length - 1]?.startsWith(':'))
      .filter((fixed) => open.slice(0, -1).every((part, index) => part === fixed[index]))
      .filter(() => open.at(-1)?.startsWith(':'))
      .map((fixed) => fixed.join('/')),
  );
  assert.ok(hidden.length > 0);
  assert.deepEqual(
    hidden.filter((path) => !path.endsWith('/new')),
    [],
  );
});

test('after signing in a person is led to a page of ours or to the inbox, whatever the address says', async () => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/%0d%0aSet-Cookie:a=b',
    '/a\0b',
    `${'javascript'}:alert(1)`,
    '/\u001f/evil.example',
    '\n/x',
  ]) {
    const page = await world.get(`/sign-in?next=${encodeURIComponent(next)}`, editor);
    assert.equal(page.status, 303, next);
    assert.equal(new URL(page.location, origin).origin, origin, next);
  }
});

test('field names that mean something to JavaScript are names like any other', async () => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__proto__[isAdministrator]',
    '\0',
    'a'.repeat(5000),
  ];
  const fields = Object.fromEntries(names.map((name) => [name, 'x']));
  const body = new URLSearchParams(names.map((name): [string, string] => [name, 'x']));
  for (const path of ['/sign-in', '/password/forgotten']) {
    assert.equal((await raw(path, { method: 'POST', body })).status, 422, path);
  }
  assert.equal(({} as Record<string, unknown>)['isAdministrator'], undefined);
  const draft = await raw('/drafts', {
    method: 'POST',
    body: new URLSearchParams([['draft-key', '/p/ours/practices/new'], ...body]),
    headers: { Cookie: cookieOf(editor) },
  });
  assert.equal(draft.status, 204, JSON.stringify(fields).slice(0, 100));
  assert.equal((await world.get('/inbox', editor)).status, 200);
  assert.equal((await world.get('/p/ours/practices/new', editor)).status, 200);
});

test('a body that cannot be read is turned away and is not our fault', async () => {
  const bodies: [string, string][] = [
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['multipart/form-data; boundary=x', ''],
    ['multipart/form-data; boundary=""', '--\r\n'],
    ['multipart/form-data; boundary=x', `--x\r\nContent-Disposition: form-data; name="a\r\n\r\nb\r\n--x--`],
  ];
  for (const [type, body] of bodies) {
    const answer = await raw('/p/ours/practices/new', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, Cookie: cookieOf(editor) },
    });
    assert.ok([400, 422].includes(answer.status), `${type}: ${answer.status}`);
  }
  const unknown = await raw('/sign-in', {
    method: 'POST',
    body: '{"email":"a"}',
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(unknown.status, 422);
});

test('other methods than reading and sending forms are refused, with those that there are', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    for (const path of ['/', '/sign-in', '/p/ours/practices/new']) {
      const answer = await raw(path, { method });
      assert.equal(answer.status, 405, `${method} ${path}`);
      assert.match(answer.headers.get('allow') ?? '', /^GET, HEAD(?:, POST)?$/, `${method} ${path}`);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }
  }
  assert.equal((await raw('/', { method: 'POST' })).status, 405);
  assert.equal((await raw('/nowhere', { method: 'PUT' })).status, 404);
  assert.equal((await raw('/nowhere', { method: 'POST' })).status, 404);
});

test('asking for the head of a page tells what asking for the page does, without the page', async () => {
  for (const path of ['/', '/practices', '/nowhere']) {
    const [page, head] = [await raw(path), await raw(path, { method: 'HEAD' })];
    assert.equal(head.status, page.status);
    assert.equal(await head.text(), '');
    for (const name of ['content-type', 'etag', 'vary', 'cache-control', 'content-security-policy']) {
      assert.equal(head.headers.get(name), page.headers.get(name), `${path} ${name}`);
    }
  }
});

test('while the database is away the process says that it lives, that it is not ready, and when to come again', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nothing';
  const pool = openPool({ url, connections: 1, prepared: true, role: null, onError: () => {} });
  const app = newApp({ ...world.tools, pool }, new PageCache());
  const ask = (path: string) => app.request(`${origin}${path}`);
  assert.equal((await ask('/healthz')).status, 200);
  assert.equal((await ask('/readyz')).status, 503);
  const page = await ask('/practices');
  assert.equal(page.status, 503);
  assert.match(page.headers.get('retry-after') ?? '', /^\d+$/);
  assert.match(await page.text(), /Please wait a moment/);
  await pool.close();
});

test('those who watch over the service are never told something old', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await world.get(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  }
});

test('when all connections are taken, who waits too long is told to come again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const pool = openPool({ url: world.ownerUrl, connections: 1, prepared: true, role: 'uptake_app', onError: () => {} });
  const app = newApp({ ...world.tools, pool }, new PageCache());
  const release = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const holding = pool.transaction('begin', () => {
    taken.resolve();
    return release.promise;
  });
  await taken.promise;
  const asked = app.request(`${origin}/practices`);
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(10_000);
  assert.equal((await asked).status, 503);
  release.resolve();
  await holding;
  assert.equal((await app.request(`${origin}/practices`)).status, 200);
  await pool.close();
});

test('a form larger than any of ours is turned away, files are taken of people who are signed in', async () => {
  const large = 'x'.repeat(2_000_000);
  const form = (as: Visitor | undefined) => world.post('/p/ours/practices/new', { title: large }, as);
  assert.equal((await form(undefined)).status, 413);
  const refused = await form(editor);
  assert.equal(refused.status, 413);
  assert.match(refused.text, /at most 1 MB/);
  const file = new File([large], 'large.txt');
  assert.equal((await world.post('/p/ours/practices/new', { title: 'T', file }, editor)).status, 422);
  assert.equal((await world.post('/sign-in', { email: 'a@example.org', file })).status, 413);
  const forged = { ...world.anonymous(), cookies: new Map([['__Host-session', 'forged']]) };
  // Not even read: the form comes back as if nothing had been typed.
  const unread = await world.post('/sign-in', { email: 'typed@example.org', file }, forged);
  assert.equal(unread.status, 422);
  assert.doesNotMatch(unread.html, /typed@example\.org/);
});

test('who sends more forms than a person can is slowed down, without slowing down the colleagues at the same address', async () => {
  const send = (as?: Visitor) => world.post('/drafts/discard', { 'draft-key': '/x', next: '/profile' }, as);
  const colleague = await world.signedIn({ project });
  const hasty = await world.signedIn({ project });
  for (let count = 0; count < 120; count++) assert.equal((await send(hasty)).status, 303);
  assert.equal((await send(hasty)).status, 429);
  assert.equal((await send(colleague)).status, 303);
  for (let count = 0; count < 120; count++) await send();
  assert.equal((await send()).status, 429);
  world.wait(60_000);
  assert.equal((await send(hasty)).status, 303);
});

test('after signing in again a person is back at the form, not at the address it was sent to', async () => {
  const sent = await world.post('/p/ours/practices/some-practice/publication', {}, undefined, {
    Referer: `${origin}/p/ours/practices/some-practice?tab=2`,
  });
  assert.equal(sent.location, '/sign-in?next=%2Fp%2Fours%2Fpractices%2Fsome-practice%3Ftab%3D2');
  const evil = await world.post('/p/ours/practices/new', {}, undefined, {
    Referer: 'https://evil.example//evil.example/',
  });
  assert.equal(evil.location, '/sign-in?next=%2Fp%2Fours%2Fpractices%2Fnew');
});

test('a stranger’s name for a request stays out of our log and our answers', async () => {
  const answer = await raw('/', { headers: { 'X-Request-Id': 'chosen-by-the-stranger' } });
  assert.notEqual(answer.headers.get('x-request-id'), 'chosen-by-the-stranger');
});

test('the log names nobody and repeats nothing that was typed, also when something fails', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
  const app = newApp({ ...world.tools, log }, new PageCache());
  await world.sql(`
    create or replace function fail_loudly() returns trigger language plpgsql as
      $$ begin raise exception 'cannot keep % of %', new.fields, new.key; end $$`);
  await world.sql('create trigger loud before insert on draft for each row execute function fail_loudly()');
  const headers = { Origin: origin, Cookie: cookieOf(editor), 'User-Agent': 'SecretAgent' };
  const typed = new URLSearchParams({ 'draft-key': '/secret-key', name: 'Secret Name' });
  const failed = await app.request(`${origin}/drafts?secret=1`, { method: 'POST', body: typed, headers });
  await world.sql('drop trigger loud on draft');
  assert.equal(failed.status, 500);
  await app.request(`${origin}/p/ours/practices/secret-slug?q=secret@example.org`, { headers });
  await app.request(`${origin}/p/ours/people/secret`, { headers });
  assert.equal(lines.length, 4);
  assert.doesNotMatch(lines.join(), /secret/i);
  assert.ok(!lines.join().includes(editor.person.name) && !lines.join().includes(editor.person.id));
  const number = (JSON.parse(lines[0] ?? '{}') as { request?: string }).request;
  assert.match(await failed.text(), new RegExp(`number ${number}`));
});

test('a page for somebody who is signed in is never for anybody on the way', async () => {
  for (const path of ['/', '/practices', '/p/ours/practices', '/inbox']) {
    assert.match((await world.get(path, editor)).headers.get('cache-control') ?? '', /^private\b/, path);
  }
});

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
