import { strict as assert } from 'node:assert';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { newWorld, type World } from '../../test/world.ts';
import { readPartialDate, type PartialDate } from '../kernel/dates.ts';
import { roles } from '../kernel/scope.ts';
import { languages } from '../kernel/words.ts';
import { verifyHistories } from '../records/checkpoints.ts';
import { recordAddress, sections, type PagedKind } from '../records/kinds.ts';
import { loadSample, loadSampleOnce, SampleProblem } from './index.ts';
import { networkOn, readAccounts, readNetwork, sourcesOf } from './data-files.ts';
import type { Network } from './network.ts';

interface Loaded {
  readonly slug: string;
  readonly kind: PagedKind;
  readonly project: string;
  readonly content: { readonly content: { readonly sources?: readonly { readonly address: string | null }[] } };
}

/** How many records of each kind the data files name. */
function countsOf(network: Network): Record<string, number> {
  const actions = network.plans.flatMap((plan) => plan.actions);
  const updates = actions.flatMap((action) => action.updates);
  const blocks = network.practices.flatMap((practice) => practice.blocks ?? []);
  return {
    project: 1,
    partner: network.partners.length,
    need: network.partners.flatMap((partner) => partner.needs).length,
    strength: network.partners.flatMap((partner) => partner.strengths).length,
    instrument: network.instruments.length,
    practice: network.practices.length + network.reviews.texts.length,
    ...(blocks.length > 0 && { block: blocks.length }),
    event: network.events.length,
    ...(network.agenda.length > 0 && {
      conclusion: network.agenda.flatMap(({ conclusions = [] }) => conclusions).length,
      material: network.agenda.flatMap(({ material = [] }) => material).length,
      session: network.agenda.flatMap(({ sessions }) => sessions).length,
    }),
    lesson:
      network.events.flatMap((event) => event.lessons ?? []).length +
      network.agenda.flatMap(({ conclusions = [] }) => conclusions.flatMap(({ lesson }) => lesson ?? [])).length +
      network.agenda.flatMap(({ dossier }) => dossier?.unwritten ?? []).length,
    plan: network.plans.length,
    action: actions.length,
    update: updates.length,
    evidence: updates.flatMap((update) => update.evidence).length,
  };
}

const titleOf = (from: string, type: string, to: string) => `${from} ${type} ${to}`;

