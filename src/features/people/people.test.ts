import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { atTheSameMoment } from '../../../test/held.ts';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject } from '../../../test/world.ts';
import type { Role } from '../../kernel/scope.ts';
import { roles } from '../../kernel/scope.ts';

const world = await newWorld();
const recorder = await world.person();
const partner = (project: TestProject, title: string) =>
  newRecord(world, project, recorder, { kind: 'partner', title });

/** A project with two partners and somebody in each place that matters. */
async function projectWithPeople() {
  const project = await world.project();
  const [gale, port] = [await partner(project, 'City of Gale'), await partner(project, 'City of Port')];
  return {
    project,
    gale,
    port,
    people: `/p/${project.slug}/people`,
    coordinator: await world.signedIn({ project, role: 'lead-coordinator', name: 'Carla Coordinator' }),
    lead: await world.signedIn({ project, role: 'partner-lead', partner: gale, name: 'Lena Lead' }),
    editor: await world.signedIn({ project, role: 'editor', partner: gale, name: 'Edda Editor' }),
    other: await world.signedIn({ project, role: 'editor', partner: port, name: 'Otto Other' }),
  };
}

/** The membership of a person as the table of members links to it. */
async function membershipOf(personId: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>('select id from membership where person_id = $1 and ended_at is null', [
    personId,
  ]);
  return row?.id ?? '';
}

test('another project and strangers do not see the people at all', async () => {
  const { people, editor } = await projectWithPeople();
  const elsewhere = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  const id = await membershipOf(editor.person.id);
  for (const path of [people, `${people}/invitations/new`, `${people}/${id}/place`, `${people}/${id}/ending`]) {
    assert.equal((await world.get(path, elsewhere)).status, 404, path);
    assert.match((await world.get(path)).location, /^\/sign-in\?next=/);
  }
  for (const path of [`${people}/invitations/new`, `${people}/${id}/place`, `${people}/${id}/ending`]) {
    assert.equal((await world.post(path, { role: 'stakeholder' }, elsewhere)).status, 404, path);
  }
  assert.equal(await membershipOf(editor.person.id), id);
});

test('every role reads who works in the project; only leads see what they can change', async () => {
  const { project, gale, people } = await projectWithPeople();
  for (const role of roles) {
    const member = await world.signedIn({ project, role, partner: role === 'lead-coordinator' ? null : gale });
    const page = await world.get(people, member);
    assert.equal(page.status, 200, role);
    page.ask.getByText('Edda Editor');
    const leads = role === 'lead-coordinator' || role === 'partner-lead';
    const invites = leads || role === 'programme-officer';
    assert.equal(page.ask.queryByRole('link', { name: 'Invite somebody' }) !== null, invites, role);
    assert.equal(page.ask.queryAllByRole('link', { name: /^Change role: Edda Editor/ }).length, leads ? 1 : 0, role);
    assert.equal(
      page.html.includes('edda') || page.html.includes('@example.org'),
      leads,
      `${role} sees mail addresses`,
    );
    const form = await world.get(`${people}/invitations/new`, member);
    assert.equal(form.status, invites ? 200 : 403, role);
  }
});

test('contact details are shown to members by consent only', async () => {
  const { people, editor, other } = await projectWithPeople();
  const profile = { name: 'Edda Editor', language: 'en', zone: 'Europe/Brussels', contact: 'Room 7, telephone 1234' };
  await world.post('/profile', profile, editor);
  assert.ok(!(await world.get(people, other)).text.includes('Room 7'));
  await world.post('/profile', { ...profile, consent: 'yes' }, editor);
  assert.ok((await world.get(people, other)).text.includes('Room 7'));
});

test('the coordinator changes a role; the one before stays known with its dates', async () => {
  const { people, coordinator, editor, gale } = await projectWithPeople();
  const path = `${people}/${await membershipOf(editor.person.id)}/place`;
  const form = await world.get(path, coordinator);
  assert.equal(form.value('Role'), 'editor');
  const page = await world.send(path, { role: 'partner-lead', partner: gale }, coordinator);
  assert.match(page.text, /The role of Edda Editor is saved/);
  page.ask.getByRole('heading', { name: 'Former roles' });
  assert.equal(page.ask.getAllByText('Edda Editor').length, 2);
  assert.equal((await world.get(`${people}/invitations/new`, editor)).status, 200, 'the new role holds at once');
  assert.equal((await world.get(path, coordinator)).status, 404, 'the old membership cannot be changed any more');
});

