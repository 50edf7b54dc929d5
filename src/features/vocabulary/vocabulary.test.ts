import { strict as assert } from 'node:assert';
import { before, describe, it } from 'node:test';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { languages } from '../../kernel/words.ts';
import { bringVocabulary } from '../../records/vocabulary.ts';

let world: World;
let project: TestProject;
let administrator: Visitor;
let lead: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  administrator = await world.signedIn({ isAdministrator: true });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  for (const [title, language] of titles) {
    await newRecord(world, project, lead.person, { kind: 'practice', title, language, isPublished: true });
  }
});

const titles = [
  ['E-legitimationer för alla som bor här', 'sv'],
  ['Lo sportello con identità digitale', 'it'],
  ['Teenused ID-kaardiga', 'et'],
  ['Az elektronikus azonosítás bevezetése', 'hu'],
  ['Smartphones as identity wallets', 'en'],
  ['A place for skateboards', 'en'],
] as const;

const concept = {
  en: 'skate park\nskatepark*',
  it: 'pista da skateboard',
  sv: 'skatepark',
  et: 'rulapark',
  hu: 'gördeszkapálya\ngördeszk*',
  broader: '',
};

async function found(address: string, as?: Visitor): Promise<string[]> {
  const page = await world.get(address, as);
  assert.equal(page.status, 200, address);
  return page.ask.queryAllByRole('heading', { level: 2 }).map((heading) => heading.textContent.trim());
}

describe('a search', () => {
  it('finds what means the same in every language, and what is a case of it, on both faces', async () => {
    for (const search of ['digital identity', 'e-legitimation', 'identità digitale', 'ID-kaart', 'azonosítás']) {
      for (const home of ['/practices', '/projects/ours/practices', '/p/ours/practices']) {
        const hits = await found(`${home}?q=${encodeURIComponent(search)}`, lead);
        assert.deepEqual(new Set(hits), new Set(titles.slice(0, 5).map(([title]) => title)), `${home} ${search}`);
      }
    }
  });

  it('says what it looked for besides, and looks for just the words when asked', async () => {
    const page = await world.get('/practices?q=e-legitimation&lang=en');
    assert.match(page.text, /Also searched: electronic identification \(identità digitale, e-legitimation, /);
    const exact = await world.get(page.linkTo('Search just the words as typed'));
    assert.equal(exact.ask.queryAllByRole('heading', { level: 2 }).length, 1);
    assert.match(exact.text, /Searched just the words as typed/);
    const again = await world.get(exact.linkTo('Search words that mean the same as well'));
    assert.equal(again.ask.queryAllByRole('heading', { level: 2 }).length, 5);
  });

  it('still asks for every word that means nothing else', async () => {
    assert.deepEqual(await found('/practices?q=digital+identity+wallets'), [titles[4][0]]);
  });

  it('shows what has some of it where nothing has all, and says so', async () => {
    const page = await world.get('/practices?q=wallets+for+skateboards&lang=en');
    assert.match(page.text, /Nothing has all of what you searched for/);
    const hits = await found('/practices?q=wallets+for+skateboards&lang=en');
    assert.deepEqual(new Set(hits), new Set([titles[4][0], titles[5][0]]));
    const exact = await world.get('/practices?q=wallets+for+skateboards&exact=1&lang=en');
    assert.match(exact.text, /these titles are close/);
  });

  it('puts what was typed first', async () => {
    assert.equal((await found('/practices?q=identit%C3%A0+digitale'))[0], titles[1][0]);
  });
});

describe('the vocabulary', () => {
  it('is read by everybody, by theme and by a search in any language', async () => {
    for (const language of languages) {
      const page = await world.get(`/vocabulary?lang=${language}`);
      assert.equal(page.status, 200);
      assert.ok(page.document.querySelectorAll('main li a').length > 20);
    }
    const list = await world.get('/vocabulary?q=e-legitimation&lang=en');
    const page = await world.get(list.linkTo('electronic identification'));
    assert.match(page.text, /identità digitale/);
    assert.match(page.text, /5 good practices/);
    assert.equal(page.linkTo('5 good practices'), '/practices?q=electronic+identification');
    assert.ok(page.ask.getByRole('link', { name: 'mobile ID' }));
    assert.match((await world.get('/vocabulary?q=zzz')).text, /No such word yet/);
    assert.equal((await world.get('/vocabulary/nothing')).status, 404);
  });

  it('is changed by administrators alone', async () => {
    for (const path of ['/vocabulary/new', '/vocabulary/electronic-identification/edit']) {
      assert.equal((await world.get(path, lead)).status, 404);
      assert.equal((await world.post(path, concept, lead)).status, 404);
      assert.equal((await world.get(path)).status, 303);
      assert.equal((await world.get(path, administrator)).status, 200);
    }
  });

  it('finds by a new concept what was published before it, and keeps it when the product’s vocabulary comes anew', async () => {
    assert.deepEqual(await found('/practices?q=g%C3%B6rdeszkap%C3%A1lya'), []);
    const page = await world.send(
      '/vocabulary/new',
      { ...concept, en: 'skate park\nplace for skateboards' },
      administrator,
    );
    assert.match(page.text, /The concept is saved/);
    await world.runJobs();
    assert.deepEqual(await found('/practices?q=g%C3%B6rdeszkap%C3%A1lya'), ['A place for skateboards']);
    const edited = {
      ...concept,
      en: 'skate park',
      sv: 'skatepark\nskateramp*',
      broader: 'city website',
      isBroad: 'yes',
    };
    const changed = await world.send('/vocabulary/skate-park/edit', edited, administrator);
    assert.match(changed.text, /Changed/);
    assert.match(changed.text, /skatepark, skateramp\*/);
    await world.sql("update vocabulary_state set version = 'older'");
    await bringVocabulary(world.ownerUrl);
    assert.match((await world.get('/vocabulary/skate-park?lang=sv')).text, /skatepark/);
    await world.runJobs();
    assert.deepEqual(await found('/practices?q=skateramp'), []);
  });

  it('says what is wrong with a concept and keeps what was typed', async () => {
    const cases = [
      [{ en: '' }, /English/],
      [{ en: 'dog*' }, /without a star/],
      [{ en: 'd*g' }, /English/],
      [{ broader: 'no such thing' }, /no concept called “no such thing”/],
      [{ en: 'electronic identification' }, /of this name already/],
    ] as const;
    for (const [typed, reason] of cases) {
      const page = await world.post('/vocabulary/new', { ...concept, ...typed }, administrator);
      assert.equal(page.status, 422, JSON.stringify(typed));
      assert.match(page.text, reason);
      assert.equal(page.value(/In Italian/), 'pista da skateboard');
    }
    const path = '/vocabulary/electronic-identification/edit';
    const circle = await world.post(path, { ...concept, broader: 'mobile ID' }, administrator);
    assert.match(circle.text, /already a case of this concept/);
  });

  it('does not find by a concept that is not used any more', async () => {
    await world.post('/vocabulary/skate-park/edit', { ...concept, isEnded: 'yes' }, administrator);
    await world.runJobs();
    assert.deepEqual(await found('/practices?q=g%C3%B6rdeszkap%C3%A1lya'), []);
    assert.match((await world.get('/vocabulary/skate-park')).text, /not used any more/);
    assert.equal((await world.get('/vocabulary')).ask.queryByRole('link', { name: 'skate park' }), null);
  });
});
