import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { newRecord } from '../../../test/records.ts';
import type { World } from '../../../test/world.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { linksOf } from '../chain/index.ts';
import {
  blankPractice,
  createPractice,
  needPractice,
  practiceFromAction,
  publishPractice,
  type Practice,
} from './index.ts';

const { world, project, lead, tartu, genoa, freshly } = await newHarbours();

const whole = {
  title: 'Queue tickets by telephone',
  outcome: 'worked',
  language: 'en',
  difficulties: 'The old telephones had no display.',
  description: 'People queued for hours. Now they draw a ticket at home.',
};

let number = 0;

/** A practice made through the door, published unless it is to stay a draft. */
async function newPractice(
  values: Partial<Practice> = {},
  isPublished = true,
): Promise<{ id: string; workspace: string; open: string }> {
  const title = values.title ?? `Practice ${++number}`;
  const practice = {
    ...blankPractice,
    title,
    language: 'en' as const,
    description: 'It works.',
    difficultiesUnknown: true,
    ...values,
  };
  const { id, slug } = await world.inProject(project, lead.person, async (scope) => {
    const made = await createPractice(scope, practice);
    if (isPublished) await publishPractice(scope, await needPractice(scope, made.slug));
    return made;
  });
  return { id, workspace: `/p/harbours/practices/${slug}`, open: `/projects/harbours/practices/${slug}` };
}

const typedIn = (values: Record<string, string>) => ({ ...whole, difficultiesUnknown: 'yes', ...values });

test('a practice is written, published, read by everybody and withdrawn again', async () => {
  const page = await world.send('/p/harbours/practices/new', whole, lead);
  page.ask.getByRole('heading', { name: 'Queue tickets by telephone', level: 1 });
  assert.match(page.text, /Only the project sees this page/);
  const open = '/projects/harbours/practices/queue-tickets-by-telephone';
  assert.equal((await freshly(open)).status, 404);

  const published = await world.send('/p/harbours/practices/queue-tickets-by-telephone/publication', {}, lead);
  assert.match(published.text, /everybody can read it now/);
  assert.match((await freshly(open)).text, /draw a ticket at home/);

  await world.post('/p/harbours/practices/queue-tickets-by-telephone/withdrawal', {}, lead);
  assert.equal((await freshly(open)).status, 404);
  assert.match((await world.get('/p/harbours/practices?state=draft', lead)).text, /Queue tickets by telephone/);
});

test('the public reads what was published until the changes are published too', async () => {
  const { workspace, open } = await newPractice({ title: 'Stable page' });
  await world.post(
    `${workspace}/edit`,
    { ...typedIn({ title: 'Stable page', description: 'Newer words.' }), revision: '2' },
    lead,
  );
  assert.match((await freshly(open)).text, /It works/);
  assert.match((await world.get(workspace, lead)).text, /changes here that the public page does not show/);
  await world.post(`${workspace}/publication`, {}, lead);
  assert.match((await freshly(open)).text, /Newer words/);
});

test('limits count characters as people see them; what is too long comes back as it was typed', async () => {
  const hundred = 'é👩‍👩‍👧'.repeat(50);
  const fits = await world.post('/p/harbours/practices/new', { ...whole, title: hundred }, lead);
  assert.equal(fits.status, 303);
  const long = {
    ...whole,
    title: `${hundred}x`,
    summary: 'a'.repeat(161),
    description: 'b'.repeat(1501),
    resources: 'c'.repeat(301),
    evidence: 'd'.repeat(501),
    difficulties: 'e'.repeat(301),
    transfer: 'f'.repeat(1001),
  };
  const page = await world.post('/p/harbours/practices/new', long, lead);
  assert.equal(page.status, 422);
  assert.equal(page.ask.getByRole('alert').querySelectorAll('li').length, 7);
  assert.equal(page.value(/^Title/), `${hundred}x`);
  assert.equal(page.value(/^Resources needed/), long.resources);
});

