// Measures one set: node bench/run.ts <data folder made by bench/generate.ts> [--seconds 10]
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { runningEmbeddedPostgres } from '../src/postgres/index.ts';
import { hashOf } from '../src/kernel/sessions.ts';
import { manyReaders, oneReader, type Ask, type Spread } from './measure.ts';
import { startFixed, startServer, type MeasuredServer } from './server.ts';

const [folder = '', ...options] = process.argv.slice(2);
const seconds = Number(options[options.indexOf('--seconds') + 1] ?? Number.NaN) || 10;
const port = 4600 + (process.pid % 300);
// Sessions made by this run and ended with it; many, because a session may send only so many forms a minute.
const secrets = Array.from({ length: 40 }, (_, index) => `a session for measuring ${index}`);
// Rendered anew each time: pages of somebody who is signed in are never taken from the cache.
const asMember = (index: number) => ({
  Cookie: `__Host-session=${secrets[index % secrets.length]}`,
  'X-Forwarded-For': `10.0.0.${index % secrets.length}`,
  'Accept-Encoding': 'gzip',
});
const signedIn = asMember(0);

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const row = (name: string, spread: Spread) =>
  say(`| ${name} | ${ms(spread.p50)} | ${ms(spread.p95)} | ${spread.count} |`);

interface Sampled {
  readonly project: string;
  readonly practice: string;
  readonly event: string;
  readonly action: string;
  readonly chain: string;
  readonly needs: readonly string[];
  readonly person: string;
}

/** Picks what is asked for: a project in the middle of the set, and records of it. */
async function pick(client: pg.Client): Promise<Sampled> {
  const { rows } = await client.query<Sampled>(`
    with chosen as (
      select p.id, p.slug from project p where p.is_public and exists (select from link l join published a on a.record_id = l.from_id
        where a.project_id = p.id and a.kind = 'action' and l.is_public) order by p.slug offset (select count(*) / 2 from project where is_public) limit 1)
    select c.slug as project,
      (select slug from published where project_id = c.id and kind = 'practice' order by slug limit 1) as practice,
      (select slug from published where project_id = c.id and kind = 'event' order by slug limit 1) as event,
      (select a.slug from published a join link l on l.from_id = a.record_id where a.project_id = c.id and a.kind = 'action' and l.is_public order by a.slug limit 1) as action,
      (select a.record_id from published a join link l on l.from_id = a.record_id where a.project_id = c.id and a.kind = 'action' and l.is_public order by a.slug limit 1) as chain,
      array(select slug from published where project_id = c.id and kind = 'need' order by slug limit 20) as needs,
      (select person_id from membership where project_id = c.id and role = 'lead-coordinator' limit 1) as person
    from chosen c`);
  const found = rows[0];
  if (!found) throw new Error('the set has no public project with a linked action; make it with bench/generate.ts');
  return found;
}

async function openSessions(client: pg.Client, person: string): Promise<void> {
  for (const secret of secrets) {
    await client.query(
      `insert into session (token_hash, id, person_id, device, created_at, seen_at, ends_at)
       values ($1, gen_random_uuid(), $2, 'bench', now(), now() + interval '1 hour', now() + interval '1 day')
       on conflict (token_hash) do nothing`,
      [hashOf(secret), person],
    );
  }
}

async function pages(origin: string, set: Sampled): Promise<void> {
  const home = `/projects/${set.project}`;
  const asked: Record<string, string> = {
    'front page': '/',
    'list of all practices': '/practices',
    'list filtered by theme': '/practices?theme=payments',
    'list by title, page 20': '/practices?sort=title&page=20',
    'list of all actions under way': '/actions?state=under-way',
    'list of all events': '/events',
    project: home,
    practice: `${home}/practices/${set.practice}`,
    event: `${home}/events/${set.event}`,
    'action with its updates': `${home}/actions/${set.action}`,
    chain: `/chain/${set.chain}`,
    'map of exchange': '/exchange',
    'workspace: overview': `/p/${set.project}`,
    'workspace: list of actions': `/p/${set.project}/actions`,
    'workspace: action': `/p/${set.project}/actions/${set.action}`,
    'workspace: need, with its first matches': `/p/${set.project}/needs/${set.needs[0] ?? ''}`,
    'needs a practice may answer': `/p/${set.project}/practices/${set.practice}/matches`,
    inbox: '/inbox',
  };
  for (const [name, path] of Object.entries(asked)) {
    row(name, await oneReader(origin, [{ path, headers: signedIn }], { rounds: 60 }));
  }
}

const searches = [
  'digital services',
  'pagamenti',
  'e-tjänster',
  'teenuste',
  'szolgáltatás',
  'open data',
  'nyiregyhaza',
  'servic desing',
  'innovazione aperta',
  'skola',
];

