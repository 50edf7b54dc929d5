import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../test/world.ts';
import { publish } from './publishing.ts';
import { headsById } from './record.ts';
import { translate } from './texts.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'lists' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
});

test('a list shows titles in the reader’s language where they are translated, and marks those that are not', async () => {
  const id = await newRecord(world, project, lead.person, {
    kind: 'practice',
    title: 'One desk for all',
    isPublished: true,
  });
  await newRecord(world, project, lead.person, { kind: 'practice', title: 'Left as it is', isPublished: true });
  await world.inProject(project, lead.person, async (scope) => {
    await translate(scope, id, 'it', { title: 'Uno sportello per tutti', summary: 'Tutto in un luogo' });
    const head = (await headsById(scope, [id])).get(id);
    assert.ok(head);
    await publish(scope, head, {}, { country: null, words: '' });
  });
  for (const path of ['/projects/lists/practices', '/p/lists/practices']) {
    const page = await world.get(`${path}?lang=it`, lead);
    assert.equal(page.ask.getByRole('heading', { name: 'Uno sportello per tutti' }).getAttribute('lang'), null, path);
    assert.equal(page.ask.getByRole('heading', { name: 'Left as it is' }).getAttribute('lang'), 'en', path);
    assert.ok(page.text.includes('Tutto in un luogo'), path);
  }
});

test('hits are counted up to a thousand, and every one of these can be reached, each once', async () => {
  const large = await world.project({ slug: 'large' });
  await world.sql(
    `with made as (
       insert into record (id, project_id, kind, slug, title, language, created_at, changed_at)
       select gen_random_uuid(), $1, 'lesson', 'lesson-' || n, 'Same title', 'en', now(), now() from generate_series(1, 1234) as n
       returning id, project_id, slug, title)
     insert into published (record_id, project_id, kind, slug, title, language, themes, version, content, search, published_at)
     select id, project_id, 'lesson', slug, title, 'en', '{mobility}', 1, '{}', to_tsvector('uptake_en', title), '2026-01-01' from made`,
    [large.id],
  );
  const first = await world.get('/projects/large/lessons');
  assert.match(first.text, /1[,.\s]?000/);
  for (const query of ['', '?sort=title', '?sort=newest', '?sort=date', '?q=same', '?theme=mobility']) {
    const seen = new Set<string>();
    for (const page of [1, 2, 25, 50]) {
      const list = await world.get(`/projects/large/lessons${query}${query === '' ? '?' : '&'}page=${page}`);
      for (const link of list.document.querySelectorAll<HTMLAnchorElement>('main h2 a')) seen.add(link.href);
    }
    assert.equal(seen.size, 80, query);
  }
});

test('a page that does not exist shows the last one there is, or the first when the number makes no sense', async () => {
  const small = await world.project({ slug: 'small' });
  for (let number = 1; number <= 21; number++) {
    await newRecord(world, small, lead.person, { kind: 'practice', title: `Practice ${number}`, isPublished: true });
  }
  const titles = async (page: string) =>
    (await world.get(`/projects/small/practices?sort=title&page=${page}`)).ask
      .queryAllByRole('heading', { level: 2 })
      .map((heading) => heading.textContent.trim());
  assert.equal((await titles('1')).length, 20);
  assert.deepEqual(await titles('2'), ['Practice 9']);
  assert.deepEqual(await titles('3'), ['Practice 9']);
  assert.deepEqual(await titles('50'), ['Practice 9']);
  for (const page of ['0', '-1', '1.5', 'x', '1e9', '51', 'Infinity', '%20']) {
    assert.equal((await titles(page)).length, 20, page);
  }
});
