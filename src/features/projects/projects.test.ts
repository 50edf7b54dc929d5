import { strict as assert } from 'node:assert';
import { before, describe, it } from 'node:test';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';

let world: World;
let administrator: Visitor;
let lead: Visitor;
let reader: Visitor;
let stranger: Visitor;
let better: TestProject;

const better201408 = {
  acronym: 'BETTER',
  title: 'Stimulating regional innovation through better e-government services',
  language: 'en',
  programme: 'Interreg Europe',
  ruleSet: 'interreg-europe-2014-2020',
  startsOn: '2025-08',
  objective: 'Use e-government as a lever.',
  keyIssues: 'infrastructure\npeople and skills',
  targets: 'Innovation activity | 10 | percent | 2027 | https://example.org/targets',
  erdf: '1 090 000',
  erdfNote: 'rounded',
  sources: 'Project page https://example.org/better\nA leaflet',
};

async function projectId(slug: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>('select id from project where slug = $1', [slug]);
  return row?.id ?? assert.fail(`no project ${slug}`);
}

before(async () => {
  world = await newWorld();
  administrator = await world.signedIn({ isAdministrator: true });
  const made = await world.post('/administration/projects', better201408, administrator);
  assert.equal(made.location, '/p/better');
  better = { id: await projectId('better'), slug: 'better' };
  lead = await world.signedIn({ project: better, role: 'lead-coordinator', name: 'Lea Lead' });
  reader = await world.signedIn({ project: better, role: 'stakeholder' });
  stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
});

describe('making a project', () => {
  it('is for administrators: others are told, strangers are asked to sign in', async () => {
    assert.equal((await world.get('/administration/projects/new', lead)).status, 403);
    assert.equal((await world.post('/administration/projects', better201408, lead)).status, 403);
    assert.match((await world.get('/administration/projects/new')).location, /^\/sign-in/);
    assert.match((await world.post('/administration/projects', better201408)).location, /^\/sign-in/);
  });

  it('shows the administrator every project, with the form of a new one', async () => {
    const list = await world.get('/administration/projects', administrator);
    assert.ok(list.ask.getByRole('link', { name: /^BETTER: / }));
    assert.equal((await world.get(list.linkTo('New project'), administrator)).status, 200);
  });

  it('does not take the address of another project', async () => {
    const again = await world.post('/administration/projects', better201408, administrator);
    assert.equal(again.status, 422);
    assert.match(again.text, /There is a project with this acronym already/);
    assert.equal(again.value(/^Title/), better201408.title);
  });

  for (const [what, typed, told] of [
    ['a start known to the year only', { startsOn: '2025' }, /at least to the month/],
    ['an end before the last semester', { endsOn: '2027-01' }, /last semester would not have begun/],
    ['own rules without phases', { ruleSet: 'own' }, /Say which phases/],
    ['phases where the programme gives them', { ownPhases: 'Work | 12' }, /This programme gives the phases/],
    ['a phase without months', { ruleSet: 'own', ownPhases: 'Work' }, /one phase a line/],
    ['a target that is not a number', { targets: 'Growth | much' }, /one target a line/],
    ['a source that is no web address', { sources: 'Page javascript://alert' }, /Sources: /],
  ] as const) {
    it(`gives ${what} back with what to do`, async () => {
      const answer = await world.post(
        '/administration/projects',
        { ...better201408, acronym: 'OTHER', ...typed },
        administrator,
      );
      assert.equal(answer.status, 422);
      assert.match(answer.text, told);
    });
  }

  it('keeps an own project with its own phases', async () => {
    const own = { ...better201408, acronym: 'Own Way', ruleSet: 'own', ownPhases: 'Preparation | 9\nWork | 6' };
    const page = await world.send('/administration/projects', own, administrator);
    assert.equal(page.status, 200);
    assert.ok(page.ask.getByRole('heading', { name: /^Preparation, August 2025/ }));
  });
});

