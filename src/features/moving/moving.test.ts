import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readCalendar, whyNoCalendars } from '../../../test/calendars.ts';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import type { CalendarPart } from '../../kernel/mail-sender.ts';
import { sessionsIn } from './moving.ts';

// The world's clock stands on 2 March 2026; events of the guests are on 14 and 15 April in Tartu.
const harbours = await newHarbours();
const { world, project, lead, gavle, officer, neighbour, freshly } = harbours;
const { newEvent, register, standing } = guestsOf(harbours);

const times = {
  startsOn: '2026-04-14',
  endsOn: '2026-04-15',
  startTime: '09:00',
  endTime: '18:00',
  zone: 'Europe/Tallinn',
};
const online = { webAddress: 'https://meet.example/fish', note: 'The ferry does not sail.', sessions: '', ...times };

/** Sends the form as it is pressed on the page on which everything is looked over. */
async function rearrange(page: string, fields: Record<string, string>, as = officer) {
  const seen = await world.post(page, { ...fields, revision: '' }, as);
  assert.equal(seen.status, 200, seen.text);
  const revision = seen.document.querySelector('[name="revision"]')?.getAttribute('value') ?? '';
  const answer = await world.send(page, { ...fields, revision, step: 'do' }, as);
  return { seen, answer };
}

async function partsTo(email: string): Promise<readonly CalendarPart[]> {
  return (await world.letters(email)).at(-1)?.calendars ?? [];
}

const lines: readonly (readonly [typed: string, read: readonly string[] | number])[] = [
  ['', []],
  ['2026-07-14 9:00-10:30', ['2026-07-14T06:00:00.000Z 2026-07-14T07:30:00.000Z ']],
  ['2026-01-14 9.00–10.30', ['2026-01-14T07:00:00.000Z 2026-01-14T08:30:00.000Z ']],
  [
    '2026-07-14 9:00 - 10:30 https://meet.example/1',
    ['2026-07-14T06:00:00.000Z 2026-07-14T07:30:00.000Z https://meet.example/1'],
  ],
  [
    '2026-07-15 9:00-10:00\n\n2026-07-14 9:00-10:00',
    ['2026-07-14T06:00:00.000Z 2026-07-14T07:00:00.000Z ', '2026-07-15T06:00:00.000Z 2026-07-15T07:00:00.000Z '],
  ],
  ['2026-07-14 9:00-10:00\nTuesday', 2],
  ['2026-07-14 10:00-9:00', 1],
  ['2026-07-14 9:00-9:00', 1],
  ['2026-02-30 9:00-10:00', 1],
  ['2026-07-14 9:00-25:00', 1],
  ['2026-07-14 9:00-10:00 javascript:alert(1)', 1],
  ['2026-07 9:00-10:00', 1],
];

test('sessions are typed one a line, in the zone of the event, and the first line that is none is named', () => {
  for (const [typed, expected] of lines) {
    const read = sessionsIn(typed, 'Europe/Tallinn');
    const told =
      'sessions' in read ? read.sessions.map((one) => `${one.from} ${one.to} ${one.webAddress}`) : read.wrongLine;
    assert.deepEqual(told, expected, typed);
  }
});

test('in one change the event goes online: the place stays as planned, registrations stand, everybody is told', async () => {
  const event = await newEvent({ seats: '1' }, { visitors: [gavle] });
  const guest = await register(event, { language: 'it' });
  const waiting = await register(event);
  const { seen, answer } = await rearrange(`${event.workspace}/online`, online);
  assert.match(seen.text, /2 guests get a letter/);
  assert.match(seen.text, /2 members of the cities concerned get a notice/);
  assert.match(seen.text, /What the letter saysNow online: Meeting \d+/);
  seen.ask.getByRole('button', { name: 'Move online and tell 2 guests' });
  assert.match(answer.text, /The event is online now. 2 guests are being told./);
  const open = await freshly(event.open);
  assert.match(open.text, /This event was moved onlineThe ferry does not sail\./);
  assert.match(open.text, /Moved online/);
  assert.match(open.text, /Was planned at Town hall/);
  assert.doesNotMatch(open.text, /Was planned for/);
  assert.equal(open.linkTo(/meet.example/), 'https://meet.example/fish');
  assert.match(await standing(guest.page), /have a seat/);
  assert.match(await standing(waiting.page), /waiting list/);
  const letter = (await world.letters(guest.email)).at(-1);
  assert.match(letter?.subject ?? '', /^Ora online: Meeting/);
  assert.match(
    letter?.body_text ?? '',
    /Town hall.*The ferry does not sail\..*14 apr 2026.*https:\/\/meet\.example\/fish/s,
  );
  const own = /\/registrations\/[\w-]+/.exec(letter?.body_text ?? '')?.[0] ?? '';
  assert.match(await standing(own), /have a seat/);
  assert.match((await world.get('/inbox', neighbour)).text, /was moved online or got other online sessions/);
  const page = await world.get(`${own}?lang=en`);
  assert.equal(page.linkTo(/meet.example/), 'https://meet.example/fish');
  assert.equal(page.linkTo('Add to my calendar'), `${event.open}/calendar.ics`);
  assert.deepEqual(await partsTo(waiting.email), [], 'who waits has nothing in their calendar');
});

