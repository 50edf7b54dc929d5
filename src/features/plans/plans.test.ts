import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { newRecord } from '../../../test/records.ts';

const { world, project, lead, officer, tartu, gavle, freshly } = await newHarbours();
const neighbour = await world.signedIn({ project, role: 'partner-lead', partner: gavle });
const reader = await world.signedIn({ project, role: 'controller' });
const strategy = await newRecord(world, project, lead.person, {
  kind: 'instrument',
  title: 'Digital strategy',
  isPublished: true,
});

const typed = (values: Record<string, string | string[]> = {}) => ({
  title: 'Plan of Tartu',
  partnerId: tartu,
  language: 'en',
  ...values,
});

let number = 0;
/** A new plan of Tartu, and where it is. */
async function newPlan(values: Record<string, string | string[]> = {}): Promise<{ workspace: string; open: string }> {
  const made = await world.post('/p/harbours/plans/new', typed({ title: `Plan ${++number}`, ...values }), officer);
  assert.equal(made.status, 303);
  return { workspace: made.location, open: made.location.replace('/p/', '/projects/') };
}

test('a plan is begun with a title and a partner, completed, published and read by everybody', async () => {
  const page = await world.send('/p/harbours/plans/new', typed(), officer);
  page.ask.getByRole('heading', { name: 'Plan of Tartu', level: 1 });
  assert.match(page.text, /Only the project sees this page/);
  assert.equal(
    page.ask.getByRole('link', { name: 'Policy instrument' }).getAttribute('href'),
    '/p/harbours/plans/plan-of-tartu/edit#field-instrumentId',
  );

  const whole = typed({
    instrumentId: strategy,
    furtherPartnerIds: [gavle],
    startsOn: '2025-03',
    endsOn: '2026',
    policyContext: 'Services are bought with <b>open</b> challenges.',
    summary: 'What Tartu does.',
    sources: 'Council decision 12 https://example.org/decision',
    revision: '1',
  });
  const saved = await world.send('/p/harbours/plans/plan-of-tartu/edit', whole, officer);
  assert.match(saved.text, /March 2025 – 2026/);
  await world.post('/p/harbours/plans/plan-of-tartu/publication', {}, officer);
  const open = await freshly('/projects/harbours/plans/plan-of-tartu');
  assert.match(open.text, /bought with <b>open<\/b> challenges/);
  assert.equal(open.linkTo('Gävle'), '/projects/harbours/partners/gavle');
  assert.equal(open.linkTo(/Council decision 12/), 'https://example.org/decision');
  assert.match((await freshly('/plans')).text, /Plan of Tartu/);
  assert.match((await freshly('/projects/harbours/plans')).text, /Plan of Tartu/);
});

test('partners that share an instrument share a plan: a second plan for it is turned away with the first one’s name', async () => {
  const instrument = await newRecord(world, project, lead.person, {
    kind: 'instrument',
    title: 'Innovation programme',
  });
  await newPlan({ title: 'The one plan', instrumentId: instrument });
  const page = await world.post(
    '/p/harbours/plans/new',
    typed({ title: 'Another', instrumentId: instrument }),
    officer,
  );
  assert.equal(page.status, 422);
  assert.match(page.ask.getByRole('alert').textContent ?? '', /“The one plan” is already the plan for this instrument/);
  assert.equal(page.value(/^Title/), 'Another');
});

test('a partner named in a shared plan may edit it; another partner’s people are told why not', async () => {
  const { workspace } = await newPlan({ furtherPartnerIds: [gavle] });
  assert.equal((await world.get(`${workspace}/edit`, neighbour)).status, 200);
  const { workspace: own } = await newPlan();
  const refused = await world.get(`${own}/edit`, neighbour);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Only the partners of this plan may change it/);
  assert.equal((await world.post(`${own}/publication`, {}, neighbour)).status, 403);
  assert.equal((await world.get(own, neighbour)).ask.queryByRole('link', { name: 'Edit' }), null);
});