test('every limit is counted before the writer’s eyes', async () => {
  const page = await world.get('/p/harbours/practices/new', lead);
  const limits = [...page.document.querySelectorAll('character-count')].map((one) => [
    one.getAttribute('data-for')?.replace('field-', ''),
    Number(one.getAttribute('data-limit')),
  ]);
  const asked = {
    title: 100,
    summary: 160,
    description: 1500,
    evidence: 500,
    difficulties: 300,
    transfer: 1000,
    resources: 300,
  };
  assert.deepEqual(
    limits.filter(([name]) => name !== undefined && name in asked),
    Object.entries(asked),
  );
});

test('difficulties are asked for; only a tick that no source tells lets them stay open', async () => {
  const page = await world.post('/p/harbours/practices/new', { ...whole, difficulties: '' }, lead);
  assert.equal(page.status, 422);
  assert.match(page.ask.getByRole('alert').textContent ?? '', /tick that no source tells/);
  const ticked = await world.send(
    '/p/harbours/practices/new',
    { ...whole, title: 'Told by nobody', difficulties: '', difficultiesUnknown: 'yes' },
    lead,
  );
  assert.equal(ticked.status, 200);
});

test('a practice without description is not published, and its page says why', async () => {
  const { workspace, open } = await newPractice({ title: 'Only a name', description: '' }, false);
  const page = await world.get(workspace, lead);
  const button = page.ask.getByRole('button', { name: 'Publish' });
  assert.ok(button.hasAttribute('disabled'));
  assert.match(page.text, /First write the detailed description/);
  assert.equal((await world.post(`${workspace}/publication`, {}, lead)).status, 403);
  assert.equal((await freshly(open)).status, 404);
});

test('what nobody knows is shown as unknown, with the sources of what is known', async () => {
  const { open } = await newPractice({
    sources: [
      { title: 'City report', address: 'https://example.org/report' },
      { title: 'A talk', address: null },
    ],
  });
  const page = await world.get(open);
  assert.equal(page.ask.getAllByText('Unknown: no public source found').length, 11);
  assert.equal(page.linkTo(/City report/), 'https://example.org/report');
  assert.match(page.text, /A talk/);
});

test('two people who change the same practice see both texts side by side, and nothing is lost', async () => {
  const { workspace } = await newPractice({ title: 'Contested' }, false);
  const other = await world.signedIn({ project, role: 'lead-coordinator', name: 'Otto Other' });
  const first = { ...typedIn({ title: 'Contested', description: 'The words of Otto.' }), revision: '1' };
  assert.equal((await world.post(`${workspace}/edit`, first, other)).status, 303);
  const second = { ...typedIn({ title: 'Contested', description: 'The words of Lea.' }), revision: '1' };
  const page = await world.post(`${workspace}/edit`, second, lead);
  assert.equal(page.status, 409);
  const sides = [...page.document.querySelectorAll('.conflict .side')].map((side) => side.textContent);
  assert.ok(
    sides.some((side) => side?.includes('The words of Lea.')) &&
      sides.some((side) => side?.includes('The words of Otto.')),
  );
  assert.match(page.text, /Otto Other/);
  assert.equal(page.value(/^Detailed description/), 'The words of Lea.');

  const revision = page.document.querySelector<HTMLInputElement>('input[name="revision"]')?.value ?? '';
  await world.send(`${workspace}/edit`, { ...second, revision }, lead);
  const history = await world.get(`${workspace}/history`, lead);
  assert.match(history.text, /The words of Otto\..*The words of Lea\./);
  assert.match(history.text, /Detailed description/);
});

test('what was typed and not sent is filled in again, until it is saved', async () => {
  const { workspace } = await newPractice({ title: 'Half written' }, false);
  await world.post(
    '/drafts',
    {
      'draft-key': `${workspace}/edit`,
      'draft-version': '1',
      ...typedIn({ title: 'Half written', evidence: 'Half a sen' }),
      revision: '1',
    },
    lead,
  );
  const page = await world.get(`${workspace}/edit`, lead);
  assert.equal(page.value(/^Evidence of success/), 'Half a sen');
  assert.match(page.text, /is filled in again/);
  const other = await world.signedIn({ project, role: 'lead-coordinator' });
  assert.equal((await world.get(`${workspace}/edit`, other)).value(/^Evidence of success/), '');
  await world.post(
    `${workspace}/edit`,
    { ...typedIn({ title: 'Half written', evidence: 'A whole sentence.' }), revision: '1' },
    lead,
  );
  assert.equal((await world.get(`${workspace}/edit`, lead)).value(/^Evidence of success/), 'A whole sentence.');
});

