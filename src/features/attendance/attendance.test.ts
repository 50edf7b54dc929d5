import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { blankEvent, type LearningEvent } from '../events/index.ts';
import { dayToShow, presentDay } from './attendance.ts';

// The world's clock stands on 2 March 2026; the events are on 14 and 15 April, in Tallinn.
const harbours = await newHarbours();
const { world, project, tartu, officer, neighbour } = harbours;
const { newEvent, register, forget } = guestsOf(harbours);

const until = (moment: string) => world.wait(Date.parse(moment) - world.now().getTime());
const host = () => world.visitorFor(officer.person);

const inTallinn = {
  ...blankEvent,
  title: 'Two days',
  language: 'en',
  kind: 'training',
  startsOn: '2026-04-14' as PartialDate,
  endsOn: '2026-04-15' as PartialDate,
  moments: { from: '2026-04-14T06:00:00.000Z', to: '2026-04-15T15:00:00.000Z', zone: 'Europe/Tallinn' },
} satisfies LearningEvent;

test('the day of an event is counted by the clock of its place', () => {
  const cases: [string, string | null, string][] = [
    ['2026-04-13T20:59:00Z', null, '2026-04-14'],
    ['2026-04-13T21:01:00Z', '2026-04-14', '2026-04-14'],
    ['2026-04-14T21:01:00Z', '2026-04-15', '2026-04-15'],
    ['2026-04-15T21:01:00Z', null, '2026-04-15'],
  ];
  for (const [moment, day, shown] of cases) {
    assert.equal(presentDay(inTallinn, new Date(moment)), day, moment);
    assert.equal(dayToShow(inTallinn, new Date(moment), undefined), shown, moment);
  }
  assert.equal(dayToShow(inTallinn, new Date('2026-04-14T08:00:00Z'), '2026-04-15'), '2026-04-15');
  assert.equal(
    dayToShow({ ...inTallinn, startsOn: '2026-04' as PartialDate, endsOn: null }, new Date(), undefined),
    null,
  );
});

test('hosts see who comes, who waits and what they need; from the first day on they say who is there, day by day', async () => {
  const event = await newEvent({ seats: '1' }, { title: 'By the list' });
  await register(event, { name: 'Anna Early', partner: tartu, diet: 'No nuts', access: 'A ramp' });
  await register(event, { name: 'Ben Late' });
  const list = `${event.workspace}/guests`;
  const before = await world.get(list, await host());
  assert.match(
    before.text,
    /Coming \(1\).*Anna Early.*Tartu.*Dietary needs: No nuts.*A ramp.*waiting list \(1\).*Ben Late/,
  );
  assert.match(before.text, /Once this day has come/);
  assert.equal(before.ask.queryByRole('button', { name: 'Present' }), null);
  const [anna] = await world.sql<{ id: string }>("select id from registration where name = 'Anna Early'");
  const [ben] = await world.sql<{ id: string }>("select id from registration where name = 'Ben Late'");
  const marks = async (id: string | undefined, day: string, present: string, as = host()) =>
    world.post(`${list}/${id}/attendance`, { day, present }, await as);
  assert.equal((await marks(anna?.id, '2026-04-14', 'yes')).status, 403, 'not yet');
  until('2026-04-14T07:00:00Z');
  assert.equal((await marks(anna?.id, '2026-04-14', 'yes')).status, 303);
  assert.equal((await marks(ben?.id, '2026-04-14', 'yes')).status, 303);
  assert.equal((await marks(anna?.id, '2026-04-15', 'yes')).status, 403, 'tomorrow');
  assert.equal((await marks(anna?.id, '2026-04-13', 'yes')).status, 403, 'no day of the event');
  const during = await world.get(list, await host());
  assert.match(during.text, /Coming \(2\)/, 'who was let in from the waiting list came');
  assert.equal(during.ask.getAllByText('Present', { selector: '.state-tag' }).length, 2);
  until('2026-04-15T07:00:00Z');
  await marks(anna?.id, '2026-04-15', 'no');
  assert.match((await world.get(`${list}?day=2026-04-15`, await host())).text, /Anna Early.*Absent/);
  assert.equal((await marks(anna?.id, '2026-04-15', 'yes', world.visitorFor(neighbour.person))).status, 403);
  const other = await newEvent({}, { title: 'Another' });
  assert.equal((await world.post(`${other.workspace}/guests/${anna?.id}/attendance`, {}, await host())).status, 404);
});

test('who came unannounced is added with a mail address or without, and is nobody new when registered already', async () => {
  const event = await newEvent({}, { title: 'Open house' });
  const known = await register(event, { name: 'Karl Known' });
  const list = `${event.workspace}/guests`;
  const add = async (fields: Record<string, string>) =>
    world.send(`${list}?day=2026-04-14`, { organisation: 'Somewhere', partner: '', ...fields }, await host());
  assert.match((await add({ name: 'Walk In', email: 'walk@example.org' })).text, /Walk In is on the list/);
  assert.match((await add({ name: 'No Mail', email: '' })).text, /Coming \(3\).*No Mail/);
  assert.match((await add({ name: 'Karl K', email: known.email.toUpperCase() })).text, /Coming \(3\)/);
  const refused = await add({ name: '', email: 'x' });
  assert.equal(refused.status, 422);
  assert.match(refused.ask.getByRole('alert').textContent ?? '', /Name: .*E-mail: /s);
  const [letter] = await world.letters('walk@example.org');
  const own = /\/registrations\/[\w-]+/.exec(letter?.body_text ?? '')?.[0] ?? '';
  assert.match((await world.get(own)).text, /Walk In.*You were there: 14 April 2026/);
});

