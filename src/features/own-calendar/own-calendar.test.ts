import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { sql } from 'kysely';
import { readCalendar, whyNoCalendars } from '../../../test/calendars.ts';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import type { Visitor } from '../../../test/world.ts';

// The world's clock stands on 2 March 2026; the project began in January 2025.
const harbours = await newHarbours();
const { world, project, lead, tartu, gavle, officer, neighbour } = harbours;
const { newEvent } = guestsOf(harbours);
const skip = { skip: whyNoCalendars };

async function addressOf(person: Visitor): Promise<string> {
  const page = await world.post('/profile/calendar/renewal', {}, person);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  return /\/calendars\/person\/[\w-]+\/events\.ics/.exec(page.text)?.[0] ?? assert.fail(page.text);
}

async function read(address: string) {
  const file = await world.get(address);
  assert.equal(file.status, 200);
  return readCalendar(file.bytes);
}

await newEvent(null, { title: 'Hosted' });
await newEvent(null, { title: 'Visited', host: gavle, visitors: [tartu] });
const elsewhere = await newEvent({}, { title: 'Elsewhere', host: gavle });

test(
  'a person’s calendar has what their city hosts and visits, what they registered for, and what is due',
  skip,
  async () => {
    const address = await addressOf(officer);
    const before = await read(address);
    const events = (calendar: typeof before) =>
      calendar.events.flatMap(({ title }) => /^(.*) \(HARBOURS\)$/.exec(title)?.[1] ?? []);
    const own = (calendar: typeof before) => events(calendar).filter((title) => !title.startsWith('Due'));
    assert.deepEqual(own(before), ['Hosted', 'Visited']);
    const due = before.events.find(({ title }) => title.startsWith('Due: Partners’ parts of the report on semester 2'));
    assert.match(due?.start ?? '', /^2026-01-\d\d$/);
    assert.equal(before.name, 'Uptake: Tiina Officer');
    await world.post(
      `${elsewhere.open}/registration`,
      { organisation: 'Tartu', partner: tartu, consent: 'yes', language: 'en', name: 'Tiina Officer' },
      officer,
    );
    assert.deepEqual(own(await read(address)), ['Hosted', 'Visited', 'Elsewhere']);
    const whole = await read(await addressOf(lead));
    assert.deepEqual(own(whole), ['Hosted', 'Visited', 'Elsewhere']);
    assert.deepEqual(own(await read(await addressOf(neighbour))), ['Visited', 'Elsewhere']);
  },
);

test('a due date that was moved is another day of the same entry', skip, async () => {
  const address = await addressOf(lead);
  const parts = async () => (await read(address)).events.find(({ uid }) => uid.endsWith('semester-3-partner-parts'));
  const before = await parts();
  await world.post(
    '/p/harbours/clock/moves',
    { item: 'semester-3-partner-parts', to: '2026-07-20', reason: 'Summer' },
    lead,
  );
  const after = await parts();
  assert.deepEqual(
    [after?.uid, after?.sequence, after?.start],
    [before?.uid, (before?.sequence ?? 0) + 1, '2026-07-20'],
  );
});

test('the address is shown once and kept as a hash; a new one ends the old one, and it can be taken away', async () => {
  const first = await addressOf(officer);
  const page = await world.get('/profile/calendar', officer);
  assert.match(page.text, /has had its address since 2 March 2026/);
  assert.doesNotMatch(page.text, /calendars\/person/);
  const { rows } = await world.tools.pool.transaction(`begin; set local uptake.person = '${officer.person.id}'`, (db) =>
    sql<{ kept: string }>`select c::text as kept from own_calendar c`.execute(db),
  );
  assert.equal(rows.length, 1, 'one’s own and nobody else’s');
  assert.ok(!rows[0]?.kept.includes(first.split('/')[3] ?? '?'));
  const second = await addressOf(officer);
  assert.equal((await world.get(first)).status, 404);
  assert.equal((await world.get(second)).status, 200);
  assert.match((await world.get('/profile/data', officer)).html, /"calendarAddressSince":\s*"2026-03-02/);
  await world.post('/profile/calendar/ending', {}, officer);
  assert.equal((await world.get(second)).status, 404);
  (await world.get('/profile/calendar', officer)).ask.getByRole('button', { name: 'Make the address' });
});

test('who left a project finds nothing of it, and an account that was closed has no calendar', skip, async () => {
  const member = await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Leaving soon' });
  const address = await addressOf(member);
  assert.ok((await read(address)).events.length > 2);
  await world.sql('update membership set ended_at = $2 where person_id = $1', [member.person.id, world.now()]);
  assert.deepEqual((await read(address)).events, []);
  await world.sql('update person set ended_at = $2 where id = $1', [member.person.id, world.now()]);
  assert.equal((await world.get(address)).status, 404);
});

test('an administrator’s calendar has the projects they are a member of, and no others', skip, async () => {
  const administrator = await world.signedIn({ isAdministrator: true });
  assert.deepEqual((await read(await addressOf(administrator))).events, []);
});

test('a secret that nobody has opens nothing, and strangers are asked to sign in', async () => {
  assert.equal((await world.get('/calendars/person/nothing/events.ics')).status, 404);
  assert.equal((await world.get('/profile/calendar')).status, 303);
  assert.equal((await world.post('/profile/calendar/renewal', {})).status, 303);
});
