import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { photograph } from '../../../test/pictures.ts';
import { addAction, addPlan } from '../../../test/plans.ts';
import { newRecord } from '../../../test/records.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { needAction, type ActionState, type ActionValues } from '../actions/index.ts';
import { expectedUpdates, recordUpdate } from './index.ts';

const { world, project, lead, officer, neighbour, tartu, gavle, freshly } = await newHarbours();
const partnerLead = await world.signedIn({ project, role: 'partner-lead', partner: tartu });
const stakeholder = await world.signedIn({ project, role: 'stakeholder', partner: tartu });
const { id: plan } = await addPlan(world, project, lead.person, {
  title: 'Plan',
  partnerId: tartu,
  isPublished: true,
});
let number = 0;

/** A published action of Tartu under way. */
const newAction = (values: Partial<ActionValues> = {}, state: ActionState = 'under-way', isPublished = true) =>
  addAction(world, project, officer.person, {
    ...{ title: `Action ${++number}`, planId: plan, partnerId: tartu, ...values },
    ...{ state, isPublished },
  });

const photo = (name = 'training day.jpg', place = '58.38N 26.72E') =>
  new File([new Uint8Array(photograph(place))], name, { type: 'image/jpeg' });
const told = (values: Record<string, string> = {}) => ({
  state: 'under-way',
  done: 'Two days held.',
  readers: 'everybody',
  language: 'en',
  ...values,
});
const record = (workspace: string, values: Record<string, string | File | readonly File[]> = {}, as = officer) =>
  world.post(`${workspace}/updates/new`, { ...told(), ...values }, as);

test('an update with a photograph is seen in the workspace, by everybody, in the lists, the history and the leads’ inboxes', async () => {
  const { workspace, open } = await newAction({ title: 'Train designers' }, 'not-started');
  const form = await world.get(`${workspace}/updates/new`, officer);
  assert.ok(form.ask.getByRole('radio', { name: 'Not started', checked: true }));
  const evidence = { files: [photo()], caption: 'Twelve people at work', strength: 'sample' };
  const page = await world.send(
    `${workspace}/updates/new`,
    { ...told({ nextStep: 'Third day', nextStepOn: '2026-04' }), ...evidence },
    officer,
  );
  for (const text of [/Two days held\./, /Tiina Officer, Tartu/, /Third day, April 2026/, /Not started.*Under way/]) {
    assert.match(page.text, text);
  }

  const everybody = await freshly(open);
  assert.match(everybody.text, /Two days held\./);
  assert.doesNotMatch(everybody.text, /Tiina Officer/);
  const picture = everybody.ask.getByRole('img', { name: 'Twelve people at work' });
  const file = await world.get(picture.getAttribute('src') ?? '');
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('content-type'), 'image/jpeg');
  assert.equal(Buffer.from(file.bytes).includes('26.72E'), false);
  assert.match(everybody.text, /Photo Sample/);

  assert.match((await freshly('/actions')).text, /Train designers.*?Under way/);
  assert.match((await world.get(`${workspace}/history`, stakeholder)).text, /State.*Not started.*Under way/);
  for (const one of [lead, partnerLead]) {
    const notices = await world.sql<{ kind: string }>(
      'select n.kind from notice n join record r on r.id = n.record_id where n.person_id = $1 and r.title = $2',
      [one.person.id, 'Train designers'],
    );
    assert.deepEqual(notices, [{ kind: 'update-recorded' }]);
  }
  assert.match((await world.get('/inbox', lead)).text, /Train designers/);
  assert.deepEqual(await world.sql('select 1 from notice where person_id = $1', [neighbour.person.id]), []);
});

