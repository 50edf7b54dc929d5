import { strict as assert } from 'node:assert';
import { before, describe, it } from 'node:test';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import type { Page } from '../../../test/page.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
/** Writes for Tartu alone. */
let editor: Visitor;
let reader: Visitor;
let stranger: Visitor;
let tartu: string;
let genoa: string;

const tartuTyped = {
  organisation: 'Tartu City Government',
  city: 'Tartu',
  country: 'EE',
  role: 'partner',
  language: 'en',
};
const genoaTyped = {
  ...tartuTyped,
  organisation: 'Municipality of Genoa',
  city: 'Genoa',
  country: 'IT',
  role: 'lead-partner',
};

async function idOf(kind: string, slug: string): Promise<string> {
  const sql = 'select id from record where project_id = $1 and kind = $2 and slug = $3';
  const [row] = await world.sql<{ id: string }>(sql, [project.id, kind, slug]);
  return row?.id ?? assert.fail(`no ${kind} ${slug}`);
}

/** A public page as anybody reads it now, past the finished pages that are kept. */
const freshly = (path: string) => world.get(`${path}?lang=en`);

function revisionIn(page: Page): string {
  return page.document.querySelector<HTMLInputElement>('input[name="revision"]')?.value ?? assert.fail('no revision');
}

before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'harbours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Lea Lead' });
  assert.equal((await world.post('/p/harbours/partners/new', genoaTyped, lead)).location, '/p/harbours/partners/genoa');
  assert.equal((await world.post('/p/harbours/partners/new', tartuTyped, lead)).location, '/p/harbours/partners/tartu');
  tartu = await idOf('partner', 'tartu');
  genoa = await idOf('partner', 'genoa');
  editor = await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Tiina Editor' });
  reader = await world.signedIn({ project, role: 'stakeholder' });
  stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
});

describe('who may do what', () => {
  const kinds = ['partners/tartu', 'needs/plain-letters', 'strengths/own-maps', 'instruments/digital-agenda'];

  before(async () => {
    const own = { partnerId: tartu, language: 'en' };
    assert.equal((await world.post('/p/harbours/needs/new', { ...own, title: 'Plain letters' }, editor)).status, 303);
    assert.equal((await world.post('/p/harbours/strengths/new', { ...own, title: 'Own maps' }, editor)).status, 303);
    const instrument = { partnerIds: [tartu], language: 'en', title: 'Digital agenda', goal: 'Services by telephone' };
    assert.equal((await world.post('/p/harbours/instruments/new', instrument, editor)).status, 303);
  });

  it('hides everything from people of another project', async () => {
    for (const kind of kinds) {
      for (const page of ['', '/edit', '/history', '/translation/it']) {
        assert.equal((await world.get(`/p/harbours/${kind}${page}`, stranger)).status, 404, kind + page);
      }
      for (const act of ['edit', 'publication', 'withdrawal']) {
        assert.equal((await world.post(`/p/harbours/${kind}/${act}`, {}, stranger)).status, 404, `${kind} ${act}`);
      }
    }
  });

  it('lets every member read, and tells those who may not write why', async () => {
    for (const kind of kinds) {
      const page = await world.get(`/p/harbours/${kind}`, reader);
      assert.equal(page.status, 200);
      assert.equal(page.ask.queryByRole('link', { name: 'Edit' }), null);
      assert.equal((await world.get(`/p/harbours/${kind}/edit`, reader)).status, 403);
      for (const act of ['edit', 'publication', 'withdrawal']) {
        const answer = await world.post(`/p/harbours/${kind}/${act}`, {}, reader);
        assert.equal(answer.status, 403);
        assert.match(answer.text, /belongs to another partner/);
      }
      assert.equal((await world.get(`/p/harbours/${kind.split('/')[0]}/new`, reader)).status, 403);
    }
  });

  it('lets an editor keep the own partner and not another', async () => {
    assert.equal((await world.get('/p/harbours/partners/tartu/edit', editor)).status, 200);
    assert.equal((await world.get('/p/harbours/partners/genoa/edit', editor)).status, 403);
    assert.equal((await world.get('/p/harbours/partners/new', editor)).status, 403);
    const form = await world.get('/p/harbours/needs/new', editor);
    const offered = [...form.ask.getByLabelText<HTMLSelectElement>('Partner').options].map((option) => option.text);
    assert.deepEqual(offered.slice(1), ['Tartu']);
    const foreign = { partnerId: genoa, language: 'en', title: 'For Genoa' };
    assert.equal((await world.post('/p/harbours/needs/new', foreign, editor)).status, 422);
    const instrument = { partnerIds: [genoa], language: 'en', title: 'Of Genoa alone' };
    assert.equal((await world.post('/p/harbours/instruments/new', instrument, editor)).status, 403);
  });

  it('does not let an editor make the own partner the lead', async () => {
    const form = await world.get('/p/harbours/partners/tartu/edit', editor);
    const answer = await world.post(
      '/p/harbours/partners/tartu/edit',
      { ...tartuTyped, role: 'lead-partner', revision: revisionIn(form) },
      editor,
    );
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Genoa is the lead partner/);
    assert.equal((await world.get('/p/harbours/partners/tartu/replacement', editor)).status, 403);
    assert.equal((await world.post('/p/harbours/partners/tartu/replacement', {}, editor)).status, 403);
  });
});