test('the coordinator, the own partner’s people and the author may change a practice; others are told who can', async () => {
  const { workspace } = await newPractice({ partner: tartu }, false);
  const may = async (role: NonNullable<Parameters<World['signedIn']>[0]['role']>, partner: string | null) => {
    const visitor = await world.signedIn({ project, role, partner });
    const page = await world.get(workspace, visitor);
    assert.equal(page.status, 200);
    const edit = await world.get(`${workspace}/edit`, visitor);
    const publication = await world.post(`${workspace}/publication`, {}, visitor);
    assert.equal(
      page.ask.queryByRole('link', { name: 'Edit' }) !== null,
      edit.status === 200,
      'the button stands where the door is open',
    );
    assert.equal(publication.status === 303, edit.status === 200);
    if (edit.status !== 200) assert.match(edit.text, /Only the partner it belongs to/);
    return edit.status;
  };
  assert.equal(await may('editor', tartu), 200);
  assert.equal(await may('partner-lead', tartu), 200);
  assert.equal(await may('editor', genoa), 403);
  assert.equal(await may('partner-lead', genoa), 403);
  assert.equal(await may('stakeholder', tartu), 403);
  assert.equal(await may('controller', null), 403);
  assert.equal(await may('programme-officer', null), 403);
});

test('an editor writes for the own partner only', async () => {
  const editor = await world.signedIn({ project, role: 'editor', partner: tartu });
  const form = await world.get('/p/harbours/practices/new', editor);
  const offered = [...form.document.querySelectorAll('#field-partner option')].map((option) =>
    option.textContent?.trim(),
  );
  assert.ok(offered.includes('Tartu') && !offered.includes('Genoa'));
  const refused = await world.post('/p/harbours/practices/new', { ...whole, partner: genoa }, editor);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /You may write for your own partner only/);
  assert.equal((await world.post('/p/harbours/practices/new', { ...whole, partner: tartu }, editor)).status, 303);
  const elsewhere = await world.project();
  const foreign = await newRecord(world, elsewhere, lead.person, { kind: 'partner', title: 'Foreign' });
  assert.equal((await world.post('/p/harbours/practices/new', { ...whole, partner: foreign }, lead)).status, 422);
});

test('strangers sign in first, members of other projects find nothing', async () => {
  const { workspace } = await newPractice({ title: 'Within the walls' }, false);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [
    workspace,
    `${workspace}/edit`,
    `${workspace}/history`,
    `${workspace}/figures`,
    `${workspace}/translation/it`,
    '/p/harbours/practices',
  ]) {
    assert.match((await world.get(path)).location, /^\/sign-in/);
    assert.equal((await world.get(path, stranger)).status, 404, path);
  }
  for (const path of [
    `${workspace}/edit`,
    `${workspace}/publication`,
    `${workspace}/withdrawal`,
    `${workspace}/figures`,
  ]) {
    assert.equal((await world.post(path, whole, stranger)).status, 404, path);
  }
  assert.equal((await world.get('/projects/harbours/practices/within-the-walls')).status, 404);
});