test('bad news needs a reason, once; what was typed comes back with it', async () => {
  const { workspace, open } = await newAction();
  for (const state of ['delayed', 'stopped', 'not-implemented']) {
    const page = await record(workspace, { state, done: 'As typed.' });
    assert.equal(page.status, 422);
    assert.match(page.ask.getByRole('alert').textContent ?? '', /Say why/);
    assert.equal(page.value(/^What was done/), 'As typed.');
  }
  assert.equal((await record(workspace, { state: 'delayed', reason: 'The trainer fell ill.' })).status, 303);
  assert.equal((await record(workspace, { state: 'delayed', done: 'Found another trainer.' })).status, 303);
  const page = await freshly(open);
  assert.match(page.text, /Delayed Reason: The trainer fell ill\./);
  assert.equal((await record(workspace, { state: 'under-way' })).status, 303);
  assert.doesNotMatch((await freshly(open)).text, /Reason: The trainer/);
});

test('an update that says nothing is turned away, and so is evidence without caption or strength', async () => {
  const { workspace } = await newAction();
  const empty = await record(workspace, { done: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.ask.getByRole('alert').textContent ?? '', /Say what was done/);
  const bare = await record(workspace, { files: [photo()] });
  assert.equal(bare.ask.getByRole('alert').querySelectorAll('li').length, 2);
  const long = await record(workspace, {
    note: 'a'.repeat(1001),
    webAddress: `${'javascript'}:alert(1)`,
    state: 'unknown',
  });
  assert.equal(long.ask.getByRole('alert').querySelectorAll('li').length, 3);
});

test('an update for the project only changes nothing on the public page', async () => {
  const { workspace, open, id } = await newAction();
  const values = {
    state: 'stopped',
    reason: 'The director is leaving.',
    readers: 'project',
    files: [photo()],
    caption: 'Empty office',
    strength: 'audited',
  };
  assert.equal((await record(workspace, values)).status, 303);
  const inside = await world.get(workspace, stakeholder);
  assert.match(inside.text, /The director is leaving\./);
  assert.match(inside.text, /Only in the project/);
  const address = inside.ask.getByRole('img', { name: 'Empty office' }).getAttribute('src') ?? '';
  const outside = await freshly(open);
  assert.doesNotMatch(outside.text, /director|Empty office|Stopped/);
  assert.equal((await world.get(address)).status, 404);
  assert.equal((await world.get(address, stakeholder)).status, 200);
  assert.deepEqual(await world.sql('select is_public from link where to_id = $1', [id]), [{ is_public: false }]);

  // A later public update in the same state does not carry the reason out either.
  await record(workspace, { state: 'stopped', done: 'Files were handed over.' });
  assert.match((await freshly(open)).text, /Stopped/);
  assert.doesNotMatch((await freshly(open)).text, /director/);
});

test('updates of an action without a public page are not public, nor are their files', async () => {
  const { workspace, open } = await newAction({}, 'under-way', false);
  await record(workspace, { files: [photo()], caption: 'Draft picture', strength: 'estimate' });
  const address =
    (await world.get(workspace, officer)).ask.getByRole('img', { name: 'Draft picture' }).getAttribute('src') ?? '';
  assert.equal((await world.get(address)).status, 404);
  await world.post(`${workspace}/publication`, {}, officer);
  assert.equal((await world.get(address)).status, 200);
  assert.match((await freshly(open)).text, /Two days held/);
  await world.post(`${workspace}/withdrawal`, {}, officer);
  assert.equal((await world.get(address)).status, 404);
});

test('what is being edited stays unpublished when an update refreshes the public page', async () => {
  const { workspace, open, slug } = await newAction({ title: 'Half edited', summary: 'Old summary.' });
  const edited = {
    title: 'Half edited',
    planId: plan,
    partnerId: tartu,
    summary: 'New summary.',
    language: 'en',
    revision: '1',
  };
  assert.equal((await world.post(`/p/harbours/actions/${slug}/edit`, edited, officer)).status, 303);
  await record(workspace, { state: 'done' });
  const page = await freshly(open);
  assert.match(page.text, /Old summary\..*Done/);
  assert.match((await world.get(workspace, officer)).text, /changes here that the public page does not show yet/);
});

test('other partners, readers and other projects cannot record; a partner of a joint action can', async () => {
  const { workspace } = await newAction();
  for (const who of [neighbour, stakeholder]) {
    assert.equal((await world.get(`${workspace}/updates/new`, who)).status, 403);
    assert.equal((await record(workspace, {}, who)).status, 403);
    assert.equal((await world.get(workspace, who)).ask.queryByRole('link', { name: 'Record an update' }), null);
  }
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of ['', '/updates', '/updates/new']) {
    assert.equal((await world.get(`${workspace}${path}`, stranger)).status, 404);
  }
  assert.equal((await record(workspace, {}, stranger)).status, 404);
  assert.equal((await record(workspace, {}, world.anonymous())).status, 303);
  assert.doesNotMatch((await world.get(workspace, officer)).text, /Two days held/);

  const joint = await newAction({ furtherPartnerIds: [gavle] });
  assert.equal((await record(joint.workspace, {}, neighbour)).status, 303);
  assert.match((await world.get(joint.workspace, officer)).text, /, Gävle/);
});