describe('the profile of a partner', () => {
  for (const [what, typed, told] of [
    ['a region code of another country', { nuts2: 'SE31' }, /country’s letters and two more characters, such as EE11/],
    ['a small region outside the large one', { nuts2: 'EE00', nuts3: 'EE110' }, /does not lie inside EE00/],
    ['a latitude alone', { latitude: '58.38' }, /both latitude and longitude/],
    ['a latitude beyond the pole', { latitude: '98', longitude: '26' }, /Latitude/],
    ['a year without inhabitants', { populationYear: '2018' }, /Give the number/],
    ['a country that is none', { country: 'XX' }, /Country/],
    ['a web page that is a script', { webAddress: 'data:text/html,x' }, /Web page/],
  ] as const) {
    it(`gives ${what} back with what to do`, async () => {
      const answer = await world.post('/p/harbours/partners/new', { ...tartuTyped, ...typed }, lead);
      assert.equal(answer.status, 422);
      assert.match(answer.text, told);
      assert.equal(answer.value('Organisation'), tartuTyped.organisation);
    });
  }

  it('takes the prefix the nomenclature has for the United Kingdom and for Greece', async () => {
    const birmingham = {
      ...tartuTyped,
      organisation: 'Birmingham City Council',
      city: 'Birmingham',
      country: 'GB',
      nuts2: 'ukg3',
      nuts3: 'UKG31',
    };
    const page = await world.send('/p/harbours/partners/new', birmingham, lead);
    assert.match(page.text, /UKG3, UKG31/);
  });

  it('shows what is known with its source, and that no source tells the rest', async () => {
    const form = await world.get('/p/harbours/partners/tartu/edit', editor);
    const known = {
      ...tartuTyped,
      revision: revisionIn(form),
      population: '96974',
      populationYear: '2018',
      populationSources: 'Statistics https://example.org/population',
      latitude: '58,38',
      longitude: '26.72',
      languages: ['et', 'en'],
      sources: 'Tartu https://example.org/tartu',
    };
    const page = await world.send('/p/harbours/partners/tartu/edit', known, editor);
    assert.match(page.text, /96,974 \(2018\)/);
    assert.equal(page.linkTo(/^Statistics/), 'https://example.org/population');
    assert.match(page.text, /58.38, 26.72/);
    assert.match(page.text, /English, Estonian|Estonian, English/);
    assert.match(page.text, /Department Unknown: no public source found/);
    assert.match(page.text, /Own maps/);
    assert.match(page.text, /Plain letters/);
    assert.match(page.text, /Digital agenda/);
  });

  it('names people to ask who agreed to it, to members only', async () => {
    const { person } = editor;
    await world.sql("update person set contact = 'Room 12', contact_consent_at = now() where id = $1", [person.id]);
    assert.match((await world.get('/p/harbours/partners/tartu', reader)).text, /Tiina Editor.*Room 12/s);
    await world.post('/p/harbours/partners/tartu/publication', {}, editor);
    const open = await freshly('/projects/harbours/partners/tartu');
    assert.equal(open.status, 200);
    assert.doesNotMatch(open.html, /Room 12|Tiina/);
    await world.sql('update person set contact_consent_at = null where id = $1', [person.id]);
    assert.doesNotMatch((await world.get('/p/harbours/partners/tartu', reader)).text, /Room 12/);
  });

  it('shows the public only what was published, and in the list of cities too', async () => {
    const open = await freshly('/projects/harbours/partners/tartu');
    assert.doesNotMatch(open.text, /Own maps/);
    await world.post('/p/harbours/strengths/own-maps/publication', {}, editor);
    await world.post('/p/harbours/instruments/digital-agenda/publication', {}, editor);
    const renewed = await freshly('/projects/harbours/partners/tartu');
    assert.match(renewed.text, /Own maps/);
    assert.match(renewed.text, /Digital agenda/);
    assert.doesNotMatch(renewed.text, /Plain letters/);
    assert.equal((await freshly('/projects/harbours/partners/genoa')).status, 404);
    const cities = await freshly('/cities');
    assert.equal(cities.linkTo('Tartu'), '/projects/harbours/partners/tartu');
    assert.equal((await world.get('/cities?country=IT&lang=en')).ask.queryByRole('link', { name: 'Tartu' }), null);
    for (const list of ['partners', 'needs', 'strengths', 'instruments']) {
      assert.equal((await freshly(`/projects/harbours/${list}`)).status, 200);
    }
    await world.post('/p/harbours/partners/tartu/withdrawal', {}, editor);
    assert.equal((await freshly('/projects/harbours/partners/tartu')).status, 404);
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)> {count, plural, one {}} \u0000';
    const typed = { partnerId: tartu, language: 'en', title: hostile, description: hostile };
    const page = await world.send('/p/harbours/needs/new', typed, editor);
    assert.equal(page.status, 200);
    assert.equal(page.document.querySelector('main img'), null);
    assert.ok(page.text.includes('<img src=x onerror=alert(1)> {count, plural, one {}}'));
  });
});

