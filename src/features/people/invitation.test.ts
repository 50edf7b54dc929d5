import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { atTheSameMoment } from '../../../test/held.ts';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor } from '../../../test/world.ts';
import { forgetUnanswered } from './index.ts';

const world = await newWorld();
const recorder = await world.person();
const partner = (project: TestProject, title: string) =>
  newRecord(world, project, recorder, { kind: 'partner', title });
const day = 86_400_000;
const password = 'seven harbours by the sea';
const place = { email: 'anna@city.example', name: 'Anna Kask', role: 'editor', partner: '', language: 'et' };

async function coordinated(): Promise<{ project: TestProject; people: string; coordinator: Visitor }> {
  const project = await world.project();
  const coordinator = await world.signedIn({ project, role: 'lead-coordinator', name: 'Carla Coordinator' });
  return { project, people: `/p/${project.slug}/people`, coordinator };
}

async function linkIn(email: string): Promise<string> {
  const letter = (await world.letters(email)).at(-1);
  return /\/invitation\/[\w-]+/.exec(letter?.body_text ?? '')?.[0] ?? '';
}

async function invited(
  people: string,
  as: Visitor,
  values: Partial<typeof place> = {},
): Promise<{ email: string; link: string }> {
  const email = `guest-${world.tools.chance.id()}@city.example`;
  const page = await world.post(`${people}/invitations/new`, { ...place, email, ...values }, as);
  assert.equal(page.status, 303, page.status === 422 ? page.text : '');
  return { email, link: await linkIn(values.email ?? email) };
}

/** Address of the button with this name. */
function actionOf(people: { document: Document }, word: string): string {
  const forms = [...people.document.querySelectorAll('form')];
  return forms.find((form) => form.textContent?.includes(word))?.getAttribute('action') ?? '';
}

test('an invited person gets a letter in their language, chooses a password and is in', async () => {
  const { project, people, coordinator } = await coordinated();
  const gale = await partner(project, 'City of Gale');
  const { email, link } = await invited(people, coordinator, { partner: gale });
  const [letter] = await world.letters(email);
  assert.match(letter?.subject ?? '', /^Kutse projekti/);
  assert.match(letter?.body_text ?? '', /Carla Coordinator kutsub Teid/);
  assert.match(letter?.body_text ?? '', /City of Gale/);
  const guest = world.anonymous();
  const page = await world.get(`${link}?lang=en`, guest);
  page.ask.getByRole('heading', { name: `Invitation to ${project.slug.toUpperCase()}` });
  assert.equal(page.value('Name'), 'Anna Kask');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const joined = await world.post(link, { name: 'Anna Kask-Saar', newPassword: password }, guest);
  assert.equal(joined.location, `/p/${project.slug}`);
  const list = await world.get(people, guest);
  assert.equal(list.status, 200);
  list.ask.getByRole('rowheader', { name: /^Anna Kask-Saar/ });
  list.ask.getByText('City of Gale');
  assert.equal((await world.post('/sign-in', { email, password }, world.anonymous())).status, 303);
});

test('an invitation works once', async () => {
  const { people, coordinator } = await coordinated();
  const { link } = await invited(people, coordinator);
  await world.post(link, { name: 'First', newPassword: password }, world.anonymous());
  const again = await world.get(link, world.anonymous());
  assert.equal(again.status, 404);
  again.ask.getByRole('heading', { name: /does not work any more/ });
  assert.equal((await world.post(link, { name: 'Second', newPassword: password }, world.anonymous())).status, 404);
});

test('an invitation used twice at the same moment makes one account and one member', async () => {
  const { project, people, coordinator } = await coordinated();
  const { link } = await invited(people, coordinator);
  const tries = await atTheSameMoment(world, { hold: 'lock table person in share mode', waiting: 3 }, () =>
    [1, 2, 3].map(() => world.post(link, { name: 'Twin', newPassword: password }, world.anonymous())),
  );
  const statuses = tries.map(({ status }) => status);
  assert.deepEqual(
    statuses.toSorted((one, other) => one - other),
    [303, 404, 404],
  );
  const [row] = await world.sql<{ count: number }>(
    'select count(*)::int as count from membership where project_id = $1',
    [project.id],
  );
  assert.equal(row?.count, 2);
});