test('what was typed and not sent is there when the form is opened again, and gone when it was sent', async () => {
  const { workspace } = await newAction();
  const key = `${workspace}/updates/new`;
  await world.post('/drafts', { 'draft-key': key, 'draft-version': 'new', ...told({ done: 'Half a sent' }) }, officer);
  const again = await world.get(key, officer);
  assert.equal(again.value(/^What was done/), 'Half a sent');
  await record(workspace);
  assert.equal((await world.get(key, officer)).value(/^What was done/), '');
});

/** The newest update on an action's page, by its address. */
async function newestOf(workspace: string): Promise<string> {
  const page = await world.get(workspace, lead);
  return `${workspace}/updates/${page.document.querySelector('[id^="update-"]')?.id.replace('update-', '')}`;
}

test('an update is corrected by who wrote it; the history keeps both, and the public page follows', async () => {
  const { workspace, open } = await newAction();
  await record(workspace, { done: 'Twenty people came.' });
  const update = await newestOf(workspace);
  const corrected = { done: 'Twelve people came.', readers: 'everybody', revision: '1' };
  assert.equal((await world.post(`${update}/edit`, corrected, partnerLead)).status, 403);
  assert.equal((await world.get(`${update}/edit`, officer)).value(/^What was done/), 'Twenty people came.');
  const page = await world.send(`${update}/edit`, corrected, officer);
  assert.match(page.text, /Corrected on 2 March 2026/);
  assert.match((await freshly(open)).text, /Twelve people came/);
  assert.match((await world.get(`${update}/history`, stakeholder)).text, /Twenty people came\..*Twelve people came\./);
  const late = await world.post(`${update}/edit`, { ...corrected, done: 'Thirty.' }, lead);
  assert.equal(late.status, 409);
  assert.match(late.text, /Tiina Officer/);
});

test('an update made readable for the project only takes its proof off the public pages', async () => {
  const { workspace, open, id } = await newAction();
  await record(workspace, { webAddress: 'https://example.org/report', caption: 'Report', strength: 'system-data' });
  assert.match((await freshly(open)).text, /Report/);
  const update = await newestOf(workspace);
  await world.post(`${update}/edit`, { done: 'Two days held.', readers: 'project', revision: '1' }, officer);
  assert.doesNotMatch((await freshly(open)).text, /Report|Two days/);
  const links = 'select is_public from link where to_id = $1 and withdrawn_at is null';
  assert.deepEqual(await world.sql(links, [id]), [{ is_public: false }]);
});

