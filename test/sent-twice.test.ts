// A form that is sent twice is taken once: a double press, a phone that lost the answer, the browser's back.
import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { formNumber } from '../src/kernel/sent-forms.ts';
import { newWorld, type TestProject, type Visitor, type World } from './world.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
before(async () => {
  world = await newWorld();
});
beforeEach(async () => {
  project = await world.project();
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
});

const practice = { title: 'One desk', outcome: 'worked', language: 'en', difficultiesUnknown: 'yes' };
const address = () => `/p/${project.slug}/practices/new`;

async function numberOn(path: string): Promise<string> {
  const { document } = await world.get(path, lead);
  return document.querySelector<HTMLInputElement>(`[name="${formNumber}"]`)?.value ?? '';
}

async function count(kind: string): Promise<number> {
  const rows = await world.sql('select from record where kind = $1 and project_id = $2', [kind, project.id]);
  return rows.length;
}

test('a form that is sent twice makes one record, and both answers lead to it', async () => {
  const fields = { ...practice, [formNumber]: await numberOn(address()) };
  const [one, other] = await Promise.all([world.post(address(), fields, lead), world.post(address(), fields, lead)]);
  assert.equal(one.status, 303);
  assert.equal(other.location, one.location);
  const late = await world.send(address(), fields, lead);
  assert.ok(late.ask.getByText('Saved.'));
  assert.equal(await count('practice'), 1);
});

test('the same words on a new form, or other words on the same form, are another record', async () => {
  const number = await numberOn(address());
  await world.post(address(), { ...practice, [formNumber]: number }, lead);
  await world.post(address(), { ...practice, [formNumber]: await numberOn(address()) }, lead);
  await world.post(address(), { ...practice, city: 'Gävle', [formNumber]: number }, lead);
  assert.equal(await count('practice'), 3);
});

test('a form that came back with problems can be sent again as it was', async () => {
  const member = { name: '', email: 'new@example.org', role: 'editor', partner: '', language: 'en' };
  const path = `/p/${project.slug}/people/invitations/new`;
  const fields = { ...member, [formNumber]: await numberOn(path) };
  assert.equal((await world.post(path, fields, lead)).status, 422);
  assert.equal((await world.post(path, fields, lead)).status, 422);
});

test('another person who sends the same form is another sender', async () => {
  const other = await world.signedIn({ project, role: 'lead-coordinator' });
  const fields = { ...practice, [formNumber]: await numberOn(address()) };
  await world.post(address(), fields, lead);
  await world.post(address(), fields, other);
  assert.equal(await count('practice'), 2);
});

test('files belong to what was sent: an update with another photograph is another update', async () => {
  const fields = { ...practice, [formNumber]: await numberOn(address()) };
  const withFile = (content: string) => ({ ...fields, photo: new File([content], 'photo.jpg') });
  await world.post(address(), withFile('one'), lead);
  await world.post(address(), withFile('one'), lead);
  await world.post(address(), withFile('other'), lead);
  assert.equal(await count('practice'), 2);
});

test('an action becomes a practice once, however often the button is pressed', async () => {
  const partner = await world.post(
    `/p/${project.slug}/partners/new`,
    { title: 'Tartu', organisation: 'Tartu', city: 'Tartu', country: 'EE', role: 'partner', language: 'en' },
    lead,
  );
  assert.equal(partner.status, 303, partner.text);
  const ids = await world.sql<{ id: string }>("select id from record where kind = 'partner' and project_id = $1", [
    project.id,
  ]);
  const partnerId = ids[0]?.id ?? '';
  await world.post(`/p/${project.slug}/plans/new`, { title: 'Plan', partnerId, language: 'en' }, lead);
  const plans = await world.sql<{ id: string }>("select id from record where kind = 'plan' and project_id = $1", [
    project.id,
  ]);
  const action = { title: 'Action', planId: plans[0]?.id ?? '', partnerId, language: 'en', state: 'not-started' };
  const made = await world.post(`/p/${project.slug}/actions/new`, action, lead);
  const number = await numberOn(made.location);
  const first = await world.post(`${made.location}/practice`, { [formNumber]: number }, lead);
  const second = await world.post(`${made.location}/practice`, { [formNumber]: number }, lead);
  assert.equal(second.location, first.location);
  assert.equal(await count('practice'), 1);
});

test('forms that were taken are forgotten after ninety days', async () => {
  await world.post(address(), { ...practice, [formNumber]: await numberOn(address()) }, lead);
  world.wait(91 * 86_400_000);
  await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'forget-expired', {}));
  await world.runJobs();
  assert.equal((await world.sql('select from sent_form')).length, 0);
});