async function search(origin: string): Promise<void> {
  const asks: Ask[] = searches.map((words) => ({
    path: `/practices?q=${encodeURIComponent(words)}`,
    headers: signedIn,
  }));
  row('search with filters and counts', await oneReader(origin, asks, { rounds: 15 }));
}

/** Each need of the project in turn, with all reasons on the page. */
async function matching(origin: string, { project, needs }: Sampled): Promise<void> {
  const asks = needs.map((need): Ask => ({ path: `/p/${project}/needs/${need}/matches`, headers: signedIn }));
  row(`matching for one need, ${needs.length} needs`, await oneReader(origin, asks, { rounds: 10 }));
}

let sent = 0;

function update(set: Sampled, note: string): Ask {
  return {
    path: `/p/${set.project}/actions/${set.action}/updates/new`,
    method: 'POST',
    headers: {
      ...asMember(sent++),
      Origin: '',
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ state: 'under-way', note, readers: 'everybody', language: 'en' }).toString(),
  };
}

async function load(server: MeasuredServer, set: Sampled): Promise<void> {
  const home = `/projects/${set.project}`;
  const paths = [
    '/',
    '/practices',
    home,
    `${home}/practices/${set.practice}`,
    `${home}/actions/${set.action}`,
    `/chain/${set.chain}`,
  ];
  const gzip = { 'Accept-Encoding': 'gzip' };
  const reading =
    (headers: Record<string, string>) =>
    (reader: number, round: number): Ask => ({ path: paths[(reader + round) % paths.length] ?? '/', headers });
  const one = `${home}/practices/${set.practice}`;
  const body = gzipSync(Buffer.from(await (await fetch(`${server.origin}${one}`)).text()));
  const fixed = await startFixed(port + 1, body);
  const same = await manyReaders(fixed.origin, () => ({ path: '/', headers: gzip }), { readers: 32, seconds });
  await fixed.stop();
  const warm = await manyReaders(server.origin, reading(gzip), { readers: 32, seconds });
  const warmOne = await manyReaders(server.origin, () => ({ path: one, headers: gzip }), { readers: 32, seconds });
  const cold = await manyReaders(server.origin, reading(signedIn), { readers: 32, seconds });
  say('\n| load, 32 readers | pages a second | p95 | errors |\n|---|--:|--:|--:|');
  for (const [name, result] of Object.entries({
    'fixed string (a practice page, compressed)': same,
    'six public pages, warm': warm,
    'the practice page, warm': warmOne,
    'six public pages, each made anew': cold,
  })) {
    say(`| ${name} | ${Math.round(result.perSecond)} | ${ms(result.times.p95)} | ${result.errors} |`);
  }
  say(
    `\nThe practice page, warm, against the same bytes as a fixed string: ${(warmOne.perSecond / same.perSecond).toFixed(2)}`,
  );
  let note = 0;
  const writers = 15;
  const mixed = await manyReaders(
    server.origin,
    (reader, round) => (reader < writers ? update(set, `Measured note ${note++}`) : reading(gzip)(reader, round)),
    { readers: 200 + writers, seconds, pauseMilliseconds: 1000 },
  );
  say(
    `Mix of 200 readers and ${writers} saves a second: p99 ${ms(mixed.times.p99)}, ${mixed.errors} errors, ${Math.round(mixed.perSecond)} answers a second`,
  );
}

async function main(): Promise<void> {
  const server = await startServer(resolve(folder), port, false);
  const owner = await runningEmbeddedPostgres(join(resolve(folder), 'postgres'));
  if (owner === undefined) throw new Error('the set’s database is not running');
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    await client.query("select set_config('uptake.administrator', 'yes', false)");
    const all = await client.query<{ ids: string }>("select string_agg(id::text, ',') as ids from project");
    await client.query("select set_config('uptake.projects', $1, false)", [all.rows[0]?.ids ?? '']);
    const set = await pick(client);
    await openSessions(client, set.person);
    say(
      `Node ${process.version}, ${availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}; later start ${ms(server.startMilliseconds)}; memory at rest ${Math.round(server.memory())} MB\n`,
    );
    say('| one reader, whole request, made anew | p50 | p95 | requests |\n|---|--:|--:|--:|');
    await pages(server.origin, set);
    await search(server.origin);
    await matching(server.origin, set);
    const saves = Array.from({ length: 100 }, (_, index) => update(set, `Measured update ${index}`));
    row('saving an update', await oneReader(server.origin, saves, { rounds: 1, expected: 303 }));
    await load(server, set);
    say(`Memory under load: ${Math.round(server.memory())} MB`);
  } finally {
    await client.query('delete from session where token_hash = any ($1)', [secrets.map(hashOf)]);
    await client.end();
    await server.stop();
  }
}

await main();