test('a withdrawn update is gone for the public, stays with its reason for the project, and the action stands as before', async () => {
  const { workspace, open } = await newAction();
  const evidence = { files: [photo()], caption: 'Wrong place', strength: 'sample' };
  await record(workspace, { state: 'stopped', reason: 'By mistake.', ...evidence });
  const picture = (await freshly(open)).ask.getByRole('img', { name: 'Wrong place' }).getAttribute('src') ?? '';
  assert.equal((await world.get(picture)).status, 200);
  const update = await newestOf(workspace);
  assert.equal((await world.post(`${update}/withdrawal`, { withdrawnReason: '' }, officer)).status, 422);
  const page = await world.send(`${update}/withdrawal`, { withdrawnReason: 'Wrong action.' }, officer);
  assert.match(page.text, /Withdrawn: Wrong action\./);
  const everybody = await freshly(open);
  assert.doesNotMatch(everybody.text, /By mistake|Stopped|Wrong place/);
  assert.match(everybody.text, /Under way/);
  assert.deepEqual([(await world.get(picture)).status, (await world.get(picture, stakeholder)).status], [404, 200]);
  assert.match((await world.get(`${update}/history`, stakeholder)).text, /Wrong action\./);
  assert.equal((await world.get(`${update}/edit`, officer)).status, 404);
});

test('evidence is added to an update later, and proves the action', async () => {
  const { workspace, open, id } = await newAction();
  await record(workspace);
  const update = await newestOf(workspace);
  assert.equal((await world.post(`${update}/evidence`, { language: 'en' }, officer)).status, 422);
  const added = {
    webAddress: 'https://example.org/register',
    caption: 'Register of services',
    evidenceKind: 'system-data',
    strength: 'audited',
    language: 'en',
  };
  assert.equal((await world.post(`${update}/evidence`, added, stakeholder)).status, 403);
  await world.post(`${update}/evidence`, added, officer);
  const page = await freshly(open);
  assert.equal(
    page.ask.getAllByRole('link', { name: 'Register of services' })[0]?.getAttribute('href'),
    'https://example.org/register',
  );
  assert.match(page.text, /Register or system data Audited/);
  assert.deepEqual(await world.sql('select type, strength, is_public from link where to_id = $1', [id]), [
    { type: 'proves', strength: 'audited', is_public: true },
  ]);
});

test('a file that is not what its name says is turned away, and what was typed stays', async () => {
  const { workspace } = await newAction();
  const page = new File(['<script>alert(1)</script>'], 'holiday.jpg', { type: 'image/jpeg' });
  const answer = await record(workspace, { caption: 'File', strength: 'estimate', files: [photo(), page] });
  assert.equal(answer.status, 422);
  assert.match(answer.ask.getByRole('alert').textContent ?? '', /“holiday\.jpg” is not a kind of file that is taken/);
  assert.equal(answer.value(/^What was done/), 'Two days held.');
});

test('several photographs are kept with one caption, each named by its number', async () => {
  const { workspace, open } = await newAction();
  await record(workspace, {
    files: [photo('a.jpg', 'A'), photo('b.jpg', 'B')],
    caption: 'Workshop',
    strength: 'sample',
  });
  const page = await freshly(open);
  page.ask.getByRole('img', { name: 'Workshop, picture 1 of 2' });
  page.ask.getByRole('img', { name: 'Workshop, picture 2 of 2' });
});

test('two updates at the same moment come one after the other', async () => {
  const { workspace, open } = await newAction({}, 'not-started');
  const both = await Promise.all([
    record(workspace, { done: 'One.' }),
    record(workspace, { state: 'done', done: 'Two.' }),
  ]);
  assert.deepEqual(
    both.map((answer) => answer.status),
    [303, 303],
  );
  const tags = [...(await freshly(open)).document.querySelectorAll('.timeline > li')].map(
    (item) => item.querySelectorAll('.state-tag').length,
  );
  assert.deepEqual(tags, [2, 2]);
});