describe('the workspace of a project', () => {
  it('says first where the project is and what is next', async () => {
    const page = await world.get('/p/better', reader);
    assert.match(page.text, /Semester 2 of 8 \(February.{1,3}July 2026\) · Phase 1: interregional learning · Stage 1/);
    const next = page.ask.getByRole('table', { name: 'What is next' });
    assert.match(next.textContent ?? '', /Joint report on semester 1 is due\s*30 April 2026/);
  });

  it('tells every fact with its sources, and says of the others that no source was found', async () => {
    const page = await world.get('/p/better', reader);
    assert.match(page.text, /€1,090,000 \(rounded\)/);
    assert.match(page.text, /Innovation activity, 10 percent, by 2027/);
    assert.equal(page.linkTo(/^Project page/), 'https://example.org/better');
    assert.match(page.text, /Planned outputs Unknown: no public source found/);
  });

  it('does not exist for people of another project, and asks strangers to sign in', async () => {
    for (const path of ['/p/better', '/p/better/edit', '/p/better/clock', '/p/better/history']) {
      assert.equal((await world.get(path, stranger)).status, 404, path);
      assert.match((await world.get(path)).location, /^\/sign-in/);
    }
    for (const path of ['edit', 'clock/moves', 'publication', 'withdrawal']) {
      assert.equal((await world.post(`/p/better/${path}`, {}, stranger)).status, 404, path);
    }
  });

  it('is changed by the lead coordinator alone', async () => {
    assert.equal((await world.get('/p/better/edit', reader)).status, 403);
    for (const path of ['edit', 'clock/moves', 'publication', 'withdrawal']) {
      const answer = await world.post(`/p/better/${path}`, {}, reader);
      assert.equal(answer.status, 403, path);
      assert.match(answer.text, /Only the lead coordinator/);
    }
  });

  it('shows hostile text as text', async () => {
    const form = await world.get('/p/better/edit', lead);
    const hostile = '"><script>alert(1)</script> \u202e {count} &amp;';
    const fields = { ...better201408, revision: revisionIn(form.document), objective: hostile, keyIssues: hostile };
    const page = await world.send('/p/better/edit', fields, lead);
    assert.equal(page.status, 200);
    assert.equal(page.document.querySelector('main script'), null);
    assert.ok(page.text.includes('"><script>alert(1)</script>'));
  });

  it('lets nobody save over what somebody else saved meanwhile', async () => {
    const form = await world.get('/p/better/edit', lead);
    const fields = { ...better201408, revision: revisionIn(form.document) };
    assert.equal((await world.post('/p/better/edit', { ...fields, programme: 'First' }, lead)).status, 303);
    const second = await world.post('/p/better/edit', { ...fields, programme: 'Second' }, lead);
    assert.equal(second.status, 409);
    assert.match(second.text, /Second/);
    assert.match(second.text, /First/);
    const again = { ...better201408, programme: 'Second', revision: revisionIn(second.document) };
    assert.equal((await world.post('/p/better/edit', again, lead)).status, 303);
  });
});

function revisionIn(document: Document): string {
  return document.querySelector<HTMLInputElement>('input[name="revision"]')?.value ?? assert.fail('no revision');
}

describe('the public page', () => {
  it('opens and closes with the project', async () => {
    assert.equal((await world.get('/projects/better?lang=en')).status, 404);
    assert.match((await world.send('/p/better/publication', {}, lead)).text, /can now be read by everybody/);
    const page = await world.get('/projects/better?lang=en');
    assert.equal(page.status, 200);
    assert.match(page.text, /Semester 2 of 8/);
    await world.post('/p/better/withdrawal', {}, lead);
    assert.equal((await world.get('/projects/better?lang=en')).status, 404);
  });

  it('stays as it was published until it is renewed', async () => {
    await world.post('/p/better/publication', {}, lead);
    world.wait(60_000);
    const form = await world.get('/p/better/edit', lead);
    await world.post(
      '/p/better/edit',
      { ...better201408, title: 'A new title', revision: revisionIn(form.document) },
      lead,
    );
    assert.doesNotMatch((await world.get('/projects/better?lang=en')).text, /A new title/);
    assert.match((await world.get('/p/better', lead)).text, /changed since the public page was made/);
    await world.post('/p/better/publication', {}, lead);
    assert.match((await world.get('/projects/better?lang=en')).text, /A new title/);
  });
});

