import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { addAction, addPlan } from '../../../test/plans.ts';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor } from '../../../test/world.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { notify } from '../../records/notices.ts';
import { needAction } from '../actions/index.ts';
import { recordUpdate } from '../progress/index.ts';

const world = await newWorld();

function draft(key: string, fields: Record<string, string>, as?: Visitor, version = 'new') {
  return world.post('/drafts', { ...fields, 'draft-key': key, 'draft-version': version }, as);
}

async function tell(project: TestProject, receiver: Visitor, name: string): Promise<void> {
  const teller = await world.person({});
  await world.inProject(project, teller, (scope) =>
    notify(scope, [receiver.person.id], project.id, 'member-joined', { name }),
  );
}

/** An action under way of this partner; gives its slug. */
async function newAction(project: TestProject, as: Visitor, partnerId: string, title: string): Promise<string> {
  const { id: planId } = await addPlan(world, project, as.person, { title, partnerId });
  return (await addAction(world, project, as.person, { title, planId, partnerId })).slug;
}

test('who is not signed in signs in first', async () => {
  assert.equal((await world.get('/inbox')).location, '/sign-in?next=%2Finbox');
  assert.equal((await world.post('/inbox/seen', {})).location, '/sign-in');
});

test('the first page after signing in says what to do when there is nothing yet', async () => {
  const page = await world.get('/inbox', await world.signedIn({}));
  page.ask.getByRole('heading', { level: 1, name: 'Expected of me' });
  assert.match(page.text, /No task waits for you at the moment/);
  assert.match(page.text, /Ask the coordinator of a project for an invitation/);
});

test('a person finds all their projects, with their role, and no others', async () => {
  const [mine, other] = [await world.project(), await world.project()];
  const visitor = await world.signedIn({ project: mine, role: 'partner-lead' });
  const page = await world.get('/inbox', visitor);
  assert.equal(page.linkTo(mine.slug.toUpperCase()), `/p/${mine.slug}`);
  page.ask.getByText('Partner lead');
  assert.ok(!page.html.includes(other.slug));
  const administrator = await world.get('/inbox', await world.signedIn({ isAdministrator: true }));
  assert.equal(administrator.linkTo(other.slug.toUpperCase()), `/p/${other.slug}`);
});

test('what was typed and not sent waits in the inbox, with a link to the form', async () => {
  const project = await world.project();
  const visitor = await world.signedIn({ project });
  const key = `/p/${project.slug}/practices/new`;
  assert.equal((await draft(key, { language: 'en', title: 'Lending <b>bicycles</b>' }, visitor)).status, 204);
  const page = await world.get('/inbox', visitor);
  assert.match(page.text, /1 task waits for you/);
  assert.equal(page.linkTo('Lending <b>bicycles</b>'), key);
  assert.match((await world.get('/inbox', await world.signedIn({ project }))).text, /No task waits/, 'for nobody else');
  const discarded = await world.post('/drafts/discard', { 'draft-key': key, next: '/inbox' }, visitor);
  assert.equal(discarded.location, '/inbox');
  const after = await world.get('/inbox', visitor);
  assert.match(after.text, /No task waits/);
});

test('the same form keeps one draft, the newest, with the version it was made from', async () => {
  const visitor = await world.signedIn({});
  await draft('/p/x/practices/a/edit', { title: 'First' }, visitor, '7');
  await draft('/p/x/practices/a/edit', { title: 'Second' }, visitor, '7');
  const data = JSON.parse((await world.get('/profile/data', visitor)).html) as { drafts: { typed: object }[] };
  assert.deepEqual(
    data.drafts.map(({ typed }) => typed),
    [{ title: ['Second'], revision: ['7'] }],
  );
});

test('drafts are refused without a session, for a foreign address, and when they are too long', async () => {
  const visitor = await world.signedIn({});
  assert.equal((await draft('/p/x/new', { title: 'Text' })).status, 401);
  assert.equal((await draft('https://elsewhere.example/', { title: 'Text' }, visitor)).status, 422);
  assert.equal((await draft('', { title: 'Text' }, visitor)).status, 422);
  assert.equal((await draft('/p/x/new', { title: 'x'.repeat(200_001) }, visitor)).status, 413);
  const away = await world.post('/drafts/discard', { 'draft-key': '/p/x/new', next: '//elsewhere.example' }, visitor);
  assert.equal(away.location, '/inbox');
});

