import { Hono } from 'hono';
import { cachedPages } from './cached-pages.ts';
import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { newRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type World } from '../../test/world.ts';
import { PageCache, type Finished } from './page-cache.ts';

let world: World;
let project: TestProject;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  await newRecord(world, project, await world.person(), { kind: 'practice', title: 'First title', isPublished: true });
});

/** Changes what is published behind the application's back, so that a page made before can be told from one made now. */
const retitle = (title: string) => world.sql('update published set title = $1', [title]);
const tellOfChange = () => world.sql('notify public_pages_changed');
const titleAt = async (path: string, headers: Record<string, string> = {}, cookies: [string, string][] = []) => {
  const page = await world.get(path, { ...world.anonymous(), cookies: new Map(cookies) }, headers);
  return page.ask.queryByRole('heading', { level: 2, name: /title/ })?.textContent.trim();
};
/** Asks until the answer is there; a notification takes its time, and needs a turn of the process. */
async function until(title: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await titleAt('/practices')) !== title) {
    assert.ok(Date.now() < deadline, `the page never showed ${title}`);
    await turn();
  }
}
let round = 0;
/** Comes back when the page is kept: it goes on showing the title it gives, whatever is published. */
async function keptTitle(): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const title = `Round title ${++round}`;
    // Whatever was kept before is too old now.
    world.wait(5 * 60_000);
    await retitle(title);
    await titleAt('/practices');
    await retitle('Another title');
    if ((await titleAt('/practices')) === title) return title;
    assert.ok(Date.now() < deadline, 'no page is kept');
    await turn();
  }
}

test('a reader without a session gets the page that was made before, until something public changes', async () => {
  await keptTitle();
  await retitle('New title');
  await tellOfChange();
  await until('New title');
});

test('no page is older than five minutes, because pages tell of today', async () => {
  const kept = await keptTitle();
  world.wait(4 * 60_000);
  assert.equal(await titleAt('/practices'), kept);
  world.wait(60_000);
  assert.equal(await titleAt('/practices'), 'Another title');
});

test('each language has pages of its own, however it was chosen, and another address is another page', async () => {
  const heading = async (path: string, headers: Record<string, string> = {}, cookies: [string, string][] = []) => {
    const page = await world.get(path, { ...world.anonymous(), cookies: new Map(cookies) }, headers);
    return /<html lang="(\w+)"/.exec(page.html)?.[1];
  };
  for (const time of ['first', 'second']) {
    assert.equal(await heading('/practices'), 'en', `the ${time} time`);
    assert.equal(await heading('/practices', { 'Accept-Language': 'et' }), 'et');
    assert.equal(await heading('/practices', {}, [['language', 'hu']]), 'hu');
    assert.equal(await heading('/practices?lang=it'), 'it');
    assert.equal(await heading('/practices', { 'Accept-Language': 'fr, sv;q=0.5, et ; q=0.4' }), 'sv');
    assert.equal(await heading('/practices', { 'Accept-Language': 'en;q=0.1,hu-HU;q=0.9,it;q=0' }), 'hu');
  }
});

test('pages of people who are signed in are made for them alone', async () => {
  const { cookies } = await world.signedIn({ project, name: 'Only Me' });
  const mine = await world.get('/practices', { ...world.anonymous(), cookies });
  assert.match(mine.html, /Only Me/);
  assert.doesNotMatch((await world.get('/practices')).html, /Only Me/);
  assert.match((await world.get('/practices', { ...world.anonymous(), cookies })).html, /Only Me/);
  assert.doesNotMatch(
    (await world.get('/practices', { ...world.anonymous(), cookies: new Map([['__Host-session', 'x']]) })).html,
    /Only Me/,
  );
});

test('what is said once after saving is on nobody else’s page', async () => {
  const said: [string, string] = [
    '__Host-said',
    encodeURIComponent(JSON.stringify({ text: 'Thank you, it is saved' })),
  ];
  const visitor = { ...world.anonymous(), cookies: new Map([said]) };
  const page = await world.get('/practices', visitor);
  assert.match(page.text, /Thank you, it is saved/);
  assert.equal(page.headers.getSetCookie().length, 1);
  assert.doesNotMatch((await world.get('/practices', visitor)).text, /Thank you/);
  const neighbour = { ...world.anonymous(), cookies: new Map([['said', said[1]]]) };
  assert.doesNotMatch((await world.get('/practices', neighbour)).text, /Thank you/);
});