test('somebody who reads sees the plan and cannot begin or change one', async () => {
  const { workspace } = await newPlan();
  assert.equal((await world.get(workspace, reader)).status, 200);
  assert.equal((await world.get('/p/harbours/plans/new', reader)).status, 403);
  assert.equal((await world.post('/p/harbours/plans/new', typed(), reader)).status, 403);
});

test('an officer begins plans for the own partner only', async () => {
  const page = await world.post('/p/harbours/plans/new', typed({ partnerId: gavle }), officer);
  assert.equal(page.status, 422);
});

test('another project does not see the plan at all', async () => {
  const { workspace } = await newPlan();
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [workspace, `${workspace}/edit`, `${workspace}/history`]) {
    assert.equal((await world.get(path, stranger)).status, 404, path);
  }
  assert.equal((await world.post(`${workspace}/edit`, typed(), stranger)).status, 404);
  assert.equal((await world.get(workspace, world.anonymous())).status, 303);
});

test('what somebody else saved meanwhile is shown beside what was typed, and nothing is lost', async () => {
  const { workspace } = await newPlan({ summary: 'First.' });
  await world.post(`${workspace}/edit`, typed({ summary: 'Of the lead.', revision: '1' }), lead);
  const page = await world.post(`${workspace}/edit`, typed({ summary: 'Of the officer.', revision: '1' }), officer);
  assert.equal(page.status, 409);
  assert.match(page.text, /Lea Coordinator/);
  assert.match(page.text, /Of the lead\./);
  assert.equal(page.document.querySelector<HTMLTextAreaElement>('#field-summary')?.value, 'Of the officer.');
  const revision = page.document.querySelector<HTMLInputElement>('input[name=revision]')?.value ?? '';
  const again = await world.send(`${workspace}/edit`, typed({ summary: 'Of the officer.', revision }), officer);
  assert.match(again.text, /Of the officer\./);
});

test('an end before the beginning is a problem at its field', async () => {
  const page = await world.post('/p/harbours/plans/new', typed({ startsOn: '2026-05', endsOn: '2026-04' }), officer);
  assert.equal(page.status, 422);
  assert.match(
    page.ask.getByLabelText(/^Ends/).closest('.form-field')?.textContent ?? '',
    /The end lies before the beginning/,
  );
  assert.equal(
    (
      await world.post(
        '/p/harbours/plans/new',
        typed({ title: 'Same month', startsOn: '2026-05-20', endsOn: '2026-05' }),
        officer,
      )
    ).status,
    303,
  );
});

test('limits are counted and held', async () => {
  const page = await world.post(
    '/p/harbours/plans/new',
    typed({ title: 'é'.repeat(201), policyContext: 'a'.repeat(5001) }),
    officer,
  );
  assert.equal(page.status, 422);
  assert.equal(page.ask.getByRole('alert').querySelectorAll('li').length, 2);
  assert.equal(page.value(/^Title/), 'é'.repeat(201));
});

test('what changed can be read in the history, by the words of the form', async () => {
  const { workspace } = await newPlan({ title: 'Before' });
  await world.post(
    `${workspace}/edit`,
    typed({ title: 'After', contactOrganisation: 'Tartu City', revision: '1' }),
    officer,
  );
  const page = await world.get(`${workspace}/history`, reader);
  assert.match(page.text, /Tiina Officer/);
  assert.match(page.text, /Contact organisation.*Tartu City/);
  assert.match(page.text, /Before.*After/);
});

test('every page of a plan speaks the reader’s language', async () => {
  const { workspace, open } = await newPlan({ summary: 'Of Tartu.' });
  await world.post(`${workspace}/publication`, {}, officer);
  assert.match((await freshly(open, 'et')).text, /I osa: üldandmed/);
  assert.match((await freshly('/plans', 'hu')).text, /Cselekvési tervek/);
  for (const path of [workspace, `${workspace}/edit`, '/p/harbours/plans', '/p/harbours/plans/new']) {
    for (const language of ['it', 'sv', 'et', 'hu']) {
      assert.equal((await world.get(`${path}?lang=${language}`, officer)).status, 200);
    }
  }
  await world.get('/?lang=en', officer);
});
