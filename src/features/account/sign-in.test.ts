import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { atTheSameMoment } from '../../../test/held.ts';
import { newWorld, type Visitor } from '../../../test/world.ts';
import { newApp } from '../../app.ts';
import { PageCache } from '../../kernel/page-cache.ts';
import { addPersonByCommand, forgetExpired, isStrongEnough } from './index.ts';
import { hashPassword } from './password.ts';

const password = 'seven harbours by the sea';
const hour = 3_600_000;
const world = await newWorld();
const passwordHash = await hashPassword(password);

async function signIn(email: string, typed = password, visitor = world.anonymous(), next = '') {
  return { page: await world.post('/sign-in', { email, password: typed, next }, visitor), visitor };
}

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  return (await world.get('/profile', visitor)).status === 200;
}

async function linkIn(email: string): Promise<string> {
  await world.runJobs();
  const letter = (await world.letters(email)).at(-1);
  return /\/password\/reset\/\S+/.exec(letter?.body_text ?? '')?.[0] ?? '';
}

test('mail address and password sign a person in and lead back to the page they wanted', async () => {
  const person = await world.person({ passwordHash });
  const form = await world.get('/sign-in?next=%2Fprofile%2Fsessions');
  assert.equal(form.ask.getByRole('heading', { level: 1 }).textContent, 'Sign in');
  const { page, visitor } = await signIn(person.email.toUpperCase(), password, undefined, '/profile/sessions');
  assert.equal(page.status, 303);
  assert.equal(page.location, '/profile/sessions');
  assert.ok(await isSignedIn(visitor));
});

test('a sample account opens nothing on a public address, whatever its password', async () => {
  const [own, sample] = [await world.person({ passwordHash }), await world.person({ passwordHash })];
  await world.sql('update person set is_sample = true where id = $1', [sample.id]);
  assert.equal((await signIn(sample.email)).page.status, 303);
  const publicUrl = new URL('https://cities.example');
  const app = newApp({ ...world.tools, settings: { ...world.tools.settings, publicUrl } }, new PageCache());
  const statusFor = async (email: string) => {
    const body = new URLSearchParams({ email, password });
    return (
      await app.request(`${publicUrl.origin}/sign-in`, { method: 'POST', body, headers: { Origin: publicUrl.origin } })
    ).status;
  };
  assert.equal(await statusFor(own.email), 303);
  assert.equal(await statusFor(sample.email), 422);
});

test('signing in never leads to another site', async () => {
  const person = await world.person({ passwordHash });
  for (const next of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'elsewhere.example',
  ]) {
    const { page } = await signIn(person.email, password, undefined, next);
    assert.equal(page.location, '/inbox', next);
  }
});

test('nobody can tell from the answer whether a mail address has an account', async () => {
  const person = await world.person({ email: 'known@city.example', passwordHash });
  const known = (await signIn(person.email, 'not the password')).page;
  const unknown = (await signIn('other@city.example', 'not the password')).page;
  assert.deepEqual([known.status, unknown.status], [422, 422]);
  assert.equal(known.html.replaceAll('known@', 'x@'), unknown.html.replaceAll('other@', 'x@'));
  const ended = await world.person({ email: 'ended@city.example', passwordHash });
  await world.sql('update person set ended_at = now() where id = $1', [ended.id]);
  assert.equal((await signIn(ended.email)).page.status, 422);
  for (const email of ['known@city.example', 'nobody@city.example']) {
    const page = await world.post('/password/forgotten', { email }, world.anonymous());
    assert.equal(page.status, 303);
    assert.equal(page.location, '/sign-in');
  }
});

test('what was typed comes back with the mistake, but never the password', async () => {
  const { page } = await signIn('someone@city.example', 'a wrong password');
  assert.equal(page.value('E-mail'), 'someone@city.example');
  assert.equal(page.value('Password'), '');
  assert.ok(!page.html.includes('a wrong password'));
  const hostile = (await signIn('"><script>alert(1)</script>')).page;
  assert.equal(hostile.status, 422);
  assert.equal(hostile.document.querySelectorAll('script:not([src])').length, 0);
});

test('signing in makes a new session and ends the one before', async () => {
  const person = await world.person({ passwordHash });
  const { visitor } = await signIn(person.email);
  const first = visitor.cookies.get('__Host-session');
  await signIn(person.email, password, visitor);
  assert.notEqual(visitor.cookies.get('__Host-session'), first);
  assert.ok(await isSignedIn(visitor));
  assert.ok(!(await isSignedIn({ person, cookies: new Map([['__Host-session', first ?? '']]) })));
});