test('a partner lead looks after editors and stakeholders of the own partner, and nobody else', async () => {
  const { people, lead, editor, other, coordinator, gale, port } = await projectWithPeople();
  const own = `${people}/${await membershipOf(editor.person.id)}/place`;
  for (const visitor of [other, coordinator]) {
    const path = `${people}/${await membershipOf(visitor.person.id)}`;
    for (const page of [
      await world.get(`${path}/place`, lead),
      await world.get(`${path}/ending`, lead),
      await world.post(`${path}/place`, { role: 'stakeholder', partner: gale }, lead),
      await world.post(`${path}/ending`, {}, lead),
    ]) {
      assert.equal(page.status, 403);
      assert.match(page.text, /own partner/);
    }
  }
  assert.equal((await world.post(own, { role: 'lead-coordinator' }, lead)).status, 422);
  assert.equal((await world.post(own, { role: 'editor', partner: port }, lead)).status, 422);
  assert.equal((await world.post(own, { role: 'stakeholder', partner: gale }, lead)).status, 303);
});

test('a membership ends after a question that names the person, and the door is closed at once', async () => {
  const { project, people, coordinator, editor } = await projectWithPeople();
  const path = `${people}/${await membershipOf(editor.person.id)}/ending`;
  const question = await world.get(path, coordinator);
  question.ask.getByRole('heading', { name: 'End the membership of Edda Editor?' });
  question.ask.getByRole('button', { name: 'End the membership of Edda Editor' });
  assert.equal((await world.get(people, editor)).status, 200, 'asking ends nothing');
  await world.post(path, {}, coordinator);
  assert.equal((await world.get(people, editor)).status, 404);
  const [row] = await world.sql<{ by: string; at: Date }>(
    'select ended_by as by, ended_at as at from membership where project_id = $1 and person_id = $2',
    [project.id, editor.person.id],
  );
  assert.deepEqual(row, { by: coordinator.person.id, at: world.now() });
});

test('everybody may leave, but a project keeps a coordinator', async () => {
  const { project, people, coordinator, editor } = await projectWithPeople();
  const leave = `${people}/${await membershipOf(editor.person.id)}/ending`;
  (await world.get(leave, editor)).ask.getByRole('heading', {
    name: new RegExp(`^Leave ${project.slug.toUpperCase()}`),
  });
  assert.equal((await world.post(leave, {}, editor)).location, '/inbox');
  const last = await membershipOf(coordinator.person.id);
  const asked = await world.get(`${people}/${last}/ending`, coordinator);
  assert.match(asked.text, /without a lead coordinator/);
  assert.equal(asked.ask.getByRole('button', { name: /^Leave/ }).hasAttribute('disabled'), true);
  const refused = await world.post(`${people}/${last}/ending`, {}, coordinator);
  assert.equal(refused.status, 409);
  assert.match(refused.text, /without a lead coordinator/);
  assert.equal((await world.post(`${people}/${last}/place`, { role: 'editor' }, coordinator)).status, 422);
  const second = await world.signedIn({ project, role: 'lead-coordinator' });
  const other = await membershipOf(second.person.id);
  const both = await atTheSameMoment(world, { hold: 'lock table membership in share mode', waiting: 2 }, () => [
    world.post(`${people}/${last}/ending`, {}, coordinator),
    world.post(`${people}/${other}/ending`, {}, second),
  ]);
  const statuses = both.map((page) => page.status);
  assert.deepEqual(new Set(statuses), new Set([303, 409]), 'also when both leave at the same moment');
});

test('one account works in many projects, with a role in each', async () => {
  const one = await projectWithPeople();
  const two = await projectWithPeople();
  await world.sql(
    "insert into membership (id, project_id, person_id, role, created_at) values ($1, $2, $3, 'controller', now())",
    [world.tools.chance.id(), two.project.id, one.coordinator.person.id],
  );
  assert.equal((await world.get(`${one.people}/invitations/new`, one.coordinator)).status, 200);
  assert.equal((await world.get(two.people, one.coordinator)).status, 200);
  assert.equal((await world.get(`${two.people}/invitations/new`, one.coordinator)).status, 403);
});

test('an administrator looks after the people of any project', async () => {
  const { people, editor } = await projectWithPeople();
  const administrator = await world.signedIn({ isAdministrator: true });
  const page = await world.get(people, administrator);
  page.ask.getByRole('link', { name: /^Change role: Edda Editor/ });
  const place: { role: Role } = { role: 'programme-officer' };
  assert.equal(
    (await world.post(`${people}/${await membershipOf(editor.person.id)}/place`, place, administrator)).status,
    303,
  );
});

test('names are shown as text, whatever they hold', async () => {
  const { project, people, coordinator } = await projectWithPeople();
  const hostile = await world.signedIn({ project, name: '"><img src=x onerror=alert(1)>' });
  const list = await world.get(people, coordinator);
  assert.equal(list.document.querySelectorAll('main img').length, 0);
  const question = await world.get(`${people}/${await membershipOf(hostile.person.id)}/ending`, coordinator);
  assert.equal(question.document.querySelectorAll('main img').length, 0);
  assert.equal((await world.get(`${people}/not-an-id/ending`, coordinator)).status, 404);
});