test('drafts of a project one has left are not shown', async () => {
  const project = await world.project();
  const visitor = await world.signedIn({ project });
  await draft(`/p/${project.slug}/practices/new`, { title: 'Left behind' }, visitor);
  await world.sql('update membership set ended_at = now() where person_id = $1', [visitor.person.id]);
  assert.ok(!(await world.get('/inbox', visitor)).text.includes('Left behind'));
});

test('an action whose next step is late asks for an update, of those who write for its partner', async () => {
  const project = await world.project();
  const lead = await world.signedIn({ project, role: 'lead-coordinator' });
  const partner = await newRecord(world, project, lead.person, { kind: 'partner', title: 'City of Gale' });
  const officer = await world.signedIn({ project, partner });
  const slug = await newAction(project, lead, partner, 'Shared desk');
  const update = {
    state: 'under-way' as const,
    reason: '',
    done: 'Room found',
    note: '',
    nextStep: 'Open it',
    nextStepOn: '2026-03' as PartialDate,
    language: 'en' as const,
    isPublic: false,
  };
  await world.inProject(project, officer.person, async (scope) =>
    recordUpdate(scope, await needAction(scope, slug), update),
  );
  assert.match((await world.get('/inbox', officer)).text, /No task waits/);
  const told = await world.get('/inbox', lead);
  assert.equal(
    told.linkTo(/^Shared desk: progress was recorded, state “Under way”/),
    `/p/${project.slug}/actions/${slug}`,
  );
  world.wait(40 * 86_400_000);
  const page = await world.get('/inbox', await world.visitorFor(officer.person));
  assert.equal(page.linkTo('Shared desk'), `/p/${project.slug}/actions/${slug}/updates/new`);
  assert.match(page.text, /The next step was due on March 2026. Late/);
  assert.match((await world.get('/inbox', await world.visitorFor(lead.person))).text, /No task waits/);
});

test('a notice is new until it is marked as seen, and concerns nobody else', async () => {
  const project = await world.project();
  const visitor = await world.signedIn({ project, role: 'lead-coordinator' });
  const colleague = await world.signedIn({ project });
  await tell(project, visitor, 'Nora <i>New</i>');
  const page = await world.get('/inbox', visitor);
  assert.equal(page.linkTo(/^Nora <i>New<\/i> has joined/), `/p/${project.slug}/people`);
  page.ask.getByText('New');
  assert.ok(!(await world.get('/inbox', colleague)).text.includes('Nora'));
  await world.post('/inbox/seen', {}, colleague);
  (await world.get('/inbox', visitor)).ask.getByText('New');
  const seen = await world.send('/inbox/seen', {}, visitor);
  assert.equal(seen.ask.queryByText('New'), null);
  assert.equal(seen.ask.queryByRole('button', { name: 'Mark all as seen' }), null);
  seen.ask.getByRole('link', { name: /has joined/ });
});

test('the outbox shows letters with their links, on one’s own machine without a mail server', async () => {
  const person = await world.person({ email: 'reader@city.example' });
  await world.post('/password/forgotten', { email: person.email }, world.anonymous());
  await world.runJobs();
  const page = await world.get('/outbox');
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const link = [...page.document.querySelectorAll('main a')]
    .map((one) => one.getAttribute('href') ?? '')
    .find((href) => href.includes('/password/reset/'));
  assert.equal((await world.get(new URL(link ?? '').pathname)).status, 200);
});

test('nobody reads the outbox over a proxy, from elsewhere, or when there is a mail server', async () => {
  assert.equal((await world.get('/outbox', undefined, { 'X-Forwarded-For': '192.0.2.1' })).status, 404);
  // A page elsewhere can give its own name the address of this machine; its browser then asks under that name.
  assert.equal((await world.app.request('http://evil.example:3000/outbox')).status, 404);
  const { newApp } = await import('../../app.ts');
  const { PageCache } = await import('../../kernel/page-cache.ts');
  const { tools } = world;
  const others = [
    { ...tools, mailSender: { ...tools.mailSender, sends: true } },
    { ...tools, settings: { ...tools.settings, publicUrl: new URL('https://uptake.example') } },
  ];
  for (const other of others) {
    const answer = await newApp(other, new PageCache()).request('http://127.0.0.1:3000/outbox');
    assert.equal(answer.status, 404);
  }
});
