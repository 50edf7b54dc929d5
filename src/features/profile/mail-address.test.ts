import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newWorld, type Visitor } from '../../../test/world.ts';
import { hashPassword } from '../account/password.ts';
import { forgetUnconfirmed } from './index.ts';

const password = 'seven harbours by the sea';
const world = await newWorld();
const passwordHash = await hashPassword(password);
const hour = 3_600_000;
const form = '/profile/mail-address';

let count = 0;
const newAddress = () => `new-${++count}@city.example`;

async function somebody(): Promise<Visitor> {
  return world.visitorFor(await world.person({ passwordHash }));
}

const ask = (visitor: Visitor, newEmail: string) => world.send(form, { newEmail, password }, visitor);

/** The link in the newest letter to this address. */
async function linkTo(email: string): Promise<string> {
  const letter = (await world.letters(email)).at(-1);
  return /\/profile\/mail-address\/\S+/.exec(letter?.body_text ?? '')?.[0] ?? '';
}

async function addressOf({ person }: Visitor): Promise<string | undefined> {
  const rows = await world.sql<{ email: string }>('select email from person where id = $1', [person.id]);
  return rows[0]?.email;
}

const subjects = async (email: string) => (await world.letters(email)).map(({ subject }) => subject);

test('a new mail address counts when the button behind the link in its letter is pressed, and not before', async () => {
  const visitor = await somebody();
  const [old, email] = [visitor.person.email, newAddress()];
  const asked = await ask(visitor, email);
  assert.match(asked.text, new RegExp(`on its way to ${email}`));
  assert.match((await world.get(form, visitor)).text, new RegExp(`A letter went to ${email}`));
  assert.deepEqual(await subjects(old), ['Another mail address was asked for']);
  const link = await linkTo(email);
  const page = await world.get(link, visitor);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.equal(await addressOf(visitor), old, 'looking changes nothing');
  page.ask.getByRole('button', { name: `Use ${email} from now on` });
  const done = await world.send(link, {}, visitor);
  assert.match(done.text, new RegExp(`Your mail address is ${email} now`));
  assert.match(done.text, new RegExp(`You are signed in as ${email}`));
  assert.equal((await subjects(old)).at(-1), 'Your mail address for Uptake was changed');
  const signIn = (typed: string) => world.post('/sign-in', { email: typed, password }, world.anonymous());
  assert.equal((await signIn(old)).status, 422);
  assert.equal((await signIn(email)).status, 303);
  assert.equal((await world.get(link, visitor)).status, 404, 'once');
});

test('a confirmed address ends the sessions elsewhere, and links to a new password that went to the old one', async () => {
  const here = await somebody();
  const elsewhere = await world.visitorFor(here.person);
  await world.post('/password/forgotten', { email: here.person.email }, world.anonymous());
  await world.runJobs();
  const reset = (await world.letters(here.person.email)).at(-1)?.body_text ?? '';
  const resetLink = /\/password\/reset\/\S+/.exec(reset)?.[0] ?? '';
  assert.equal((await world.get(resetLink)).status, 200);
  const email = newAddress();
  await ask(here, email);
  const before = here.cookies.get('__Host-session');
  await world.post(await linkTo(email), {}, here);
  assert.notEqual(here.cookies.get('__Host-session'), before);
  assert.equal((await world.get('/profile', here)).status, 200);
  assert.equal((await world.get('/profile', elsewhere)).status, 303);
  assert.equal((await world.get(resetLink)).status, 404);
});

test('who asked cannot tell whether an address has an account; its owner is told, and nothing changes', async () => {
  const [visitor, other] = [await somebody(), await somebody()];
  const taken = await ask(visitor, other.person.email.toUpperCase());
  const free = await ask(visitor, newAddress());
  const plain = (text: string) => text.replaceAll(/\S+@\S+/g, '…').toLowerCase();
  assert.equal(plain(taken.text), plain(free.text));
  await ask(visitor, other.person.email);
  assert.equal((await subjects(visitor.person.email)).length, 3, 'a notice each time');
  const told = (await world.letters(other.person.email)).at(-1);
  assert.equal(told?.subject, 'Your mail address has an account already');
  assert.ok(!told?.body_text.includes(visitor.person.name) && !told?.body_text.includes(visitor.person.email));
  assert.doesNotMatch(told?.body_text ?? '', /mail-address/, 'no link');
  assert.match((await world.get(form, visitor)).text, new RegExp(`A letter went to ${other.person.email}`));
  assert.equal(await addressOf(visitor), visitor.person.email);
});

test('an address that somebody got meanwhile is not given away', async () => {
  const visitor = await somebody();
  const email = newAddress();
  await ask(visitor, email);
  await world.person({ email: email.toUpperCase() });
  const page = await world.post(await linkTo(email), {}, visitor);
  assert.equal(page.status, 409);
  assert.match(page.text, /Choose another address/);
  assert.equal(await addressOf(visitor), visitor.person.email);
});