test('an invitation is too old after fourteen days, and can be sent again with a new link', async () => {
  const { people, coordinator } = await coordinated();
  const { email, link } = await invited(people, coordinator);
  world.wait(13 * day);
  assert.equal((await world.get(link)).status, 200);
  world.wait(1.1 * day);
  assert.equal((await world.get(link)).status, 404);
  const lead = await world.visitorFor(coordinator.person);
  const list = await world.get(people, lead);
  list.ask.getByText('Too old');
  const page = await world.send(actionOf(list, 'the letter again'), {}, lead);
  assert.match(page.text, /The invitation was sent to/);
  const fresh = await linkIn(email);
  assert.notEqual(fresh, link);
  assert.equal((await world.get(fresh)).status, 200);
  assert.equal((await world.get(link)).status, 404, 'the earlier link has ended');
});

test('a letter is not sent again at once', async () => {
  const { people, coordinator } = await coordinated();
  const { email } = await invited(people, coordinator);
  const action = (await world.sql<{ id: string }>('select id from invitation where email = $1', [email]))[0]?.id;
  const refused = await world.post(`${people}/invitations/${action}/letter`, {}, coordinator);
  assert.equal(refused.status, 409);
  assert.match(refused.text, /10 minutes/);
  world.wait(11 * 60_000);
  assert.equal((await world.post(`${people}/invitations/${action}/letter`, {}, coordinator)).status, 303);
});

test('a withdrawn invitation does not work any more', async () => {
  const { people, coordinator } = await coordinated();
  const { link } = await invited(people, coordinator);
  const page = await world.send(actionOf(await world.get(people, coordinator), 'Withdraw'), {}, coordinator);
  assert.match(page.text, /The invitation of Anna Kask is withdrawn/);
  const closed = await world.get(`${link}?lang=en`);
  assert.equal(closed.status, 404);
  closed.ask.getByRole('heading', { name: 'This invitation does not work any more' });
});

test('who has an account already signs in and confirms, and keeps that one account', async () => {
  const { project, people, coordinator } = await coordinated();
  const home = await world.project();
  const known = await world.signedIn({ project: home, role: 'editor', name: 'Known Person' });
  const { link } = await invited(people, coordinator, { email: known.person.email.toUpperCase() });
  assert.equal(link, '', 'the letter goes to the address of the account');
  const own = await linkIn(known.person.email);
  const outside = await world.get(`${own}?lang=en`, world.anonymous());
  assert.equal(outside.linkTo('Sign in and accept'), `/sign-in?next=${encodeURIComponent(own)}`);
  assert.equal(outside.ask.queryByLabelText('Password'), null);
  assert.equal((await world.post(own, { name: 'Thief', newPassword: password }, world.anonymous())).status, 422);
  (await world.get(own, known)).ask.getByRole('button', { name: 'Accept the invitation' });
  assert.equal((await world.get(people, known)).status, 404, 'reading accepts nothing');
  assert.equal((await world.post(own, {}, known)).location, `/p/${project.slug}`);
  assert.equal((await world.get(people, known)).status, 200);
  assert.equal((await world.get(`/p/${home.slug}/people`, known)).status, 200);
  const [row] = await world.sql<{ count: number }>(
    'select count(*)::int as count from person where lower(email) = lower($1)',
    [known.person.email],
  );
  assert.equal(row?.count, 1);
});

test('somebody else who is signed in cannot take an invitation', async () => {
  const { people, coordinator } = await coordinated();
  const { link } = await invited(people, coordinator);
  const other = await world.signedIn({});
  assert.match((await world.get(`${link}?lang=en`, other)).text, /signed in with another account/);
  assert.equal((await world.post(link, { name: 'Other', newPassword: password }, other)).status, 403);
  assert.equal((await world.get(people, other)).status, 404);
});

test('inviting tells nothing about who has an account', async () => {
  const { people, coordinator } = await coordinated();
  const known = await world.person({ email: 'known@city.example' });
  const answers = [];
  for (const email of [known.email, 'fresh@city.example']) {
    const page = await world.send(`${people}/invitations/new`, { ...place, email }, coordinator);
    answers.push(page.text.replaceAll(email, 'x'));
    const list = await world.get(people, coordinator);
    await world.post(actionOf(list, 'Withdraw'), {}, coordinator);
  }
  assert.equal(answers[0], answers[1]);
});

test('nobody is invited twice to the same, or to what they are already', async () => {
  const { people, coordinator } = await coordinated();
  const { email, link } = await invited(people, coordinator);
  const twice = await world.post(`${people}/invitations/new`, { ...place, email }, coordinator);
  assert.equal(twice.status, 422);
  assert.match(twice.text, /Invited to this already/);
  await world.post(link, { name: 'Anna', newPassword: password }, world.anonymous());
  const member = await world.post(`${people}/invitations/new`, { ...place, email }, coordinator);
  assert.match(member.text, /has this role in the project already/);
});