test('by the code at the door a guest says to be there: by letter’s page, by mail address, or signed in, on the day only', async () => {
  const event = await newEvent(
    {},
    {
      title: 'Code day',
      startsOn: '2026-05-05' as PartialDate,
      endsOn: '2026-05-06' as PartialDate,
      moments: { from: '2026-05-05T06:00:00.000Z', to: '2026-05-06T15:00:00.000Z', zone: 'Europe/Tallinn' },
    },
  );
  const door = `${event.workspace}/door`;
  const codeNow = async () => {
    const page = await world.send(door, {}, await host());
    page.ask.getByRole('img', { name: 'Code to be read by a phone' });
    return page.document.querySelector('.figure-value')?.textContent ?? '';
  };
  const [byLetter, byMail] = [await register(event), await register(event)];
  const member = await host();
  await world.post(`${event.open}/registration`, {}, member);
  assert.equal((await world.post(door, {}, await host())).status, 403, 'not today');
  until('2026-05-04T21:30:00Z');
  const code = await codeNow();
  assert.match(code, /^[2-9A-Z]{6}$/);
  assert.equal(await codeNow(), code, 'the same all day');
  assert.equal((await world.post('/here', { code: 'WRONG1' })).status, 422);
  assert.equal((await world.post('/here', { code: ` ${code.toLowerCase()} ` })).location, `/here/${code}`);
  const unknown = await world.post(`/here/${code}`, { email: 'nobody@example.org' });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /ask the hosts to add you/);
  assert.equal((await world.post(`/here/${code}`, { email: byMail.email })).status, 303);
  assert.match(
    (await world.send(`/here/${code}`, {}, await world.visitorFor(officer.person))).text,
    /noted that you are here/,
  );
  assert.equal((await world.get(byLetter.page)).ask.getAllByLabelText(/Code at the door/).length, 1);
  await world.post(`${byLetter.page}/presence`, { code: 'WRONG1' });
  assert.doesNotMatch((await world.get(byLetter.page)).text, /You were there/);
  await world.post(`${byLetter.page}/presence`, { code });
  assert.match((await world.get(byLetter.page)).text, /You were there: 5 May 2026/);
  until('2026-05-05T21:30:00Z');
  assert.equal((await world.get(`/here/${code}`)).status, 404, 'yesterday’s code');
  assert.notEqual(await codeNow(), code);
  const present = await world.sql('select from attendance where event_id = $1 and is_present', [event.id]);
  assert.equal(present.length, 3);
  assert.equal((await world.get(`/here/nothing`)).status, 404);
});

test('the guest list leaves as CSV in which nothing is a formula, and as a list to sign', async () => {
  const event = await newEvent(
    {},
    { title: 'Formula day', startsOn: '2026-06-01' as PartialDate, endsOn: null, moments: null },
  );
  const { email } = await register(event, { name: 'Eva Sum', organisation: '=SUM(A1:A9)', diet: '+1' });
  const sheet = await world.get(`${event.workspace}/guests/csv`, await host());
  assert.match(sheet.headers.get('content-type') ?? '', /text\/csv/);
  assert.match(sheet.html, new RegExp(`Eva Sum,'=SUM\\(A1:A9\\),,${email},Registered,'\\+1,,`));
  const print = await world.get(`${event.workspace}/guests/signatures`, await host());
  assert.match(print.text, /Eva Sum.*1 June 2026|1 June 2026.*Eva Sum/);
  const outsider = await world.visitorFor(neighbour.person);
  for (const path of ['guests', 'guests/csv', 'guests/signatures', 'door']) {
    assert.equal((await world.get(`${event.workspace}/${path}`, outsider)).status, 403, path);
  }
});

test('an event that is over without attendance is expected of its hosts; erased guests stay counted', async () => {
  const event = await newEvent(
    {},
    { title: 'Forgotten list', startsOn: '2026-06-10' as PartialDate, endsOn: null, moments: null },
  );
  await register(event, { name: 'Fay Gone' });
  const inbox = async () => (await world.get('/inbox', await host())).text;
  assert.doesNotMatch(await inbox(), /Forgotten list/);
  until('2026-06-12T08:00:00Z');
  const page = await world.get('/inbox', await host());
  assert.equal(page.linkTo('Forgotten list'), `${event.workspace}/guests`);
  const [fay] = await world.sql<{ id: string }>("select id from registration where name = 'Fay Gone'");
  await world.post(
    `${event.workspace}/guests/${fay?.id}/attendance`,
    { day: '2026-06-10', present: 'yes' },
    await host(),
  );
  assert.doesNotMatch(await inbox(), /Forgotten list/);
  until('2026-07-13T08:00:00Z');
  await forget();
  assert.match(
    (await world.get(`${event.workspace}/guests`, await host())).text,
    /Coming \(1\).*Guest \(name erased\).*Present/,
  );
  assert.ok(project.id);
});