describe('replacing a partner', () => {
  before(async () => {
    const shared = { partnerIds: [genoa, tartu], language: 'en', title: 'Shared programme', isStructuralFund: 'yes' };
    assert.equal((await world.post('/p/harbours/instruments/new', shared, lead)).status, 303);
  });

  const replace = (slug: string, fields: Record<string, string>) =>
    world.post(
      `/p/harbours/partners/${slug}/replacement`,
      { on: '2026', reason: 'The city merged', records: 'move', ...fields },
      lead,
    );

  it('needs a successor who is chosen or described in full', async () => {
    assert.match((await replace('genoa', {})).text, /Choose a partner of the project/);
    assert.match((await replace('genoa', { by: tartu, city: 'Pisa' })).text, /not both/);
    assert.match((await replace('genoa', { city: 'Pisa' })).text, /Organisation: /);
    assert.equal((await replace('genoa', { by: genoa })).status, 422);
  });

  it('keeps the old one readable, and gives what it owned to the new one when that was chosen', async () => {
    const practice = await newRecord(world, project, lead.person, {
      kind: 'practice',
      title: 'Harbour tickets',
      partnerId: genoa,
      isPublished: true,
    });
    const described = { organisation: 'Municipality of Pisa', city: 'Pisa', country: 'IT' };
    assert.equal((await replace('genoa', described)).status, 303);
    const old = await world.get('/p/harbours/partners/genoa', reader);
    assert.match(old.text, /Replaced by Pisa: 2026\. The city merged/);
    assert.doesNotMatch(old.text, /Harbour tickets/);
    const successor = await world.get(old.linkTo('Pisa'), reader);
    assert.match(successor.text, /Lead partner · Italy/);
    assert.match(successor.text, /Came in the place of Genoa/);
    assert.match(successor.text, /Harbour tickets/);
    assert.match(successor.text, /Shared programme/);
    const pisa = await idOf('partner', 'pisa');
    const [row] = await world.sql('select partner_id from published where record_id = $1', [practice]);
    assert.equal(row?.['partner_id'], pisa);
    assert.equal((await replace('genoa', { by: tartu })).status, 409);
    const history = await world.get('/p/harbours/partners/genoa/history', reader);
    assert.match(history.text, /Replaced by.*Pisa/s);
  });

  it('leaves everything with the old one when that was chosen, and offers it to nobody new', async () => {
    assert.equal((await replace('tartu', { by: await idOf('partner', 'birmingham'), records: 'stay' })).status, 303);
    const old = await world.get('/p/harbours/partners/tartu', reader);
    assert.match(old.text, /Own maps/);
    const form = await world.get('/p/harbours/needs/new', lead);
    const offered = [...form.ask.getByLabelText<HTMLSelectElement>('Partner').options].map((option) => option.text);
    assert.deepEqual(offered.slice(1), ['Pisa', 'Birmingham']);
    assert.equal((await world.get('/p/harbours/strengths/own-maps/edit', lead)).status, 200);
  });
});

describe('a partner in other languages', () => {
  it('is drawn in each of them', async () => {
    for (const language of ['it', 'sv', 'et', 'hu', 'en']) {
      for (const path of ['partners', 'partners/tartu', 'partners/pisa/edit', 'partners/pisa/replacement']) {
        assert.equal((await world.get(`/p/harbours/${path}?lang=${language}`, lead)).status, 200);
      }
    }
  });
});