describe('the sample', () => {
  let world: World;
  let lines: readonly string[];
  let better: Network;
  let skylark: Network;

  before(async () => {
    world = await newWorld();
    lines = await loadSample(world.tools);
    [better, skylark] = await Promise.all([readNetwork('better'), readNetwork('fictional')]);
  });

  const published = (project: string) =>
    world.sql<Loaded>(
      `select p.slug, p.kind, project.slug as project, p.content from published p join project on project.id = p.project_id
       where project.slug = $1 and p.kind = any ($2) order by p.kind, p.slug`,
      [project, Object.keys(sections)],
    );
  const links = async (project: string) => {
    const rows = await world.sql<{ from: string; type: string; to: string }>(
      `select f.title as "from", l.type, t.title as "to" from link l join record f on f.id = l.from_id join record t on t.id = l.to_id
       join project on project.id = l.project_id where project.slug = $1 and l.withdrawn_at is null and l.is_public`,
      [project],
    );
    return new Set(rows.map(({ from, type, to }) => titleOf(from, type, to)));
  };

  test('holds every record that its data files name', async () => {
    for (const network of [better, skylark]) {
      const rows = await world.sql<{ kind: string; count: number }>(
        'select r.kind, count(*)::int as count from record r join project p on p.id = r.project_id where p.slug = $1 group by r.kind',
        [network.project.acronym.toLowerCase()],
      );
      assert.deepEqual(Object.fromEntries(rows.map(({ kind, count }) => [kind, count])), countsOf(network));
    }
  });

  test('shows for every fact on BETTER where it comes from', async () => {
    for (const { slug, kind, project, content } of await published('better')) {
      const { sources = [] } = content.content;
      assert.ok(sources.length > 0, `${kind} ${slug} has no source`);
      const page = await world.get(recordAddress('public', kind, project, slug).text);
      assert.equal(page.status, 200);
      for (const { address } of sources) {
        assert.ok(
          address !== null && page.document.querySelector(`a[href="${quoted(address)}"]`),
          `${kind} ${slug} does not show ${address}`,
        );
      }
    }
  });

  test('gives every figure, target, indicator and link of BETTER its source', async () => {
    const unsourced = await world.sql(
      `select f ->> 'name' as name from practice, jsonb_array_elements(figures) f join project p on true
         where p.slug = 'better' and practice.project_id = p.id and f -> 'source' ->> 'address' is null
       union all select t ->> 'name' from project p, jsonb_array_elements(targets) t where p.slug = 'better' and t ->> 'source' is null
       union all select i ->> 'name' from action a join project p on p.id = a.project_id, jsonb_array_elements(a.indicators) i
         where p.slug = 'better' and i ->> 'source' = ''
       union all select l.reason from link l join project p on p.id = l.project_id
         where p.slug = 'better' and l.type not in ('lesson-from', 'proves') and l.sources = '[]'`,
    );
    assert.deepEqual(unsourced, []);
  });

  test('says what no source tells instead of filling it in', async () => {
    const [gavle] = await world.sql<{ population: number | null }>(
      "select population from partner where city = 'Gävle'",
    );
    assert.equal(gavle?.population, null);
    const events = await world.sql<{ partner_id: string | null; mode: string }>(
      "select r.partner_id, e.mode from event e join record r on r.id = e.id where r.title = 'Thematic Event 4'",
    );
    assert.deepEqual(events, [{ partner_id: null, mode: 'unknown' }]);
    const actions = await world.sql(
      "select from action a join record plan on plan.id = a.plan_id where plan.title = 'Regional action plan of Genoa'",
    );
    assert.deepEqual(actions, []);
    const [states] = await world.sql<{ endorsed: number }>(
      "select count(*)::int as endorsed from record r join project p on p.id = r.project_id where p.slug = 'better' and r.kind = 'plan' and r.state <> 'unknown'",
    );
    assert.equal(states?.endorsed, 0);
    const [open] = await world.sql<{ wrong: number }>(
      "select count(*)::int as wrong from practice where (difficulties = '') <> difficulties_unknown and city <> 'Roccachiara al Tiverno'",
    );
    assert.equal(open?.wrong, 0);
  });

  test('keeps dates as exactly as they are known', async () => {
    const rows = await world.sql<{ title: string; happens_on: string }>(
      "select r.title, r.happens_on from record r join project p on p.id = r.project_id where p.slug = 'better' and r.kind = 'event' and r.title in ('Thematic Event 1', 'Thematic Event 3', 'Study Visit 1', 'Closing conference') order by r.title",
    );
    assert.deepEqual(
      rows.map((row) => row.happens_on),
      ['2023-05-23', '2021-02..2021-07', '2019-10', '2020-06-15..2020-06-21'],
    );
    const page = await world.get('/projects/better/events/thematic-event-1');
    assert.match(page.text, /October 2019/);
  });

  test('lets the change of Birmingham’s instrument be followed back to Gävle and Tartu, and forward from DIPS', async () => {
    const told = await links('better');
    const action = 'Digital Innovation in Public Services (DIPS)';
    const practice = 'DIPS – Digital Innovation in Public Services';
    for (const link of [
      titleOf(action, 'led-to', 'West Midlands Innovation Programme (WMIP)'),
      titleOf(action, 'based-on', 'E-service development and implementation in Gävle'),
      titleOf(action, 'based-on', 'Design thinking for public services, as seen in Tartu'),
      titleOf(action, 'became', practice),
      titleOf('Taking part in the project URBAN TECH', 'inspired-by', practice),
      titleOf('Training for innovative public service design', 'inspired-by', practice),
      titleOf(
        'E-service development and implementation in Gävle',
        'visited-at',
        'Study visit to Gävle’s programme Digital Renewal',
      ),
    ]) {
      assert.ok(told.has(link), link);
    }
    const page = await world.get(
      '/projects/better/instruments/erdf-strategy-of-the-greater-birmingham-and-solihull-area',
    );
    assert.match(page.text, /West Midlands Innovation Programme/);
    assert.match(page.text, /Brexit/);
  });

  test('has an invented network that can be read in full, says so, and uses every language', async () => {
    for (const { slug, kind, project } of await published('skylark')) {
      const page = await world.get(recordAddress('public', kind, project, slug).text);
      assert.equal(page.status, 200, `${kind} ${slug}`);
      assert.match(page.text, /fictional|invented/i);
    }
    const rows = await world.sql<{ language: string }>(
      "select distinct r.language from record r join project p on p.id = r.project_id where p.slug = 'skylark'",
    );
    assert.deepEqual(rows.map((row) => row.language).toSorted(), [...languages].toSorted());
  });

  test('shows every state of an update, every kind of evidence and every strength of it', async () => {
    const [found] = await world.sql<Record<string, string[]>>(
      `select (select array_agg(distinct state) from progress_update) as states,
              (select array_agg(distinct kind) from evidence) as kinds, (select array_agg(distinct strength) from evidence) as strengths`,
    );
    assert.deepEqual(found?.['states']?.toSorted(), ['delayed', 'done', 'not-implemented', 'stopped', 'under-way']);
    assert.deepEqual(found?.['kinds']?.toSorted(), ['document', 'photo', 'statement', 'system-data', 'web-address']);
    assert.deepEqual(found?.['strengths']?.toSorted(), ['audited', 'estimate', 'sample', 'system-data']);
  });

  test('has files that open as what they are', async () => {
    const files = await world.sql<{ id: string; name: string; media_type: string }>(
      `select a.id, a.name, f.media_type from attachment a join file f on f.hash = a.file_hash
       where a.record_id not in (select id from material where not is_public) order by a.name`,
    );
    assert.deepEqual(
      new Set(files.map((file) => file.media_type)),
      new Set(['image/png', 'application/pdf', 'text/plain']),
    );
    for (const { id, name, media_type: type } of files) {
      const file = await world.get(`/files/${id}/${name}`);
      assert.equal(file.status, 200);
      assert.ok(file.headers.get('content-type')?.startsWith(type));
    }
  });

  test('has a history that is whole', async () => {
    assert.deepEqual(await verifyHistories(world.tools), []);
  });

  test('names an account for every role in both networks and tells the password, which opens them', async () => {
    const password = /password (\S+)$/.exec(lines[0] ?? '')?.[1] ?? '';
    const accounts = await readAccounts();
    for (const network of ['better', 'skylark']) {
      const present = accounts.flatMap(({ places }) => places).filter((place) => place.network === network);
      assert.deepEqual(new Set(present.map(({ role }) => role)), new Set(roles));
    }
    for (const { email } of accounts) assert.ok(lines.some((line) => line.includes(email)));
    const visitor = world.anonymous();
    const inbox = await world.send('/sign-in', { email: 'tartu@better.example', password }, visitor);
    assert.equal(inbox.status, 200);
    assert.match(inbox.text, /Officer, Tartu \(sample\)/);
    const people = await world.sql<{ samples: number; all: number }>(
      'select count(*) filter (where is_sample)::int as samples, count(*)::int as all from person',
    );
    assert.deepEqual(people, [{ samples: accounts.length, all: accounts.length }]);
  });

  test('keeps the password for the owner of the machine alone, tells it again, and is not loaded twice', async () => {
    const kept = await stat(join(world.tools.settings.dataFolder, 'sample-password'));
    assert.equal(kept.mode & 0o777, 0o600);
    assert.deepEqual(await loadSampleOnce(world.tools), lines);
    const [projects] = await world.sql<{ count: number }>('select count(*)::int as count from project');
    assert.equal(projects?.count, 2);
  });

  test('is refused where others could reach it', async () => {
    const tools = {
      ...world.tools,
      settings: { ...world.tools.settings, publicUrl: new URL('https://uptake.example.eu') },
    };
    await assert.rejects(loadSample(tools), SampleProblem);
    await assert.rejects(loadSampleOnce(tools), /share one password/);
  });
});