test('whoever gets a seat gets the entry for their calendar with the letter', { skip: whyNoCalendars }, async () => {
  const event = await newEvent();
  const [part] = await partsTo((await register(event)).email);
  const [entered] = readCalendar(part?.text ?? '').events;
  assert.deepEqual([part?.method, entered?.uid, entered?.sequence], ['REQUEST', event.id, 0]);
});

test(
  'the calendar part of the letter takes the place of what stood in the calendar',
  { skip: whyNoCalendars },
  async () => {
    const event = await newEvent();
    const guest = await register(event);
    const before = readCalendar((await freshly(`${event.open}/calendar.ics`)).bytes).events[0];
    await rearrange(`${event.workspace}/online`, { ...online, startTime: '10:00' });
    const [part, ...others] = await partsTo(guest.email);
    assert.deepEqual([part?.method, others.length], ['REQUEST', 0]);
    const read = readCalendar(part?.text ?? '');
    const [told] = read.events;
    assert.equal(read.method, 'REQUEST');
    assert.equal(told?.uid, before?.uid);
    assert.equal(told?.sequence, (before?.sequence ?? 0) + 1);
    assert.deepEqual(
      [told?.start, told?.place, told?.status],
      ['2026-04-14T07:00:00Z', 'https://meet.example/fish', 'CONFIRMED'],
    );
    assert.equal(told?.attendee, `mailto:${guest.email}`);
    assert.equal(told?.organizer, 'mailto:uptake@localhost');
    const after = readCalendar((await freshly(`${event.open}/calendar.ics`)).bytes).events[0];
    assert.deepEqual([after?.sequence, after?.start], [told?.sequence, told?.start]);
    assert.match((await freshly(event.open)).text, /Was planned for 14 Apr 2026, 09:00/);
  },
);

test(
  'an event that is split is an entry for each session, and a session that is dropped is taken out',
  { skip: whyNoCalendars },
  async () => {
    const event = await newEvent();
    const guest = await register(event);
    const split = '2026-04-14 9:00-10:30\n2026-04-16 9:00-10:30 https://meet.example/two\n2026-10-27 9:00-10:30';
    await rearrange(`${event.workspace}/online`, { ...online, sessions: split });
    const parts = (await partsTo(guest.email)).map(({ method, text }) => ({
      method,
      event: readCalendar(text).events[0],
    }));
    assert.deepEqual(
      parts.map(({ method, event: one }) => [method, one?.uid, one?.start, one?.place]),
      [
        ['REQUEST', event.id, '2026-04-14T06:00:00Z', 'https://meet.example/fish'],
        ['REQUEST', `${event.id}-2`, '2026-04-16T06:00:00Z', 'https://meet.example/two'],
        ['REQUEST', `${event.id}-3`, '2026-10-27T07:00:00Z', 'https://meet.example/fish'],
      ],
    );
    assert.match(parts[1]?.event?.title ?? '', /, part 2 of 3 \(HARBOURS\)$/);
    assert.equal(readCalendar((await freshly(`${event.open}/calendar.ics`)).bytes).events.length, 3);
    assert.match((await freshly(event.open)).text, /Online sessions 14 Apr 2026.*27 Oct 2026/);
    const again = await world.get(`${event.workspace}/online`, officer);
    assert.match(again.value(/^Sessions, if it is split/), /^2026-04-14 09:00-10:30\n2026-04-16/);
    await rearrange(`${event.workspace}/online`, { ...online, sessions: split.split('\n').slice(0, 2).join('\n') });
    assert.deepEqual(
      (await partsTo(guest.email)).map(({ method, text }) => [method, readCalendar(text).events[0]?.uid]),
      [
        ['REQUEST', event.id],
        ['REQUEST', `${event.id}-2`],
        ['CANCEL', `${event.id}-3`],
      ],
    );
    const moved = {
      title: 'Meeting',
      kind: 'thematic-event',
      state: 'moved-online',
      mode: 'online',
      language: 'en',
      ...times,
      revision: '3',
    };
    const refused = await world.post(`${event.workspace}/edit`, moved, lead);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Its online sessions say when this event is/);
  },
);