test('a partner lead invites editors and stakeholders of the own partner only', async () => {
  const { project, people } = await coordinated();
  const [gale, port] = [await partner(project, 'City of Gale'), await partner(project, 'City of Port')];
  const lead = await world.signedIn({ project, role: 'partner-lead', partner: gale });
  const form = await world.get(`${people}/invitations/new`, lead);
  assert.equal(form.ask.queryByText('City of Port'), null);
  for (const [role, where] of [
    ['lead-coordinator', ''],
    ['partner-lead', gale],
    ['editor', port],
    ['editor', ''],
    ['controller', gale],
  ] as const) {
    const page = await world.post(`${people}/invitations/new`, { ...place, role, partner: where }, lead);
    assert.equal(page.status, 422, `${role} ${where}`);
  }
  await invited(people, lead, { role: 'stakeholder', partner: gale });
  const editor = await world.signedIn({ project, role: 'editor', partner: gale });
  assert.equal((await world.post(`${people}/invitations/new`, { ...place, partner: gale }, editor)).status, 403);
});

test('a partner lead neither sees nor touches the invitations of others', async () => {
  const { project, people, coordinator } = await coordinated();
  const gale = await partner(project, 'City of Gale');
  const lead = await world.signedIn({ project, role: 'partner-lead', partner: gale });
  const { email } = await invited(people, coordinator, { role: 'controller' });
  assert.ok(!(await world.get(people, lead)).text.includes(email));
  const [row] = await world.sql<{ id: string }>('select id from invitation where email = $1', [email]);
  assert.equal((await world.post(`${people}/invitations/${row?.id}/withdrawal`, {}, lead)).status, 403);
  const elsewhere = await coordinated();
  assert.equal(
    (await world.post(`${elsewhere.people}/invitations/${row?.id}/withdrawal`, {}, elsewhere.coordinator)).status,
    404,
  );
});

test('the database itself hides the invitations of other projects', async () => {
  const { project, people, coordinator } = await coordinated();
  await invited(people, coordinator);
  const count = (where: TestProject) =>
    world.inProject(where, coordinator.person, async ({ db }) => {
      const rows = await db.selectFrom('invitation').select('id').where('project_id', '=', project.id).execute();
      return rows.length;
    });
  assert.deepEqual([await count(project), await count(await world.project())], [1, 0]);
});

test('a partner of another project cannot be chosen, and a partner lead needs one', async () => {
  const { people, coordinator } = await coordinated();
  const foreign = await partner(await world.project(), 'City of Elsewhere');
  assert.equal(
    (await world.post(`${people}/invitations/new`, { ...place, partner: foreign }, coordinator)).status,
    422,
  );
  const lead = await world.post(`${people}/invitations/new`, { ...place, role: 'partner-lead' }, coordinator);
  assert.match(lead.text, /choose which/);
});

test('those who lead are told when somebody has joined', async () => {
  const { project, people, coordinator } = await coordinated();
  const { link } = await invited(people, coordinator);
  await world.post(link, { name: 'Newly Joined', newPassword: password }, world.anonymous());
  const rows = await world.sql<{ person: string; name: string }>(
    "select person_id as person, detail->>'name' as name from notice where project_id = $1",
    [project.id],
  );
  assert.deepEqual(rows, [{ person: coordinator.person.id, name: 'Newly Joined' }]);
});

test('a weak password makes no account and leaves the invitation open', async () => {
  const { people, coordinator } = await coordinated();
  const { email, link } = await invited(people, coordinator);
  const page = await world.post(`${link}?lang=en`, { name: 'Anna', newPassword: 'anna1234' }, world.anonymous());
  assert.equal(page.status, 422);
  assert.match(page.text, /at least 12 characters/);
  assert.equal((await world.sql('select from person where email = $1', [email])).length, 0);
  assert.equal((await world.get(link)).status, 200);
});

test('what strangers typed never becomes markup in a letter', async () => {
  const { people, coordinator } = await coordinated();
  const { email } = await invited(people, coordinator, {
    name: '<a href="https://bad.example">Click</a>\r\nBcc: all@city.example',
  });
  const [letter] = await world.letters(email);
  assert.ok(!letter?.body_html.includes('<a href="https://bad.example"'));
  assert.ok(!/\nBcc:/.test(letter?.body_text ?? ''));
});

test('addresses of people who never answered are erased', async () => {
  const { people, coordinator } = await coordinated();
  const { email } = await invited(people, coordinator);
  world.wait(100 * day);
  await forgetUnanswered(world.tools);
  assert.equal((await world.sql('select from invitation where email = $1', [email])).length, 1);
  world.wait(10 * day);
  await forgetUnanswered(world.tools);
  assert.equal((await world.sql('select from invitation where email = $1', [email])).length, 0);
});
