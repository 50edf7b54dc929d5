import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import { formNumber } from '../../kernel/sent-forms.ts';

// The world's clock stands on 2 March 2026.
const harbours = await newHarbours();
const { world, project, lead, tartu, gavle, officer, neighbour, freshly } = harbours;
const { newEvent, open, send, register, pageIn, standing, subjects, forget } = guestsOf(harbours);
/** An event of which nobody knows yet when it will be. */
const later = { startsOn: null, endsOn: null, moments: null };

test('a guest without account registers, confirms by letter, and finds on a page of their own how it stands', async () => {
  const event = await newEvent({ seats: '30', closesOn: '2026-04-10', note: 'Take the ferry.' });
  const shown = await freshly(event.open);
  assert.match(shown.text, /Registration is open Seats 30 of 30 left.*10 April 2026 \(local time: Tallinn\)/);
  assert.equal(shown.linkTo('Register'), `${event.open}/registration`);
  const answer = await send(event, { email: 'gerda@example.org', partner: tartu, diet: 'No fish' });
  assert.equal(answer.status, 303, answer.text);
  assert.match((await freshly(event.open)).text, /30 of 30 left/, 'nobody has confirmed');
  const page = await pageIn('gerda@example.org');
  const own = await world.get(page);
  assert.equal(own.headers.get('cache-control'), 'no-store');
  assert.match(own.text, /You are not registered yet: please confirm/);
  assert.doesNotMatch(own.text, /Take the ferry/);
  assert.equal((await world.post(`${page}/confirmation`, {})).status, 303);
  assert.match((await world.get(page)).text, /You are registered and have a seat.*Take the ferry.*Add to my calendar/);
  assert.match((await freshly(event.open)).text, /29 of 30 left/);
  assert.equal((await world.get(page)).value(/^Dietary needs/), 'No fish');
  const [, confirmed] = await world.letters('gerda@example.org');
  assert.match(confirmed?.body_text ?? '', /14 Apr 2026, 09:00.*\(local time: Tallinn\)/);
  const [row] = await world.sql<{ links: string; secrets: string }>(
    `select string_agg(encode(secret_hash, 'hex'), ' ') as links, string_agg(r::text, ' ') as secrets
     from registration_link l join registration r on r.id = l.registration_id where r.event_id = $1`,
    [event.id],
  );
  assert.ok(
    !`${row?.links}${row?.secrets}`.includes(page.split('/').at(-1) ?? '?'),
    'the secret is kept as a hash only',
  );
});

test('what is missing or wrong comes back at its field, with everything that was typed', async () => {
  const event = await newEvent();
  const refused = await send(event, { email: 'no address', name: '', consent: [], diet: 'Rye bread' });
  assert.equal(refused.status, 422);
  for (const reason of [/Name: /, /E-mail: /, /I agree/]) {
    assert.match(refused.ask.getByRole('alert').textContent ?? '', reason);
  }
  assert.equal(refused.value(/^Dietary needs/), 'Rye bread');
  const elsewhere = await send(event, { email: 'a@example.org', partner: '00000000-0000-7000-8000-000000000000' });
  assert.equal(elsewhere.status, 422);
  assert.match(elsewhere.text, /You come for this partner: /);
});

test('who is full waits in the order of confirming, and moves up by letter when somebody cancels', async () => {
  const event = await newEvent({ seats: '1' });
  const first = await register(event);
  const second = await register(event);
  const third = await register(event);
  assert.match(await standing(second.page), /on the waiting list, in place 1/);
  assert.match(await standing(third.page), /on the waiting list, in place 2/);
  assert.match((await freshly(event.open)).text, /0 of 1 left On the waiting list 2/);
  await world.post(`${first.page}/cancellation`, {});
  assert.match(await standing(first.page), /You have cancelled/);
  assert.match(await standing(second.page), /have a seat/);
  assert.match(await standing(third.page), /in place 1/);
  assert.match((await subjects(second.email)).at(-1) ?? '', /A seat is free for you/);
  assert.equal((await subjects(third.email)).length, 2);
  await world.post(`${first.page}/cancellation`, {});
  assert.match(await standing(third.page), /in place 1/, 'cancelled twice is cancelled once');
});

