// What strangers may send: nothing of it is a fault of ours, and nothing of it gets anywhere.
import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { origin, newWorld, type TestProject, type Visitor, type World } from './world.ts';

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

test('a stranger’s name for a request stays out of our log and our answers', async () => {
  const answer = await raw('/', { headers: { 'X-Request-Id': 'chosen-by-the-stranger' } });
  assert.notEqual(answer.headers.get('x-request-id'), 'chosen-by-the-stranger');
});

test('a page for somebody who is signed in is never for anybody on the way', async () => {
  for (const path of ['/', '/practices', '/p/ours/practices', '/inbox']) {
    assert.match((await world.get(path, editor)).headers.get('cache-control') ?? '', /^private\b/, path);
  }
});

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
