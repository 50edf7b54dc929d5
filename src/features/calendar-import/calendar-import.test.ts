import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import type { Visitor } from '../../../test/world.ts';

const { world, project, lead, tartu, gavle, officer, neighbour, freshly } = await newHarbours();
const bring = '/p/harbours/calendar-import';

const entry = (uid: string, title: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, ...lines, 'END:VEVENT'].join('\r\n');
const file = (...entries: string[]) =>
  new File([['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries, 'END:VCALENDAR', ''].join('\r\n')], 'spring.ics', {
    type: 'text/calendar',
  });

const fields = { kind: 'study-visit', host: tartu, zone: 'Europe/Tallinn' };

/** Brings a file and gives the page on which it is looked over, and where that is. */
async function brought(calendar: File, as: Visitor = officer) {
  const answer = await world.post(bring, { ...fields, calendar }, as);
  assert.equal(answer.status, 303, answer.text);
  return { place: answer.location, page: await world.get(answer.location, as) };
}

const market = entry('market', 'Fish market', 'DTSTART;TZID=Europe/Tallinn:20260512T090000', 'LOCATION:Harbour');
const task = 'BEGIN:VTODO\r\nUID:ice\r\nSUMMARY:Buy ice\r\nEND:VTODO';

async function eventsNamed(title: string): Promise<number> {
  const [row] = await world.sql<{ count: string }>(`select count(*) from record where kind = 'event' and title = $1`, [
    title,
  ]);
  return Number(row?.count);
}

test('a file is looked over, then its events stand as plans that nobody outside sees', async () => {
  const { place, page } = await brought(file(market, task));
  assert.match(page.text, /What is in spring.ics.*Nothing has been made yet/);
  assert.match(page.text, /One new event.*Fish market.*12 May 2026, 09:00.*Harbour/);
  assert.match(page.text, /One entry is not taken.*Buy ice.*It is no event/);
  assert.equal(await eventsNamed('Fish market'), 0);
  const list = await world.send(`${place}/events`, {}, officer);
  assert.match(list.text, /1 new and 0 changed/);
  const event = await world.get('/p/harbours/events/fish-market', officer);
  assert.match(event.text, /Study visit Fish market.*Planned.*12 May 2026, 09:00.*Tartu/);
  assert.equal((await freshly('/projects/harbours/events/fish-market')).status, 404);
  assert.equal((await world.get(place, officer)).status, 404, 'done once');
});

test('brought again, a file changes what it made and doubles nothing; what people wrote stays', async () => {
  const first = await brought(file(entry('again', 'Again', 'DTSTART;VALUE=DATE:20260601')));
  await world.post(`${first.place}/events`, {}, officer);
  const same = await brought(file(entry('again', 'Again', 'DTSTART;VALUE=DATE:20260601')));
  assert.match(same.page.text, /One event stands here already, as the file says/);
  assert.match(same.page.text, /There is nothing in it to make or to change/);
  const form = {
    title: 'Again',
    kind: 'training',
    state: 'planned',
    mode: 'hybrid',
    language: 'en',
    startsOn: '2026-06-01',
  };
  await world.post(
    '/p/harbours/events/again/edit',
    { ...form, conclusions: 'Written by us', revision: '1', host: tartu },
    officer,
  );
  const other = await brought(file(entry('again', 'Again, later', 'DTSTART;VALUE=DATE:20260602')));
  assert.match(other.page.text, /One event changes.*1 June 2026.*2 June 2026/);
  await world.post(`${other.place}/events`, {}, officer);
  const event = await world.get('/p/harbours/events/again', officer);
  assert.match(event.text, /Training Again, later.*2 June 2026/);
  assert.match(event.text, /Written by us/);
  assert.equal((await eventsNamed('Again')) + (await eventsNamed('Again, later')), 1);
});

test('what repeats is an event for each time, and each is known again', async () => {
  const weekly = (count: number) =>
    file(entry('weekly', 'Weekly call', 'DTSTART:20260504T070000Z', `RRULE:FREQ=WEEKLY;COUNT=${count}`));
  const first = await brought(weekly(2));
  assert.match(first.page.text, /2 new events/);
  await world.post(`${first.place}/events`, {}, officer);
  const second = await brought(weekly(3));
  assert.match(second.page.text, /One new event.*2 events stand here already/);
  await world.post(`${second.place}/events`, {}, officer);
  assert.equal(await eventsNamed('Weekly call'), 3);
});

test('a calendar of ours leads back to its own events', async () => {
  await world.send(
    '/p/harbours/events/new',
    {
      title: 'Ours',
      kind: 'training',
      state: 'planned',
      mode: 'on-site',
      language: 'en',
      startsOn: '2026-09-01',
      host: tartu,
    },
    officer,
  );
  const ours = await world.get('/p/harbours/events/ours/calendar.ics', officer);
  const { page } = await brought(
    new File([ours.html.replace('20260901', '20260903').replace('20260902', '20260904')], 'ours.ics'),
  );
  assert.match(page.text, /One event changes/);
  assert.doesNotMatch(page.text, /new event/);
});

test('an event of another partner is not changed, and says so by name', async () => {
  const first = await world.post(
    bring,
    { ...fields, host: gavle, calendar: file(entry('theirs', 'Theirs', 'DTSTART;VALUE=DATE:20260701')) },
    neighbour,
  );
  await world.post(`${first.location}/events`, {}, neighbour);
  const { page } = await brought(file(entry('theirs', 'Taken over', 'DTSTART;VALUE=DATE:20260702')));
  assert.match(page.text, /One entry is not taken.*Taken over.*You may not change this event/);
  const given = await world.post(bring, { ...fields, host: gavle, calendar: file(market) }, officer);
  assert.equal(given.status, 422);
});

test('what cannot be read is turned away at the field, and other choices stay', async () => {
  const refused = await world.post(bring, { ...fields, calendar: new File(['%PDF-1.7'], 'plan.pdf') }, officer);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /This is no calendar file that can be read/);
  assert.equal(refused.value(/^Kind of the new events/), 'study-visit');
  assert.equal((await world.post(bring, { ...fields }, officer)).status, 422);
  const large = new File([new Uint8Array(1024 * 1024 + 1)], 'large.ics');
  assert.equal((await world.post(bring, { ...fields, calendar: large }, officer)).status, 422);
});

test('what somebody brought is theirs alone, and is forgotten after a day; readers bring nothing', async () => {
  const { place } = await brought(file(market));
  assert.equal((await world.get(place, lead)).status, 404);
  assert.equal((await world.post(`${place}/events`, {}, lead)).status, 404);
  const reader = await world.signedIn({ project, role: 'stakeholder' });
  assert.equal((await world.get(bring, reader)).status, 403);
  world.wait(90_000_000);
  await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'forget-expired', {}));
  await world.runJobs();
  const again = await world.visitorFor(officer.person);
  assert.equal((await world.get(place, again)).status, 404);
});