test('a link opens nothing for anybody but the person who asked, signed in', async () => {
  const visitor = await somebody();
  const email = newAddress();
  await ask(visitor, email);
  const link = await linkTo(email);
  assert.equal((await world.get(link)).location, `/sign-in?next=${encodeURIComponent(link)}`);
  assert.equal((await world.post(link, {})).status, 303);
  const stranger = await somebody();
  const page = await world.get(link, stranger);
  assert.ok(!page.text.includes(email) && !page.text.includes(visitor.person.name));
  assert.equal((await world.post(link, {}, stranger)).status, 403);
  assert.deepEqual(
    [await addressOf(visitor), await addressOf(stranger)],
    [visitor.person.email, stranger.person.email],
  );
  assert.equal((await world.post(`${form}/confirmation/not-a-secret`, {}, stranger)).status, 404);
});

test('only the newest link works, for a day, and none after the change was taken back', async () => {
  const visitor = await somebody();
  const [first, second, third] = [newAddress(), newAddress(), newAddress()];
  await ask(visitor, first);
  await ask(visitor, second);
  assert.equal((await world.get(await linkTo(first), visitor)).status, 404);
  assert.equal((await world.get(await linkTo(second), visitor)).status, 200);
  world.wait(8 * hour);
  await world.get('/profile', visitor);
  world.wait(8 * hour);
  await world.get('/profile', visitor);
  world.wait(8 * hour + 1);
  const old = await world.get(await linkTo(second), visitor);
  assert.equal(old.status, 404);
  old.ask.getByRole('link', { name: 'Ask for a new link' });
  await ask(visitor, third);
  const taken = await world.send(`${form}/withdrawal`, {}, visitor);
  assert.match(taken.text, /Your mail address stays as it is/);
  assert.equal((await world.get(await linkTo(third), visitor)).status, 404);
});

test('the password is asked for, and neither it nor an address can be tried without end', async () => {
  const visitor = await somebody();
  const email = newAddress();
  const wrong = await world.post(form, { newEmail: email, password: 'not it at all' }, visitor);
  assert.equal(wrong.status, 422);
  assert.equal(wrong.value('New mail address'), email);
  assert.equal(wrong.value('Password'), '');
  assert.match(wrong.text, /This is not your present password/);
  const same = await world.post(form, { newEmail: visitor.person.email, password }, visitor);
  assert.match(same.text, /This is your mail address already/);
  assert.equal((await world.post(form, { newEmail: 'nonsense', password }, visitor)).status, 422);
  for (let time = 0; time < 3; time++) assert.equal((await ask(visitor, newAddress())).status, 200);
  const page = await world.post(form, { newEmail: newAddress(), password }, visitor);
  assert.equal(page.status, 429);
  assert.match(page.text, /You asked several times already/);
  assert.equal((await subjects(email)).length, 0);
  world.wait(2 * hour);
});

test('nobody’s mailbox is filled by several people who ask for its address', async () => {
  const email = newAddress();
  for (let person = 0; person < 5; person++) {
    assert.match((await ask(await somebody(), email)).text, /is on its way/);
  }
  assert.equal((await world.letters(email)).length, 3);
  world.wait(2 * hour);
});

test('the secret is not in the database, what waits is in the person’s own data, and goes with the account', async () => {
  const visitor = await somebody();
  const email = newAddress();
  await ask(visitor, email);
  const secret = (await linkTo(email)).split('/').at(-1) ?? '';
  assert.ok(secret.length > 30);
  const kept = () =>
    world.sql<{ all: string }>('select c::text as all from mail_address_change c where person_id = $1', [
      visitor.person.id,
    ]);
  const [row] = await kept();
  for (const text of [secret, Buffer.from(secret).toString('hex')]) assert.ok(!row?.all.includes(text));
  const data = JSON.parse((await world.get('/profile/data', visitor)).html) as { newMailAddress: { email: string } };
  assert.equal(data.newMailAddress.email, email);
  await world.post('/profile/closing', { password }, visitor);
  assert.deepEqual(await kept(), []);
});

test('what was not confirmed in time is forgotten every day, and nothing else', async () => {
  const [late, early] = [await somebody(), await somebody()];
  await ask(late, newAddress());
  world.wait(11 * hour);
  await ask(early, newAddress());
  world.wait(13 * hour);
  await forgetUnconfirmed(world.tools);
  const left = await world.sql<{ person: string }>('select person_id as person from mail_address_change');
  const people = left.map(({ person }) => person);
  assert.deepEqual([people.includes(late.person.id), people.includes(early.person.id)], [false, true]);
});
