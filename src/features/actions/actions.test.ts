import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { addAction, addPlan } from '../../../test/plans.ts';
import { newRecord } from '../../../test/records.ts';
import { makeLink } from '../chain/index.ts';
import type { ActionState, ActionValues } from './index.ts';

const { world, project, lead, officer, neighbour, tartu, gavle, freshly } = await newHarbours();
const reader = await world.signedIn({ project, role: 'stakeholder', partner: tartu });
const newPlan = (title: string, isPublished: boolean) =>
  addPlan(world, project, lead.person, { title, partnerId: tartu, isPublished });
const { id: plan } = await newPlan('Plan of Tartu', true);

/** An action made through the door, published unless it is to stay a draft. */
const newAction = (values: Partial<ActionValues> = {}, state: ActionState = 'under-way', isPublished = true) =>
  addAction(world, project, officer.person, {
    ...{ title: 'An action', planId: plan, partnerId: tartu, ...values },
    ...{ state, isPublished },
  });

const typed = (values: Record<string, string | string[]> = {}) => ({
  title: 'Train service designers',
  planId: plan,
  partnerId: tartu,
  language: 'en',
  ...values,
});

test('an action is added, completed with everything the form asks for, published and read by everybody', async () => {
  const first = await world.send('/p/harbours/actions/new', typed({ state: 'not-started' }), officer);
  first.ask.getByRole('heading', { name: 'Train service designers', level: 1 });
  const edit = '/p/harbours/actions/train-service-designers/edit';
  assert.equal(first.ask.getByRole('link', { name: 'Background' }).getAttribute('href'), `${edit}#field-background`);

  const whole = typed({
    ...{
      revision: '1',
      furtherPartnerIds: [gavle],
      summary: 'Own people learn it.',
      themes: ['skills'],
      nature: 'A new project.',
    },
    ...{
      background: 'Seen in Gävle.',
      activities: 'Seven days\nGroups of four',
      stakeholders: 'University of Tartu',
      startsOn: '2025-08',
    },
    ...{
      timeframeNote: 'First half',
      costAmount: '12 500,50',
      costCurrency: 'EUR',
      funding: 'City budget',
      results: 'First of its kind',
    },
    ...{
      indicators: 'Staff trained; 20; 12; people; Own count\nTraining days; ; 7',
      sources: 'News https://example.org/news',
    },
  });
  const page = await world.send(edit, whole, officer);
  assert.doesNotMatch(page.text, /still missing/);
  await world.post('/p/harbours/actions/train-service-designers/publication', {}, officer);
  const open = await freshly('/projects/harbours/actions/train-service-designers');
  for (const said of [
    /€12,500.50/,
    /from August 2025; First half/,
    /University of Tartu/,
    /First of its kind/,
    /City budget/,
  ]) {
    assert.match(open.text, said);
  }
  assert.equal(
    open.ask
      .getByRole('row', { name: /Staff trained/ })
      .textContent?.replace(/\s+/g, ' ')
      .trim(),
    'Staff trained20 people12 peopleOwn count',
  );
  assert.deepEqual(
    [...open.document.querySelectorAll('.prose li')].slice(0, 2).map((item) => item.textContent),
    ['Seven days', 'Groups of four'],
  );
  assert.equal(open.linkTo('Plan of Tartu'), '/projects/harbours/plans/plan-of-tartu');
});

test('a new action begins with its plan and the only partner to write for, and says once how far it is', async () => {
  const { id: second } = await newPlan('Second plan', false);
  const open = await world.get('/p/harbours/plans/second-plan', officer);
  const form = await world.get(open.linkTo('Add an action'), officer);
  assert.equal(form.value(/^Action plan/), second);
  assert.equal(form.value(/^Responsible partner/), tartu);
  assert.ok(form.ask.getByRole('radio', { name: 'Not started', checked: true }));
  assert.equal((await world.get('/p/harbours/actions/new', officer)).value(/^Action plan/), '');
  const begun = typed({ title: 'Half begun', planId: second });
  const unsaid = await world.post('/p/harbours/actions/new', begun, officer);
  assert.equal(unsaid.status, 422);
  const saved = await world.send('/p/harbours/actions/new', { ...begun, state: 'done' }, officer);
  assert.match(saved.text, /The action is saved\./);
  const edit = await world.get('/p/harbours/actions/half-begun/edit', officer);
  assert.equal(edit.ask.queryByRole('radio', { name: 'Done' }), null);
  assert.match(edit.text, /How far the action has come is told by updates/);
  edit.ask.getByRole('button', { name: 'Save the action' });
});