test('the session’s secret is not in the database', async () => {
  const person = await world.person({ passwordHash });
  const { visitor } = await signIn(person.email);
  const rows = await world.sql<{ all: string }>('select session::text as all from session where person_id = $1', [
    person.id,
  ]);
  assert.equal(rows.length, 1);
  const secret = visitor.cookies.get('__Host-session') ?? '';
  assert.ok(secret.length > 30);
  for (const form of [secret, Buffer.from(secret).toString('hex')]) assert.ok(!rows[0]?.all.includes(form));
});

test('signing out ends the session itself, not only the cookie', async () => {
  const person = await world.person({ passwordHash });
  const { visitor } = await signIn(person.email);
  const kept = new Map(visitor.cookies);
  const page = await world.post('/sign-out', {}, visitor);
  assert.equal(page.status, 303);
  assert.equal(page.headers.get('clear-site-data'), '"storage"');
  assert.ok(!(await isSignedIn(visitor)));
  assert.ok(!(await isSignedIn({ person, cookies: kept })));
});

test('a session ends after twelve hours without use', async () => {
  const person = await world.person({ passwordHash });
  const { visitor } = await signIn(person.email);
  world.wait(11.9 * hour);
  assert.ok(await isSignedIn(visitor));
  world.wait(11.9 * hour);
  assert.ok(await isSignedIn(visitor));
  world.wait(12.1 * hour);
  assert.ok(!(await isSignedIn(visitor)));
});

test('a session ends after fourteen days however much it is used', async () => {
  const person = await world.person({ passwordHash });
  const { visitor } = await signIn(person.email);
  for (let passed = 0; passed < 14 * 24 - 10; passed += 10) {
    world.wait(10 * hour);
    assert.ok(await isSignedIn(visitor), `after ${passed + 10} hours`);
  }
  world.wait(10 * hour);
  assert.ok(!(await isSignedIn(visitor)));
});

test('after five wrong passwords even the right one must wait, and the wait grows', async () => {
  const person = await world.person({ passwordHash });
  const other = await world.person({ passwordHash });
  for (let time = 0; time < 5; time++) assert.equal((await signIn(person.email, `wrong ${time}`)).page.status, 422);
  const { page } = await signIn(person.email);
  assert.equal(page.status, 429);
  assert.match(page.text, /There were too many tries. Please try again in 1 minute/);
  assert.equal((await signIn(other.email)).page.status, 303);
  world.wait(31_000);
  assert.equal((await signIn(person.email, 'wrong again')).page.status, 422);
  world.wait(31_000);
  assert.equal((await signIn(person.email)).page.status, 429);
  world.wait(31_000);
  assert.equal((await signIn(person.email)).page.status, 303);
  for (let time = 0; time < 5; time++) {
    assert.equal((await signIn(person.email, 'wrong')).page.status, 422, 'a right one starts the count anew');
  }
  world.wait(2 * hour);
});

test('tries that come at the same moment are counted one after the other', async () => {
  const person = await world.person({ passwordHash });
  for (let time = 0; time < 4; time++) await signIn(person.email, `wrong ${time}`);
  const hold = 'lock table attempt in share mode';
  const all = await atTheSameMoment(world, { hold, waiting: 3 }, () =>
    ['one', 'two', 'three'].map((guess) => signIn(person.email, guess)),
  );
  const statuses = all.map(({ page }) => page.status).toSorted((one, other) => one - other);
  assert.deepEqual(statuses, [422, 429, 429]);
  world.wait(2 * hour);
});

test('a client that tries many accounts must wait, too', async () => {
  for (let time = 0; time < 30; time++) await signIn(`guess-${time}@city.example`, 'wrong');
  assert.equal((await signIn('one-more@city.example', 'wrong')).page.status, 429);
  world.wait(2 * hour);
});

test('the table of tries names neither people nor addresses', async () => {
  await signIn('private@city.example', 'wrong');
  const rows = await world.sql<{ key: string }>('select key from attempt');
  assert.ok(rows.every((row) => !row.key.includes('@') && !row.key.includes('private')));
  world.wait(2 * hour);
});