describe('moving a date', () => {
  const move = (fields: Record<string, string>) =>
    world.post('/p/better/clock/moves', { reason: 'The pandemic', ...fields }, lead);

  for (const [what, fields, told] of [
    ['without a reason', { item: 'semester-3-end', to: '2027-03', reason: '' }, /Reason: /],
    ['that is not there', { item: 'semester-99-end', to: '2027-03' }, /one of the dates in the list/],
    ['to the year only', { item: 'semester-3-end', to: '2027' }, /needs a month or a day/],
    ['to where it stands', { item: 'semester-3-end', to: '2027-01' }, /stands at January 2027 already/],
    ['to before its period begins', { item: 'semester-3-end', to: '2026-05' }, /would run backwards/],
    ['past the next end without it', { item: 'semester-3-end', to: '2027-09' }, /would run backwards/],
    [
      'of a report to before its period ends',
      { item: 'semester-3-joint-report', to: '2027-01-15' },
      /before the semester is over/,
    ],
    [
      'of a report with later ones',
      { item: 'semester-3-joint-report', to: '2027-06-15', movesLater: 'yes' },
      /Only the end of a semester/,
    ],
  ] as const) {
    it(`refuses a date ${what}, and keeps what was typed`, async () => {
      const answer = await move(fields);
      assert.equal(answer.status, 422);
      assert.match(answer.text, told);
      assert.equal(answer.value(/^New date/), fields.to);
    });
  }

  it('shows the new date, who moved it and why, in the clock and in the history', async () => {
    const moved = await move({ item: 'semester-3-end', to: '2027-04', movesLater: 'yes' });
    assert.equal(moved.status, 303);
    const page = await world.get('/p/better/clock', reader);
    assert.match(page.text, /August 2026 – April 2027/);
    const moves = page.ask.getByRole('table', { name: /Moved dates/ });
    assert.match(moves.textContent ?? '', /January 2027.*April 2027.*The pandemic.*Lea Lead/s);
    assert.equal(page.ask.queryByLabelText(/^New date/), null);
    const history = await world.get('/p/better/history', reader);
    assert.match(history.text, /End of semester 3/);
    assert.match(history.text, /The pandemic/);
  });

  it('cannot be undone by the application: a move is only followed by another move', async () => {
    await assert.rejects(
      world.inProject(better, lead.person, ({ db }) => db.deleteFrom('clock_move').execute()),
      /permission denied/,
    );
  });
});

describe('the history of a project', () => {
  it('tells who did what, before and after, in the reader’s language', async () => {
    const page = await world.get('/p/better/history', reader);
    assert.match(page.text, /Created: Project/);
    assert.match(page.text, /Programme.*First.*Second/s);
    assert.match(page.text, /Lea Lead/);
    const italian = await world.get('/p/better/history?lang=it', reader);
    assert.match(italian.text, /Cronologia del progetto/);
    await world.get('/p/better/history?lang=en', reader);
  });

  it('goes on over as many pages as it needs', async () => {
    await world.inProject(better, lead.person, async (scope) => {
      const { changeProject, needProject } = await import('./index.ts');
      const { project } = await needProject(scope);
      for (let number = 0; number < 50; number++) {
        await changeProject(scope, null, { ...project, programme: `Programme ${number}` });
      }
    });
    const first = await world.get('/p/better/history', reader);
    assert.match(first.text, /Programme 49/);
    let page = first;
    while (page.ask.queryByRole('link', { name: /Next/ })) page = await world.get(page.linkTo(/Next/), reader);
    assert.match(page.text, /Created: Project/);
    assert.equal((await world.get('/p/better/history?page=abc', reader)).status, 200);
    assert.equal((await world.get('/p/better/history?page=999', reader)).status, 200);
  });
});

describe('a project in other languages', () => {
  it('is translated by the lead coordinator and read so by everybody once it is published', async () => {
    const path = '/p/better/translation/it';
    assert.equal((await world.get(path, reader)).status, 403);
    assert.equal((await world.get(path, stranger)).status, 404);
    assert.equal((await world.get(path, lead)).status, 200);
    const typed = { title: 'Un titolo nuovo', objective: 'Usare i servizi.', keyIssues: 'infrastrutture\ncompetenze' };
    assert.equal((await world.post(path, typed, lead)).location, '/p/better');
    assert.match((await world.get('/p/better', lead)).text, /changed since the public page was made/);
    await world.post('/p/better/publication', {}, lead);
    const page = await world.get('/projects/better?lang=it');
    assert.ok(page.ask.getByRole('heading', { name: 'Un titolo nuovo', level: 1 }));
    assert.ok(page.ask.getByText('competenze'));
    assert.doesNotMatch((await world.get('/p/better', lead)).text, /changed since the public page was made/);
  });
});