test('the sheet begins with where the action comes from', async () => {
  const { id, workspace, open } = await newAction({ title: 'After Gävle', background: 'Because of Gävle.' });
  const practice = await newRecord(world, project, lead.person, {
    kind: 'practice',
    title: 'E-service unit',
    partnerId: gavle,
    isPublished: true,
  });
  await world.inProject(project, officer.person, (scope) =>
    makeLink(scope, {
      type: 'based-on',
      from: id,
      to: practice,
      reason: 'Its training was taken over.',
      language: 'en',
    }),
  );
  for (const page of [await freshly(open), await world.get(workspace, officer)]) {
    const [links, description] = [
      page.text.indexOf('Its training was taken over.'),
      page.text.indexOf('Because of Gävle.'),
    ];
    assert.ok(links > 0 && links < description);
  }
});

test('an action becomes a practice in one press: a draft with what it told, tied to it, open for editing', async () => {
  const { workspace, open } = await newAction({
    title: 'Challenge briefs',
    background: 'Departments ask.',
    results: 'Five briefs',
    themes: ['skills'],
  });
  assert.ok((await world.get(workspace, officer)).ask.getByRole('button', { name: 'Becomes a practice' }));
  const answer = await world.post(`${workspace}/practice`, {}, officer);
  assert.equal(answer.location, '/p/harbours/practices/challenge-briefs/edit');
  const form = await world.get(answer.location, officer);
  assert.equal(form.value(/^Title/), 'Challenge briefs');
  assert.match(form.html, /Departments ask\./);
  assert.match((await world.get(workspace, officer)).text, /The action became a practice for other cities/);
  assert.equal((await freshly('/projects/harbours/practices/challenge-briefs')).status, 404);
  assert.equal((await world.post(`${workspace}/practice`, {}, neighbour)).status, 403);
  assert.equal((await freshly(open)).status, 200);
});

test('the public reads what was published until the changes are published too', async () => {
  const { workspace, open } = await newAction({ title: 'Stable', summary: 'Old words.' });
  await world.post(`${workspace}/edit`, typed({ title: 'Stable', summary: 'New words.', revision: '1' }), officer);
  const old = await freshly(open);
  assert.match(old.text, /Old words/);
  assert.equal(old.document.querySelector('meta[name=description]')?.getAttribute('content'), 'Old words.');
  assert.match((await world.get(workspace, officer)).text, /changes here that the public page does not show yet/);
  await world.post(`${workspace}/publication`, {}, officer);
  assert.match((await freshly(open)).text, /New words/);
  await world.post(`${workspace}/withdrawal`, {}, officer);
  assert.equal((await freshly(open)).status, 404);
});

test('a plan goes before its actions: published first, and taken away last', async () => {
  const { id: draft } = await newPlan('Plan in the drawer', false);
  const { workspace } = await newAction({ title: 'Too early', planId: draft }, 'not-started', false);
  assert.match((await world.get(workspace, officer)).text, /Publish the action plan first/);
  assert.equal((await world.post(`${workspace}/publication`, {}, officer)).status, 403);
  await world.post('/p/harbours/plans/plan-in-the-drawer/publication', {}, officer);
  assert.equal((await world.post(`${workspace}/publication`, {}, officer)).status, 303);
  const plans = await freshly('/projects/harbours/plans/plan-in-the-drawer');
  assert.equal(plans.linkTo('Too early'), '/projects/harbours/actions/too-early');
  const refused = await world.post('/p/harbours/plans/plan-in-the-drawer/withdrawal', {}, officer);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Take it off the public site first/);
  await world.post(`${workspace}/withdrawal`, {}, officer);
  assert.equal((await world.post('/p/harbours/plans/plan-in-the-drawer/withdrawal', {}, officer)).status, 303);
});

test('partners of a joint action may edit it; others are told why not, and readers only read', async () => {
  const joint = await newAction({ title: 'Joint', furtherPartnerIds: [gavle] });
  assert.equal((await world.get(`${joint.workspace}/edit`, neighbour)).status, 200);
  const own = await newAction({ title: 'Own' });
  const refused = await world.get(`${own.workspace}/edit`, neighbour);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Only the partners of this action may change it/);
  for (const who of [neighbour, reader]) {
    assert.equal((await world.get(own.workspace, who)).status, 200);
    assert.equal((await world.post(`${own.workspace}/edit`, typed({ revision: '1' }), who)).status, 403);
    assert.equal((await world.post(`${own.workspace}/publication`, {}, who)).status, 403);
    assert.equal((await world.get(own.workspace, who)).ask.queryByRole('button', { name: 'Becomes a practice' }), null);
  }
  assert.equal((await world.get('/p/harbours/actions/new', reader)).status, 403);
});