test('a partner has its own seats, and the next in line whose partner has one left moves up', async () => {
  const event = await newEvent({ seats: '3', [`seats-${tartu}`]: '1' });
  const [one, two] = [await register(event, { partner: tartu }), await register(event, { partner: tartu })];
  assert.match(await standing(two.page), /waiting list/);
  const other = await register(event, { partner: gavle });
  assert.match(await standing(other.page), /have a seat/, 'seats in all are left');
  assert.match((await freshly(event.open)).text, /Tartu: 0 of 1 left/);
  const late = await register(event);
  const later = await register(event);
  assert.match(await standing(later.page), /in place 2/);
  await world.post(`${late.page}/cancellation`, {});
  assert.match(await standing(later.page), /have a seat/, 'Tartu has none left, so the next one moves');
  assert.match(await standing(two.page), /waiting list/);
  await open(event, { seats: '5', [`seats-${tartu}`]: '2' });
  assert.match(await standing(two.page), /have a seat/, 'more seats move people up at once');
  await open(event, { seats: '1', [`seats-${tartu}`]: '1' });
  for (const { page } of [one, two, other, later]) {
    assert.match(await standing(page), /have a seat/, 'nobody loses one');
  }
});

test('of many who confirm at the same moment as many get a seat as there are, each place in the line once', async () => {
  const event = await newEvent({ seats: '3' });
  const pages: string[] = [];
  for (let count = 0; count < 8; count++) {
    const email = `crowd-${count}@example.org`;
    await send(event, { email });
    pages.push(await pageIn(email));
  }
  await Promise.all(pages.flatMap((page) => [1, 2].map(() => world.post(`${page}/confirmation`, {}))));
  const states = await world.sql<{ state: string; turn: number }>(
    'select state, turn from registration where event_id = $1 order by turn',
    [event.id],
  );
  assert.equal(new Set(states.map(({ turn }) => turn)).size, 8);
  assert.deepEqual(
    states.map(({ state }) => state),
    [...Array<string>(3).fill('confirmed'), ...Array<string>(5).fill('waiting')],
  );
  const confirmed = pages.slice(0, 3).map((page) => world.post(`${page}/cancellation`, {}));
  await Promise.all(confirmed);
  const [count] = await world.sql<{ seats: number }>(
    "select count(*) as seats from registration where event_id = $1 and state = 'confirmed'",
    [event.id],
  );
  assert.equal(count?.seats, 3);
});

test('the page says the same whether an address is known or not; who is known gets a letter that says so', async () => {
  const event = await newEvent();
  const { email, page } = await register(event);
  const again = await send(event, { email, name: 'Somebody Else' });
  const other = await send(event, { email: 'new@example.org' });
  assert.equal(again.status, other.status);
  assert.equal(again.location, other.location);
  assert.match((await subjects(email)).at(-1) ?? '', /You are registered already/);
  assert.match((await world.get(page)).text, /Gerda Guest/, 'nothing was changed by a stranger');
});

test('a button pressed twice is one letter, and who tries on is written to ever more rarely', async () => {
  const event = await newEvent();
  const fields = { name: 'Twice', organisation: 'X', language: 'en', consent: 'yes', email: 'twice@example.org' };
  const press = () => world.post(`${event.open}/registration`, fields, world.anonymous());
  await Promise.all([press(), press()]);
  assert.equal((await subjects('twice@example.org')).length, 1);
  for (let count = 0; count < 9; count++) await send(event, fields);
  assert.equal((await subjects('twice@example.org')).length, 6);
});

test('somebody with an account registers by one press, comes back to the same registration, and waits as others do', async () => {
  const event = await newEvent({ seats: '1' });
  const page = await world.send(`${event.open}/registration`, {}, officer);
  assert.match(page.text, /You are registered and have a seat/);
  assert.match((await world.get(event.open, officer)).text, /You are registered and have a seat/);
  await world.send(`${event.open}/registration`, {}, officer);
  const data = JSON.parse((await world.get('/profile/data', officer)).html) as { registrations: object[] };
  assert.match(JSON.stringify(data.registrations), new RegExp(`"event":"${event.title}".*"state":"confirmed"`));
  const other = await world.signedIn({ project: await world.project() });
  assert.match((await world.send(`${event.open}/registration`, {}, other)).text, /waiting list, in place 1/);
  const rows = await world.sql<{ partner_id: string | null; organisation: string }>(
    'select partner_id, organisation from registration where event_id = $1 order by turn',
    [event.id],
  );
  assert.deepEqual(rows, [
    { partner_id: tartu, organisation: 'City of Tartu' },
    { partner_id: null, organisation: '' },
  ]);
});