test('lists are narrowed, ordered and turned by their address alone', async () => {
  const many = await world.project({ slug: 'many' });
  const owner = await world.signedIn({ project: many, role: 'lead-coordinator' });
  await world.inProject(many, owner.person, async (scope) => {
    for (let index = 1; index <= 25; index++) {
      const made = await createPractice(scope, {
        ...blankPractice,
        title: `Bicycle bridge ${String(index).padStart(2, '0')}`,
        language: 'en',
        description: 'Over the river.',
        difficultiesUnknown: true,
        themes: index <= 3 ? ['mobility'] : ['payments'],
        outcome: index === 25 ? 'did-not-work' : 'worked',
        country: index <= 10 ? 'SE' : 'EE',
      });
      if (index !== 7) await publishPractice(scope, await needPractice(scope, made.slug));
    }
  });
  const titles = async (query: string, path = '/projects/many/practices') => {
    const page = await world.get(`${path}?${query}`);
    return page.ask
      .queryAllByRole('heading', { level: 2, name: /^Bicycle/ })
      .map((heading) => heading.textContent?.trim());
  };
  assert.deepEqual((await titles('sort=title')).slice(0, 2), ['Bicycle bridge 01', 'Bicycle bridge 02']);
  assert.deepEqual(await titles('sort=title&page=2'), [
    'Bicycle bridge 22',
    'Bicycle bridge 23',
    'Bicycle bridge 24',
    'Bicycle bridge 25',
  ]);
  assert.equal((await titles('theme=mobility')).length, 3);
  assert.deepEqual(await titles('variety=did-not-work'), ['Bicycle bridge 25']);
  assert.deepEqual(await titles('q=bridge+19&country=EE', '/practices'), ['Bicycle bridge 19']);
  assert.match((await world.get('/projects/many/practices')).text, /Electronic payments \(21\)/);
  assert.match((await world.get('/p/many/practices?state=draft', owner)).text, /Bicycle bridge 07/);
  assert.doesNotMatch((await world.get('/practices?q=bridge+07')).text, /Bicycle bridge 07/);
});

test('figures carry what they count, their whole and their source, and can be changed and taken away', async () => {
  const { workspace, open } = await newPractice({ title: 'Counted' });
  const figures = `${workspace}/figures`;
  await world.post(
    figures,
    {
      name: 'municipalities using it',
      value: '26',
      of: '79',
      sourceTitle: 'Register',
      sourceAddress: 'https://example.org/r',
    },
    lead,
  );
  const second = await world.send(
    figures,
    { name: 'national cost', value: '19 000 000 000', unit: 'HUF', approximate: 'yes' },
    lead,
  );
  assert.match(second.text, /26 out of 79/);
  assert.match(second.text, /about 19,000,000,000.HUF/);
  assert.equal((await world.post(figures, { name: 'nothing', value: 'many' }, lead)).status, 422);
  await world.post(`${workspace}/publication`, {}, lead);
  assert.equal((await freshly(open)).linkTo(/Register/), 'https://example.org/r');

  const first =
    (await world.get(figures, lead)).ask.getAllByRole('link', { name: 'Change' })[0]?.getAttribute('href') ?? '';
  const form = await world.get(first, lead);
  assert.equal(form.value(/^What is counted/), 'municipalities using it');
  assert.match(
    (await world.send(first, { name: 'municipalities using it', value: '27', of: '79' }, lead)).text,
    /27 out of 79/,
  );
  const removed = await world.send(`${first}/removal`, {}, lead);
  assert.match(removed.text, /Removed: municipalities using it, 27 out of 79/);
  assert.equal(removed.ask.queryAllByRole('link', { name: 'Change' }).length, 1);
  const stakeholder = await world.signedIn({ project, role: 'stakeholder' });
  assert.equal((await world.post(figures, { name: 'mine', value: '1' }, stakeholder)).status, 403);
});

test('a translation is written beside the original, published with it, and marked when the original moves on', async () => {
  const { workspace, open } = await newPractice({
    title: 'Open stage',
    summary: 'A stage for all.',
    transfer: 'Needs a square.',
  });
  const form = await world.get(`${workspace}/translation/it`, lead);
  assert.match(form.text, /A stage for all\./);
  assert.equal((await world.get(`${workspace}/translation/en`, lead)).status, 404);
  const saved = await world.send(
    `${workspace}/translation/it`,
    { title: 'Palco aperto', summary: 'Un palco per tutti.', description: 'Funziona.' },
    lead,
  );
  assert.match(saved.text, /Italian ?3 of 4 texts/);
  assert.equal((await world.post(`${workspace}/translation/it`, { title: 'x'.repeat(101) }, lead)).status, 422);

  assert.doesNotMatch((await freshly(open, 'it')).text, /Palco aperto/);
  await world.post(`${workspace}/publication`, {}, lead);
  const page = await freshly(open, 'it');
  page.ask.getByRole('heading', { level: 1, name: 'Palco aperto' });
  assert.match(page.text, /Tradotto dalla lingua originale: inglese/);
  const original = page.ask.getByText('Needs a square.').closest('[lang]');
  assert.equal(original?.getAttribute('lang'), 'en');
  assert.match(page.text, /Needs a square\. ?solo in inglese/);
  assert.match((await freshly(open, 'hu')).text, /angol/);

  await world.post(
    `${workspace}/edit`,
    { ...typedIn({ title: 'Open stage', summary: 'A stage for nearly all.' }), revision: '2' },
    lead,
  );
  await world.post(`${workspace}/publication`, {}, lead);
  assert.match((await freshly(open, 'it')).text, /L’originale è stato modificato/);
});