test('another project does not see the action at all', async () => {
  const { workspace } = await newAction({ title: 'Hidden' });
  const other = await world.project();
  const stranger = await world.signedIn({ project: other, role: 'lead-coordinator' });
  for (const path of [workspace, `${workspace}/edit`, `${workspace}/history`, `/p/${other.slug}/actions/hidden`]) {
    assert.equal((await world.get(path, stranger)).status, 404, path);
  }
  for (const act of ['edit', 'publication', 'withdrawal', 'practice']) {
    assert.equal((await world.post(`${workspace}/${act}`, typed(), stranger)).status, 404);
  }
  const theirs = await world.post(`/p/${other.slug}/actions/new`, typed({ state: 'done' }), stranger);
  assert.equal(theirs.status, 422);
});

test('money needs a currency, numbers must be numbers, and everything comes back as it was typed', async () => {
  const page = await world.post(
    '/p/harbours/actions/new',
    typed({ state: 'done', costAmount: '100', startsOn: '2026-05', endsOn: '2026-04' }),
    officer,
  );
  assert.equal(page.status, 422);
  assert.match(page.ask.getByRole('alert').textContent ?? '', /Choose the currency of the cost/);
  assert.match(page.ask.getByRole('alert').textContent ?? '', /The end lies before the beginning/);
  const odd = await world.post(
    '/p/harbours/actions/new',
    typed({ state: 'delayed', indicators: 'People; many', costAmount: '-1' }),
    officer,
  );
  assert.equal(odd.status, 422);
  assert.equal(odd.ask.getByRole('alert').querySelectorAll('li').length, 3);
  assert.equal(odd.value(/^Monitoring indicators/), 'People; many');
});

test('what somebody else saved meanwhile is shown beside what was typed', async () => {
  const { workspace } = await newAction({ title: 'Contested' });
  await world.post(`${workspace}/edit`, typed({ title: 'Contested', funding: 'City', revision: '1' }), lead);
  const page = await world.post(
    `${workspace}/edit`,
    typed({ title: 'Contested', funding: 'State', revision: '1' }),
    officer,
  );
  assert.equal(page.status, 409);
  assert.match(page.text, /Lea Coordinator/);
  assert.equal(page.value(/^Funding/), 'State');
});

test('lists are narrowed by state, theme, country and partner, and searched in the words of the action', async () => {
  await newAction(
    { title: 'Bicycle streets', themes: ['mobility'], activities: 'Ümberehitus', partnerId: tartu },
    'done',
  );
  await newAction({ title: 'Ferry tickets', themes: ['payments'], partnerId: gavle }, 'not-started');
  const titles = async (query: string) => {
    const page = await freshly(`/actions?${query}`);
    return [...page.document.querySelectorAll('.card-title')].map((title) => title.textContent?.trim());
  };
  assert.deepEqual(await titles('theme=mobility'), ['Bicycle streets']);
  assert.deepEqual(await titles('state=not-started&country=SE'), ['Ferry tickets']);
  assert.deepEqual(await titles('q=ümberehitus'), ['Bicycle streets']);
  assert.ok((await titles('partner=tartu')).includes('Bicycle streets'));
  assert.match((await freshly('/projects/harbours/actions?state=done')).text, /Bicycle streets/);
  assert.match((await world.get('/p/harbours/actions?q=ferry', reader)).text, /Ferry tickets/);
});

test('hostile text is shown as text', async () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
  const { open } = await newAction({
    title: hostile,
    background: hostile,
    funding: hostile,
    stakeholders: hostile,
    results: hostile,
    sources: [{ title: hostile, address: `${'javascript'}:alert(3)` }],
  });
  const page = await freshly(open);
  assert.equal(page.status, 200);
  assert.equal(page.document.querySelectorAll('script:not([src]), main img').length, 0);
  assert.doesNotMatch(page.html, /javascript:alert/);
});

test('what is not known is said so, in every language', async () => {
  const { open, workspace } = await newAction({ title: 'Bare' }, 'unknown');
  assert.match((await freshly(open)).text, /Not known/);
  for (const language of ['it', 'sv', 'et', 'hu']) {
    assert.equal((await freshly(open, language)).status, 200);
    for (const path of [workspace, `${workspace}/edit`, '/p/harbours/actions/new']) {
      assert.equal((await world.get(`${path}?lang=${language}`, officer)).status, 200);
    }
  }
  await world.get('/?lang=en', officer);
});