test('a forgotten password is replaced by a link that works once and signs out every device', async () => {
  const person = await world.person({ passwordHash });
  const { visitor: laptop } = await signIn(person.email);
  const told = await world.send('/password/forgotten', { email: person.email }, world.anonymous());
  assert.match(told.text, /If .* has an account, a letter with a link is on its way/);
  const link = await linkIn(person.email);
  const form = await world.get(link);
  assert.equal(form.status, 200);
  assert.equal(form.headers.get('cache-control'), 'no-store');
  const phone = world.anonymous();
  const saved = await world.post(link, { newPassword: 'a lighthouse in the fog' }, phone);
  assert.equal(saved.location, '/inbox');
  assert.ok(await isSignedIn(phone));
  assert.ok(!(await isSignedIn(laptop)));
  assert.equal((await world.get(link)).status, 404);
  assert.equal((await world.post(link, { newPassword: 'another lighthouse here' })).status, 404);
  assert.equal((await signIn(person.email)).page.status, 422);
  assert.equal((await signIn(person.email, 'a lighthouse in the fog')).page.status, 303);
  assert.match((await world.letters(person.email)).at(-1)?.subject ?? '', /password for Uptake was changed/);
});

test('a stranger gets no letter, and nobody gets more than a few', async () => {
  await world.post('/password/forgotten', { email: 'stranger@city.example' }, world.anonymous());
  const person = await world.person({ passwordHash });
  for (let time = 0; time < 6; time++) {
    const page = await world.post('/password/forgotten', { email: person.email }, world.anonymous());
    assert.equal(page.status, 303);
  }
  await world.runJobs();
  assert.equal((await world.letters('stranger@city.example')).length, 0);
  assert.equal((await world.letters(person.email)).length, 3);
  world.wait(2 * hour);
});

test('a link to a new password is too old after an hour', async () => {
  const person = await world.person({ passwordHash });
  await world.post('/password/forgotten', { email: person.email }, world.anonymous());
  const link = await linkIn(person.email);
  world.wait(61 * 60_000);
  const page = await world.get(link);
  assert.equal(page.status, 404);
  page.ask.getByRole('heading', { name: 'This link does not work any more' });
});

test('a weak new password is refused with a reason, and the link stays good', async () => {
  const person = await world.person({ name: 'Konstantin Aleksander', passwordHash });
  await world.post('/password/forgotten', { email: person.email }, world.anonymous());
  const link = await linkIn(person.email);
  for (const [typed, reason] of [
    ['short', /at least 12 characters/],
    ['qwertyuiop123', /among the first/],
    ['Konstantin-Aleksander', /Your name and mail address/],
  ] as const) {
    const page = await world.post(link, { newPassword: typed });
    assert.equal(page.status, 422);
    assert.match(page.text, reason);
  }
  assert.equal((await world.post(link, { newPassword: password }, world.anonymous())).status, 303);
});

test('a password is weighed with the person in mind', () => {
  const about = { name: 'Åsa Öberg', email: 'asa.oberg@gavle.example' };
  const answer = (typed: string) => isStrongEnough(typed, about, 'en').may;
  assert.deepEqual(
    ['12 kväll i Gävle', 'aaaaaaaaaaaa', 'Password1234', 'asa.oberg@gavle.example', 'uptakeuptakeuptake'].map(answer),
    [true, false, false, false, false],
  );
});

test('a person added from the command line chooses a password by a link', async () => {
  const address = await addPersonByCommand(world.tools, {
    email: 'new@city.example',
    name: 'New One',
    isAdministrator: true,
  });
  const link = new URL(address).pathname;
  assert.equal((await signIn('new@city.example', '')).page.status, 422);
  assert.equal((await world.post(link, { newPassword: password }, world.anonymous())).status, 303);
  assert.equal((await signIn('new@city.example')).page.status, 303);
  await assert.rejects(
    addPersonByCommand(world.tools, { email: 'NEW@city.example', name: 'Twice', isAdministrator: false }),
  );
});

test('what is over is forgotten every day, and nothing else', async () => {
  const person = await world.person({ passwordHash });
  const count = async () => {
    const [row] = await world.sql<{ all: number }>(
      `select (select count(*) from session where person_id = $1)::int * 100 + (select count(*) from attempt)::int * 10
        + (select count(*) from password_reset where person_id = $1)::int as all`,
      [person.id],
    );
    return row?.all;
  };
  world.wait(2 * hour);
  await forgetExpired(world.tools);
  await signIn(person.email);
  await signIn('guess@city.example', 'wrong');
  await world.post('/password/forgotten', { email: person.email }, world.anonymous());
  await world.runJobs();
  await forgetExpired(world.tools);
  assert.equal(await count(), 100 + 40 + 1);
  world.wait(2 * hour);
  await forgetExpired(world.tools);
  assert.equal(await count(), 100);
  world.wait(11 * hour);
  await forgetExpired(world.tools);
  assert.equal(await count(), 0);
});