test('the secret address of a registration is written down nowhere, whatever numbered form leads to it', async () => {
  const event = await newEvent();
  const numbered = () => ({ [formNumber]: world.tools.chance.id() });
  const { location } = await world.post(`${event.open}/registration`, numbered(), officer);
  assert.match(location, /^\/registrations\//);
  const acts = [
    { act: 'needs', diet: 'No fish' },
    { act: 'presence', code: 'nothing' },
    { act: 'cancellation' },
  ] as const;
  for (const { act, ...fields } of acts) {
    const answer = await world.post(`${location}/${act}`, { ...fields, ...numbered() }, officer);
    assert.equal(answer.location, location);
  }
  assert.deepEqual(await world.sql("select location from sent_form where location like '/registrations/%'"), []);
});

test('nobody registers before the first day, after the last, when it is over, or when it is cancelled', async () => {
  const refused = async (opening: Record<string, string>, values: object, reason: RegExp) => {
    const event = await newEvent(opening, values);
    assert.match((await freshly(event.open)).text, reason);
    const answer = await send(event, { email: 'late@example.org' });
    assert.equal(answer.status, 403);
    assert.match(answer.text, reason);
  };
  await refused({ opensOn: '2026-03-20' }, {}, /not open yet/);
  await refused({ closesOn: '2026-03-01' }, {}, /has closed/);
  await refused({}, { state: 'cancelled' }, /cancelled/);
  await refused({}, { state: 'held' }, /over/);
  const event = await newEvent({ closesOn: '2026-03-03' });
  await send(event, { email: 'slow@example.org' });
  const page = await pageIn('slow@example.org');
  world.wait(3 * 86_400_000);
  assert.match((await world.get(page)).text, /Registration has closed/);
  assert.equal((await world.post(`${page}/confirmation`, {})).status, 403);
});

test('an opening that does not fit comes back with what would help', async () => {
  const event = await newEvent(null);
  const refused = async (fields: Record<string, string>, reason: RegExp) => {
    const as = await world.visitorFor(lead.person);
    const page = await world.post(`${event.workspace}/registration`, { audience: 'anybody', ...fields }, as);
    assert.equal(page.status, 422);
    assert.match(page.ask.getByRole('alert').textContent ?? '', reason);
  };
  await refused({ seats: '0' }, /Seats in all: /);
  await refused({ seats: 'many' }, /Seats in all: /);
  await refused({ closesOn: '2026-04' }, /Closes on: say an exact day/);
  await refused({ closesOn: '2026-05-01' }, /the event is over by then/);
  await refused({ opensOn: '2026-03-20', closesOn: '2026-03-10' }, /it closes before it opens/);
  await refused({ audience: 'friends' }, /Who may come/);
});

test('what a guest needs is seen by the hosts alone, changed by the guest, and erased a day after the event', async () => {
  const as = await world.visitorFor(lead.person);
  const event = await newEvent();
  const { page } = await register(event, { diet: 'No nuts', access: 'A ramp' });
  await world.post(`${page}/needs`, { diet: 'No nuts at all', access: 'A ramp' });
  assert.equal((await world.get(page)).value(/^Dietary needs/), 'No nuts at all');
  const count = async (table: string) =>
    (
      await world.sql(`select from ${table} t join registration r on r.id = t.registration_id where r.event_id = $1`, [
        event.id,
      ])
    ).length;
  const until = (moment: string) => world.wait(Date.parse(moment) - world.now().getTime());
  until('2026-04-15T12:00:00Z');
  await forget();
  assert.equal(await count('registration_needs'), 1);
  until('2026-04-17T13:00:00Z');
  await forget();
  assert.equal(await count('registration_needs'), 0);
  assert.equal(await count('registration_contact'), 1);
  assert.match((await world.get(page)).text, /Gerda Guest/);
  assert.equal((await world.get(event.workspace, as)).status, 303, 'the session is over, the guest’s page is not');
  until('2026-05-16T13:00:00Z');
  await forget();
  assert.deepEqual([await count('registration_contact'), await count('registration_link')], [0, 0]);
  assert.equal((await world.get(page)).status, 404);
  const rows = await world.sql<{ name: string; organisation: string; state: string }>(
    'select name, organisation, state from registration where event_id = $1',
    [event.id],
  );
  assert.deepEqual(rows, [{ name: '', organisation: '', state: 'confirmed' }]);
});

test('who does not confirm is forgotten after a week', async () => {
  const event = await newEvent({}, later);
  await send(event, { email: 'never@example.org' });
  world.wait(8 * 86_400_000);
  await forget();
  assert.equal((await world.sql('select from registration where event_id = $1', [event.id])).length, 0);
});

test('hosts open registration; others of the project may not, strangers find nothing', async () => {
  const event = await newEvent(null, later);
  const path = `${event.workspace}/registration`;
  const member = await world.visitorFor(neighbour.person);
  assert.equal((await world.get(path, member)).status, 403);
  assert.equal((await world.post(path, { audience: 'anybody' }, member)).status, 403);
  assert.equal((await freshly(`${event.open}/registration`)).status, 404, 'nothing was opened');
  const host = await world.visitorFor(officer.person);
  assert.equal((await world.post(path, { audience: 'anybody' }, host)).status, 303);
  assert.equal((await freshly(`${event.open}/registration`)).status, 200);
  assert.match((await world.get(`${event.workspace}/history`, host)).text, /Registration/);
  await world.post(`${event.workspace}/withdrawal`, {}, host);
  assert.equal((await freshly(`${event.open}/registration`)).status, 404);
  assert.equal((await world.get('/registrations/no-such-secret')).status, 404);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.equal((await world.get(path, stranger)).status, 404);
  assert.ok(project.id);
});

test('a host invites many at once, each by a letter of their own, reminds once, and nobody is invited twice', async () => {
  const event = await newEvent({ audience: 'invited' }, later);
  const host = await world.visitorFor(officer.person);
  const path = `${event.workspace}/invitations/new`;
  const invite = (addresses: string) => world.post(path, { addresses, language: 'sv', partner: gavle }, host);
  const refused = await invite('ada@example.org\nno address\nBo <bo@>\n');
  assert.equal(refused.status, 422);
  assert.match(refused.ask.getByRole('alert').textContent ?? '', /no address · Bo <bo@>/);
  const known = await register(await newEvent({}, later));
  const page = await world.send(
    path,
    { addresses: `Ada Ål <ada@example.org>\nbo@example.org, \n${known.email}`, language: 'sv' },
    host,
  );
  assert.match(page.text, /3 letters are on their way/);
  assert.match(
    (await world.send(path, { addresses: 'ADA@example.org\nnils@example.org', language: 'sv' }, host)).text,
    /1 letter is on its way; 1 address was known already/,
  );
  assert.deepEqual(await subjects('ada@example.org'), [`Inbjudan: ${event.title}`]);
  assert.match((await freshly(event.open)).text, /By invitation only.*This event is for invited guests/);
  assert.equal((await send(event, { email: 'stranger@example.org' })).status, 403);
  const own = await pageIn('ada@example.org');
  const asked = await world.get(`${own}?lang=en`);
  assert.equal(asked.value('Name'), 'Ada Ål');
  const wrong = await world.post(`${own}/acceptance`, {
    name: 'Ada Ål',
    organisation: '',
    language: 'en',
    consent: 'yes',
  });
  assert.equal(wrong.status, 422);
  await world.post(`${own}/acceptance`, {
    name: 'Ada Ål',
    organisation: 'Gävle',
    partner: gavle,
    language: 'en',
    consent: 'yes',
  });
  assert.match(await standing(own), /have a seat/);
  await world.post(`${await pageIn('bo@example.org')}/declination`, {});
  const list = await world.get(`${event.workspace}/guests`, host);
  assert.match(list.text, /Coming \(1\).*Ada Ål.*Invited, not answered \(2\).*Not coming \(1\)/);
  for (const time of [1, 2]) {
    await world.post(`${event.workspace}/invitations/reminder`, {}, host);
    assert.equal((await subjects('nils@example.org')).length, 2, `reminded once, not ${time} times`);
  }
  assert.match((await world.get(`${event.workspace}/guests`, host)).text, /Reminded/);
  assert.equal(
    (await world.post(path, { addresses: 'x@example.org' }, await world.visitorFor(neighbour.person))).status,
    403,
  );
});

test('an invitation is written for a public event with registration only', async () => {
  const host = await world.visitorFor(officer.person);
  const refused = async (event: { workspace: string }, reason: RegExp) => {
    const page = await world.get(`${event.workspace}/invitations/new`, host);
    assert.equal(page.status, 403);
    assert.match(page.text, reason);
  };
  const closed = await newEvent(null, later);
  await refused(closed, /Open registration first/);
  await world.post(`${closed.workspace}/withdrawal`, {}, host);
  await refused(closed, /Publish the event first/);
});