test('hostile text in an update is shown as text', async () => {
  const { workspace, open } = await newAction();
  const hostile = '"><script>alert(1)</script>\n\n<img src=x onerror=alert(2)>';
  await record(workspace, {
    done: hostile,
    note: hostile,
    nextStep: hostile,
    webAddress: 'https://example.org/"onclick=alert(1)',
    caption: '"><i>',
    strength: 'estimate',
  });
  const page = await freshly(open);
  assert.equal(page.document.querySelectorAll('script:not([src]), main img, main i').length, 0);
  assert.match(page.text, /<script>alert\(1\)<\/script>/);
});

test('the newest thirty updates stand on the sheet, all of them on pages of their own', async () => {
  const { workspace, open, slug } = await newAction();
  const values = {
    state: 'under-way' as const,
    reason: '',
    note: '',
    nextStep: '',
    nextStepOn: null,
    language: 'en' as const,
    isPublic: true,
  };
  await world.inProject(project, officer.person, async (scope) => {
    for (let count = 1; count <= 31; count++) {
      await recordUpdate(scope, await needAction(scope, slug), { ...values, done: `Step number ${count}.` });
    }
  });
  const sheet = await freshly(open);
  assert.equal(sheet.document.querySelectorAll('.timeline > li').length, 30);
  assert.equal(sheet.linkTo('All 31 updates'), `${open}/updates`);
  assert.match((await world.get(`${open}/updates?page=2&lang=en`)).text, /Step number 1\./);
  assert.equal((await world.get(`${workspace}/updates`, officer)).status, 200);
});

test('every page of progress speaks the reader’s language', async () => {
  const { workspace, open } = await newAction();
  await record(workspace, { state: 'delayed', reason: 'Haigus', language: 'et' });
  const update = await newestOf(workspace);
  assert.match((await freshly(open, 'et')).text, /Hilineb/);
  for (const language of ['it', 'sv', 'et', 'hu', 'en']) {
    for (const path of [
      `${workspace}/updates/new`,
      `${update}/edit`,
      `${update}/withdrawal`,
      `${update}/evidence`,
      `${update}/history`,
      workspace,
      `${workspace}/updates`,
    ]) {
      assert.equal((await world.get(`${path}?lang=${language}`, officer)).status, 200, path);
    }
  }
});

// Last, because it moves the clock past the end of everybody's session.
test('updates are expected when the next step’s date has passed or nothing was heard for sixty days', async () => {
  const mine = async () =>
    world.inProject(project, quiet.person, async (scope) =>
      (await expectedUpdates(scope)).map(({ action, because, since }) => [action.title, because, since]),
    );
  const city = await newRecord(world, project, lead.person, { kind: 'partner', title: 'Quiet city' });
  const quiet = await world.signedIn({ project, role: 'editor', partner: city });
  const [late] = [await newAction({ title: 'Late step', partnerId: city })];
  await newAction({ title: 'Finished', partnerId: city }, 'done');
  await newAction({ title: 'Joint and silent', furtherPartnerIds: [city] });
  const step = {
    state: 'under-way' as const,
    reason: '',
    done: 'x',
    note: '',
    nextStep: 'Call',
    nextStepOn: '2026-03' as PartialDate,
    language: 'en' as const,
    isPublic: true,
  };
  await world.inProject(project, quiet.person, async (scope) =>
    recordUpdate(scope, await needAction(scope, late.slug), step),
  );
  assert.deepEqual(await mine(), []);
  world.wait(30 * 86_400_000);
  assert.deepEqual(await mine(), [['Late step', 'next-step', '2026-03']]);
  world.wait(31 * 86_400_000);
  assert.deepEqual(await mine(), [
    ['Joint and silent', 'silence', '2026-03-02'],
    ['Late step', 'next-step', '2026-03'],
  ]);
  await world.inProject(project, quiet.person, async (scope) =>
    recordUpdate(scope, await needAction(scope, late.slug), { ...step, nextStepOn: null }),
  );
  assert.deepEqual(
    (await mine()).map(([title]) => title),
    ['Joint and silent'],
  );
});