test('a browser that has the page already is told so, also behind a proxy that compresses', async () => {
  const etag = (await world.get('/practices')).headers.get('etag') ?? '';
  for (const known of [etag, `"other", ${etag}`, etag.replace(/^W\//, ''), '*']) {
    const answer = await world.get('/practices', undefined, { 'If-None-Match': known });
    assert.equal(answer.status, 304, known);
    assert.equal(answer.bytes.length, 0);
    assert.equal(answer.headers.get('etag'), etag);
  }
  assert.equal((await world.get('/practices', undefined, { 'If-None-Match': '"other"' })).status, 200);
});

test('a page is compressed for those who take it, and the same for the others', async () => {
  for (const [accepted, encoding] of [
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['', null],
    ['identity', null],
    ['*', 'gzip'],
  ] as const) {
    const answer = await world.app.request('http://127.0.0.1:3000/practices', {
      headers: { 'Accept-Encoding': accepted },
    });
    assert.equal(answer.headers.get('content-encoding'), encoding, accepted);
    assert.match(answer.headers.get('vary') ?? '', /Cookie.*Accept-Language.*Accept-Encoding/);
  }
});

test('when the line to the database is cut nothing old is shown, and later pages are kept again', async () => {
  await keptTitle();
  const cut = await world.sql(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query ilike 'notify public_pages_changed'`);
  assert.equal(cut.length, 1);
  await retitle('Deaf title');
  await until('Deaf title');
  await keptTitle();
  await retitle('Heard title');
  await tellOfChange();
  await until('Heard title');
});

const pageOf = (bytes: number): Finished => ({
  plain: new Uint8Array(bytes),
  gzip: new Uint8Array(0),
  etag: '',
  type: '',
});

test('when there is no room, what was asked for longest ago goes, and a page larger than all room is not kept', () => {
  const cache = new PageCache(() => new Date(0), 250);
  cache.listening = true;
  const keep = (key: string, bytes = 100) => cache.keep(key, pageOf(bytes), cache.generation);
  keep('a');
  keep('b');
  assert.ok(cache.find('a'));
  keep('c');
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => cache.find(key) !== undefined),
    [true, false, true],
  );
  keep('a');
  keep('d', 1000);
  assert.equal(cache.find('d'), undefined);
  keep('e');
  assert.ok(cache.find('e'));
});

test('a page that was begun before a change is not kept after it', () => {
  const cache = new PageCache();
  cache.listening = true;
  const { generation } = cache;
  cache.clear();
  cache.keep('a', pageOf(1), generation);
  assert.equal(cache.find('a'), undefined);
});

test('in a storm of changes a project’s own pages go at once, the others only once in a while', () => {
  const cache = new PageCache(() => new Date(0), 1000, 60_000);
  cache.listening = true;
  const keep = (key: string, begun = cache.generation) => cache.keep(key, pageOf(1), begun);
  const own = 'en /projects/harbours/practices/x';
  const foreign = 'en /projects/hills';
  for (const key of [own, foreign, 'en /practices']) keep(key);
  const begun = cache.generation;
  cache.change('harbours');
  assert.deepEqual(
    [own, foreign, 'en /practices'].map((key) => cache.find(key) !== undefined),
    [false, true, true],
  );
  keep(own, begun);
  assert.equal(cache.find(own), undefined, 'a page begun before its project changed');
  keep(own);
  assert.ok(cache.find(own));
});

test('a change after a quiet time empties everything at once', () => {
  const cache = new PageCache(() => new Date(0), 1000, 0);
  cache.listening = true;
  cache.keep('en /practices', pageOf(1), cache.generation);
  cache.change('harbours');
  assert.equal(cache.find('en /practices'), undefined);
});

test('readers who ask for the same page at the same moment share one making of it', async () => {
  let made = 0;
  const app = new Hono();
  const cache = new PageCache();
  cache.listening = true;
  const { promise, resolve } = Promise.withResolvers<void>();
  app.use(cachedPages(cache));
  app.get('/slow', async (context) => {
    made++;
    await promise;
    return context.html('<p>once</p>');
  });
  const asked = Array.from({ length: 5 }, async () => app.request('/slow'));
  resolve();
  const answers = await Promise.all(asked);
  assert.deepEqual(
    await Promise.all(answers.map((answer) => answer.text())),
    Array.from({ length: 5 }, () => '<p>once</p>'),
  );
  assert.equal(made, 1);
});
