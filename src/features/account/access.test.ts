import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newWorld } from '../../../test/world.ts';
import { hashPassword } from './password.ts';
import { deviceOf } from './sessions.ts';

const password = 'seven harbours by the sea';
const world = await newWorld();
const passwordHash = await hashPassword(password);

test('who is not signed in is asked to before password and sessions, and comes back to the page', async () => {
  for (const path of ['/profile/password', '/profile/sessions']) {
    assert.equal((await world.get(path)).location, `/sign-in?next=${encodeURIComponent(path)}`);
  }
  for (const path of ['/profile/password', '/profile/sessions/others/ending']) {
    assert.equal((await world.post(path, {})).location, '/sign-in');
  }
});

test('a changed password needs the present one, ends all other sessions and is told by mail', async () => {
  const person = await world.person({ passwordHash });
  const here = await world.visitorFor(person);
  const elsewhere = await world.visitorFor(person);
  const wrong = await world.post(
    '/profile/password',
    { password: 'not it at all', newPassword: 'a lighthouse in the fog' },
    here,
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /This is not your present password/);
  const old = here.cookies.get('__Host-session');
  const saved = await world.post('/profile/password', { password, newPassword: 'a lighthouse in the fog' }, here);
  assert.equal(saved.location, '/profile');
  assert.notEqual(here.cookies.get('__Host-session'), old);
  assert.equal((await world.get('/profile', here)).status, 200);
  assert.equal((await world.get('/profile', elsewhere)).status, 303);
  assert.equal((await world.letters(person.email)).length, 1);
});

test('the present password cannot be guessed from an open session', async () => {
  const person = await world.person({ passwordHash });
  const here = await world.visitorFor(person);
  const newPassword = 'a lighthouse in the fog';
  for (const guess of ['1', '2', '3', '4', '5']) {
    await world.post('/profile/password', { password: guess, newPassword }, here);
  }
  const page = await world.post('/profile/password', { password, newPassword }, here);
  assert.equal(page.status, 422);
  assert.match(page.text, /too many tries/);
});

test('a person sees where they are signed in and can end any session, but nobody else’s', async () => {
  const person = await world.person({});
  const here = await world.visitorFor(person);
  const phone = await world.visitorFor(person);
  const tablet = await world.visitorFor(person);
  const stranger = await world.signedIn({});
  const page = await world.get('/profile/sessions', here);
  assert.equal(page.ask.getAllByRole('row').length, 4);
  assert.equal(page.ask.getAllByText('this device').length, 1);
  const endings = [...page.document.querySelectorAll('form[action$="/ending"]')].map(
    (form) => form.getAttribute('action') ?? '',
  );
  assert.equal(endings.length, 3, 'each other one, and all others');
  assert.equal((await world.post(endings[0] ?? '', {}, stranger)).status, 404);
  await world.post(endings[0] ?? '', {}, here);
  const left = [phone, tablet].map(async (visitor) => (await world.get('/profile', visitor)).status);
  assert.deepEqual(new Set(await Promise.all(left)), new Set([200, 303]));
  await world.post('/profile/sessions/others/ending', {}, here);
  assert.equal((await world.get('/profile', here)).status, 200);
  assert.equal((await world.get('/profile/sessions', here)).ask.getAllByRole('row').length, 2);
  assert.equal((await world.post('/profile/sessions/not-an-id/ending', {}, here)).status, 404);
});

test('devices are called what people call them', () => {
  const agents = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0':
      'Edge, Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1':
      'Safari, iPhone',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36': 'Chrome, Android',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox, Linux',
    '<script>': '',
  };
  for (const [agent, device] of Object.entries(agents)) assert.equal(deviceOf(agent), device);
});
