import { strict as assert } from 'node:assert';
import { before, describe, test } from 'node:test';
import { loadSet } from '../bench/generator/load.ts';
import { Making } from '../bench/generator/making.ts';
import { readSentences } from '../bench/generator/material.ts';
import { makeProject } from '../bench/generator/projects.ts';
import { sets, shareOf } from '../bench/generator/sets.ts';
import { verifyHistories } from '../src/records/checkpoints.ts';
import { newWorld, type World } from './world.ts';

/** Everything that a great copy takes off the tables and must give back. */
const guards = `
  select 'key' as what, conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as which
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index', pg_get_indexdef(indexrelid) || indisvalid::text from pg_index where indrelid::regclass::text !~ '[.]'
  union all select 'trigger', tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
  union all select 'security', oid::regclass::text || relrowsecurity::text || relforcerowsecurity::text from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
  order by 1, 2`;

const links = 'select id, is_public, owner_id, adopter_id, depth, themes from link order by id';

describe('a made set', () => {
  let world: World;
  let guardsBefore: unknown;

  before(async () => {
    world = await newWorld();
    guardsBefore = await world.sql(guards);
    await loadSet(world.ownerUrl, 'S', () => {});
  });

  const count = async (from: string) =>
    (await world.sql<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count ?? 0;

  test('has as much as it says', async () => {
    const { partners, people, practices, events, plans, actions, updates, history } = sets.S;
    assert.equal(await count('person'), people);
    const wanted = {
      partner: partners,
      practice: practices,
      event: events,
      plan: plans,
      action: actions,
      update: updates,
    };
    for (const [kind, number] of Object.entries(wanted)) {
      assert.equal(await count(`record where kind = '${kind}'`), number, kind);
    }
    const lines = await count('history');
    assert.ok(Math.abs(lines - history) < history / 10, `${lines} lines of history`);
  });

  test('gives back every key, index, trigger and policy', async () => {
    assert.deepEqual(await world.sql(guards), guardsBefore);
  });

  test('has a history that is whole', async () => {
    assert.deepEqual(await verifyHistories(world.tools), []);
  });

  test('knows of its links what the database would work out', async () => {
    const made = await world.sql(links);
    await world.sql('select settle_links(array(select id from link))');
    assert.deepEqual(await world.sql(links), made);
    assert.ok((await count('exchange_arc')) > 0);
  });

  test('is found by the stems that the database would find', async () => {
    const wrong = await world.sql(
      `select title from published where kind = 'practice'
       and tsvector_to_array(ts_filter(without_concepts(search), '{a}')) <> tsvector_to_array(to_tsvector(search_configuration(language), title))`,
    );
    assert.deepEqual(wrong, []);
  });

  test('is understood as the database would understand it, but for terms that run from one sentence into the next', async () => {
    const concepts = `array(select lexeme || ' ' || weights[1] from unnest(concepts) where lexeme like '§%')`;
    for (const [table, id, column] of [
      ['published', 'record_id', 'search'],
      ['record', 'id', 'understood'],
    ] as const) {
      const read = () =>
        world.sql<{ id: string; told: string[] }>(
          `select id, ${concepts} as told from (select ${id} as id, ${column} as concepts from ${table} where slug is not null) as made order by id`,
        );
      const made = await read();
      await world.sql(`update ${table} set ${column === 'search' ? 'search = search' : 'title = title'}`);
      const known = await read();
      assert.ok(made.some(({ told }) => told.length > 0));
      const same = made.filter(({ told }, index) => told.join() === known[index]?.told.join());
      assert.ok(same.length > made.length * 0.9, `${table}: ${same.length} of ${made.length}`);
    }
  });

  test('can be read by everybody', async () => {
    const pages = await world.sql<{ path: string }>(
      `select path from (select '/projects/made-1/' || case kind when 'action' then 'actions' when 'plan' then 'plans' when 'event' then 'events'
           when 'practice' then 'practices' when 'partner' then 'partners' when 'instrument' then 'instruments' when 'need' then 'needs'
           when 'strength' then 'strengths' else 'lessons' end || '/' || slug as path, row_number() over (partition by kind order by slug) as place
         from published where kind <> 'project') as listed where place <= 3`,
    );
    for (const { path } of [...pages, { path: '/projects/made-1' }, { path: '/practices?q=services' }]) {
      assert.equal((await world.get(path)).status, 200, path);
    }
  });

  test('is the same each time', () => {
    const make = () => {
      const making = new Making(7, readSentences(), new Map());
      makeProject(making, 0, shareOf(sets.S, 0), []);
      return making.rows.take();
    };
    assert.deepEqual(make(), make());
  });
});