test('a date known only to the month is written as such in every language', async () => {
  const { open } = await newPractice({ startsOn: '2016-10' as PartialDate, endsOn: '2021' as PartialDate });
  const months = {
    en: 'October 2016',
    it: 'ottobre 2016',
    sv: 'oktober 2016',
    et: 'oktoober 2016',
    hu: '2016. október',
  };
  for (const [language, month] of Object.entries(months)) {
    const page = await freshly(open, language);
    assert.ok(page.text.includes(month), `${language}: ${month}`);
    assert.match(page.text, /2021(?!-)/);
  }
  const backwards = await world.post(
    '/p/harbours/practices/new',
    { ...whole, startsOn: '2020-05', endsOn: '2020-04' },
    lead,
  );
  assert.equal(backwards.status, 422);
  assert.equal((await world.post('/p/harbours/practices/new', { ...whole, startsOn: '2020-13' }, lead)).status, 422);
});

test('hostile text stays text in every field and on every page', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\u202e';
  const fields = [
    'title',
    'summary',
    'description',
    'resources',
    'evidence',
    'difficulties',
    'transfer',
    'ownerOrganisation',
    'authorOrganisation',
    'city',
    'provenanceReason',
    'sources',
  ];
  const made = await world.post(
    '/p/harbours/practices/new',
    { ...whole, provenance: 'probable', ...Object.fromEntries(fields.map((field) => [field, hostile])) },
    lead,
  );
  const workspace = made.location;
  await world.post(
    `${workspace}/figures`,
    { name: hostile, value: '1', unit: hostile.slice(0, 40), sourceTitle: hostile },
    lead,
  );
  await world.post(`${workspace}/translation/sv`, { title: hostile, description: hostile }, lead);
  await world.post(`${workspace}/publication`, {}, lead);
  const open = workspace.replace('/p/', '/projects/');
  for (const path of [
    workspace,
    `${workspace}/edit`,
    `${workspace}/history`,
    `${workspace}/figures`,
    `${workspace}/translation/sv`,
    open,
    '/practices',
    '/p/harbours/practices',
  ]) {
    const page = await world.get(path, path.startsWith('/p/') ? lead : undefined);
    assert.equal(page.status, 200, path);
    assert.equal(page.document.querySelectorAll('script:not([src]), img[src="x"], [onerror]').length, 0, path);
  }
  assert.match((await freshly(open)).text, /<script>alert\(1\)<\/script>/);
  const address = await world.post(
    '/p/harbours/practices/new',
    { ...whole, sources: 'Bad javascript://%0aalert(1)' },
    lead,
  );
  assert.equal(address.status, 422);
});

test('an action that becomes a practice is tied to it for good', async () => {
  const action = await newRecord(world, project, lead.person, { kind: 'action', title: 'Digital challenge' });
  const links = await world.inProject(project, lead.person, async (scope) => {
    const practice = { ...blankPractice, title: 'Digital challenge', language: 'en' as const, partner: tartu };
    const made = await practiceFromAction(scope, { id: action, practice, reason: 'It proved itself.' });
    return linksOf(scope, 'workspace', made.id);
  });
  assert.deepEqual(
    links.map(({ type, from, reason }) => ({ type, from, reason })),
    [{ type: 'became', from: action, reason: 'It proved itself.' }],
  );
});