describe('without the sample', () => {
  test('a server on a public address goes on and says why there is no sample', async () => {
    const world = await newWorld();
    const tools = {
      ...world.tools,
      settings: { ...world.tools.settings, publicUrl: new URL('https://uptake.example.eu') },
    };
    assert.match((await loadSampleOnce(tools))?.join() ?? '', /not loaded.*uptake\.example\.eu/);
    assert.deepEqual(await world.sql('select from person'), []);
  });

  test('loading that was broken off begins anew, and two processes that start together load it once', async () => {
    const world = await newWorld();
    await world.sql(
      "insert into person (id, email, name, is_sample, created_at) values (gen_random_uuid(), 'left@over.example', 'Left over', true, now())",
    );
    const [one, other] = await Promise.all([loadSampleOnce(world.tools), loadSampleOnce(world.tools)]);
    assert.deepEqual(one, other);
    const found = await world.sql<{ projects: number; left: number }>(
      "select (select count(*)::int from project) as projects, (select count(*)::int from person where name = 'Left over') as left",
    );
    assert.deepEqual(found, [{ projects: 2, left: 0 }]);
  });

  test('a database with other projects is left alone', async () => {
    const world = await newWorld();
    await world.project();
    assert.equal(await loadSampleOnce(world.tools), null);
    await assert.rejects(loadSample(world.tools), SampleProblem);
    assert.deepEqual(await world.sql('select from person'), []);
  });
});

describe('the data files', () => {
  test('name only sources that are there, with addresses on the web', async () => {
    const network = await readNetwork('better');
    for (const [key, { address }] of Object.entries(network.sources)) assert.match(address ?? '', /^https?:\/\//, key);
    assert.throws(() => sourcesOf(network, ['nowhere']), /no source nowhere/);
  });

  test('mark sources of which only the beginning could be read', async () => {
    const network = await readNetwork('better');
    assert.match(sourcesOf(network, ['spoku-practice'])[0]?.title ?? '', /only the beginning could be read/);
  });

  test('tell the invented network at the same stage whenever it is loaded', async () => {
    const network = await readNetwork('fictional');
    const later = networkOn(network, readPartialDate('2027-11-23') as PartialDate);
    assert.equal(later.project.startsOn, '2024-12');
    assert.equal(later.events[0]?.startsAt, '2025-01-09T09:30');
    assert.equal(later.practices[0]?.title, network.practices[0]?.title);
    const better = await readNetwork('better');
    assert.equal(networkOn(better, readPartialDate('2027-11-23') as PartialDate), better);
  });
});

/** A text inside quotes of a selector. */
function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
