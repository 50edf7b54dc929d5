import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newWorld } from '../../../test/world.ts';
import { hashPassword } from '../account/password.ts';

const password = 'seven harbours by the sea';
const world = await newWorld();
const passwordHash = await hashPassword(password);

const pages = ['/profile', '/profile/data', '/profile/closing'];
const profile = {
  name: 'Kadri Tamm',
  language: 'et',
  zone: 'Europe/Tallinn',
  contact: '+372 000 0000',
  consent: 'yes',
};

test('who is not signed in is asked to, and comes back to the page', async () => {
  for (const path of pages) {
    const page = await world.get(path);
    assert.equal(page.location, `/sign-in?next=${encodeURIComponent(path)}`);
  }
  for (const path of ['/profile', '/profile/closing']) {
    assert.equal((await world.post(path, profile)).location, '/sign-in');
  }
});

test('name, language and time zone can be changed, and the language holds at once', async () => {
  const visitor = await world.signedIn({ name: 'Old Name' });
  const saved = await world.send('/profile', profile, visitor);
  assert.match(saved.html, /<html lang="et"/);
  assert.equal(saved.value('Nimi'), 'Kadri Tamm');
  assert.equal(saved.value('Ajavöönd'), 'Europe/Tallinn');
  assert.match(saved.text, /Teie profiil on salvestatud/);
});

test('a name is shown as text, on one line, whatever is typed', async () => {
  const visitor = await world.signedIn({});
  const page = await world.send(
    '/profile',
    { ...profile, language: 'en', name: '<b>Bobby</b>\r\n\u202e tables' },
    visitor,
  );
  assert.equal(page.value('Name'), '<b>Bobby</b> tables');
  assert.equal(page.document.querySelectorAll('b').length, 0);
});

test('a zone or a language that does not exist is refused', async () => {
  const visitor = await world.signedIn({});
  const page = await world.post('/profile', { ...profile, zone: 'Europe/Atlantis', language: 'tlh' }, visitor);
  assert.equal(page.status, 422);
  assert.equal(page.ask.getAllByText(/please choose one of the list/).length, 4);
});

test('consent to show contact details is dated, and taken back by taking the tick away', async () => {
  const visitor = await world.signedIn({});
  const consentedAt = async () =>
    (
      await world.sql<{ at: Date | null }>('select contact_consent_at as at from person where id = $1', [
        visitor.person.id,
      ])
    )[0]?.at;
  await world.post('/profile', profile, visitor);
  const first = await consentedAt();
  assert.deepEqual(first, world.now());
  world.wait(86_400_000 / 4);
  await world.post('/profile', profile, visitor);
  assert.deepEqual(await consentedAt(), first);
  await world.post('/profile', { ...profile, contact: 'somewhere else' }, visitor);
  assert.deepEqual(await consentedAt(), world.now());
  await world.post('/profile', { ...profile, consent: [] }, visitor);
  assert.equal(await consentedAt(), null);
});

test('a person can take all their data away, and only theirs', async () => {
  const project = await world.project();
  const visitor = await world.signedIn({ project, name: 'Own Person' });
  await world.signedIn({ project, name: 'Other Person' });
  const page = await world.get('/profile/data', visitor);
  assert.equal(page.headers.get('content-type'), 'application/json');
  assert.match(page.headers.get('content-disposition') ?? '', /^attachment/);
  const data = JSON.parse(page.html) as {
    person: { name: string };
    memberships: { project: string; role: string }[];
    sessions: object[];
  };
  assert.equal(data.person.name, 'Own Person');
  assert.deepEqual(
    data.memberships.map(({ role }) => role),
    ['editor'],
  );
  assert.equal(data.sessions.length, 1);
  assert.ok(!page.html.includes('Other Person'));
  assert.ok(!/password_hash|token_hash|argon2/.test(page.html));
});

test('a closed account is erased but for the name, and nobody signs in with it any more', async () => {
  const project = await world.project();
  const person = await world.person({ name: 'Leaving Person', email: 'leaving@city.example', passwordHash });
  const visitor = await world.visitorFor(person);
  await world.sql(
    "insert into membership (id, project_id, person_id, role, created_at) values (gen_random_uuid(), $1, $2, 'editor', now())",
    [project.id, person.id],
  );
  assert.match((await world.get('/profile/closing', visitor)).text, /You are still a member of a project/);
  assert.equal((await world.post('/profile/closing', { password }, visitor)).status, 409);
  await world.sql('update membership set ended_at = now() where person_id = $1', [person.id]);
  assert.equal((await world.post('/profile/closing', { password: 'wrong' }, visitor)).status, 422);
  const done = await world.post('/profile/closing', { password }, visitor);
  assert.equal(done.location, '/sign-in');
  assert.equal((await world.get('/profile', visitor)).status, 303);
  assert.equal((await world.post('/sign-in', { email: person.email, password })).status, 422);
  const [row] = await world.sql<{ kept: string }>('select person::text as kept from person where id = $1', [person.id]);
  assert.ok(row?.kept.includes('Leaving Person'));
  assert.ok(!row?.kept.includes('leaving@city.example'));
});