test(
  'an event that is called off stays on its page with the reason, and leaves the calendars',
  { skip: whyNoCalendars },
  async () => {
    const event = await newEvent();
    const guest = await register(event, { language: 'hu' });
    const { seen, answer } = await rearrange(`${event.workspace}/cancellation`, { reason: 'The hall is flooded.' });
    seen.ask.getByRole('button', { name: 'Cancel the event and tell one guest' });
    assert.match(answer.text, /The event is cancelled. One guest is being told./);
    const open = await freshly(event.open);
    assert.match(open.text, /This event is cancelledThe hall is flooded\./);
    const letter = (await world.letters(guest.email)).at(-1);
    assert.match(letter?.subject ?? '', /^Elmarad: Meeting/);
    const [part] = await partsTo(guest.email);
    const read = readCalendar(part?.text ?? '');
    assert.deepEqual(
      [part?.method, read.method, read.events[0]?.status, read.events[0]?.sequence],
      ['CANCEL', 'CANCEL', 'CANCELLED', 1],
    );
    const offered = await world.get(event.workspace, officer);
    assert.equal(offered.ask.queryByRole('link', { name: 'Cancel the event' }), null);
    assert.equal((await world.get(`${event.workspace}/online`, officer)).status, 403);
  },
);

test('what is wrong comes back at its field, and “Change it” gives back what was typed; nobody is told', async () => {
  const event = await newEvent();
  const guest = await register(event);
  const letters = (await world.letters(guest.email)).length;
  const page = `${event.workspace}/online`;
  const refused = await world.post(
    page,
    { ...online, webAddress: 'meet.example', sessions: '2026-04-14 9-10' },
    officer,
  );
  assert.equal(refused.status, 422);
  assert.equal(refused.value(/^Note to the guests/), 'The ferry does not sail.');
  const twice = await world.post(
    page,
    { ...online, sessions: '2026-04-14 9:00-10:30\n2026-04-14 10:00-11:00' },
    officer,
  );
  assert.match(twice.text, /Two sessions overlap/);
  const back = await world.post(page, { ...online, step: 'back' }, officer);
  assert.equal(back.value(/^Web address for joining/), 'https://meet.example/fish');
  assert.equal((await world.post(`${event.workspace}/cancellation`, { reason: ' ' }, officer)).status, 422);
  assert.equal((await world.letters(guest.email)).length, letters);
});

test('somebody who changed the event meanwhile is not overruled, and nobody is told twice', async () => {
  const event = await newEvent();
  const guest = await register(event);
  const letters = (await world.letters(guest.email)).length;
  const page = `${event.workspace}/online`;
  const late = await world.post(page, { ...online, revision: '0', step: 'do' }, officer);
  assert.equal(late.status, 409);
  assert.match(late.text, /Nobody has been told yet/);
  const form = { ...online, revision: '1', step: 'do', 'form-number': world.tools.chance.id() };
  assert.equal((await world.post(page, form, officer)).status, 303);
  assert.equal((await world.post(page, form, officer)).status, 303);
  assert.equal((await world.letters(guest.email)).length, letters + 1);
});

test('only who may change the event moves it, and what is over cannot be moved', async () => {
  const event = await newEvent();
  assert.equal((await world.get(`${event.workspace}/online`, neighbour)).status, 403);
  assert.equal(
    (await world.post(`${event.workspace}/cancellation`, { reason: 'x', step: 'do' }, neighbour)).status,
    403,
  );
  const reader = await world.signedIn({ project, role: 'stakeholder' });
  assert.equal((await world.get(event.workspace, reader)).ask.queryByRole('link', { name: 'Move online' }), null);
  const over = await newEvent(null, { state: 'held' });
  const refused = await world.get(`${over.workspace}/online`, officer);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /The event is over/);
});
