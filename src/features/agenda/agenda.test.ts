import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { newReader } from '../../kernel/reader.ts';
import { linksOf } from '../chain/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../practices/index.ts';
import { byDay, nextStart, overlaps } from './session.ts';
import { stateOf, timesForReader, timesOf } from './times.ts';

// The world's clock stands on 2 March 2026.
const { world, project, lead, officer, neighbour, tartu, eventOfTartu, freshly } = await newHarbours();

let number = 0;

/** A published study visit of two days in Tartu. */
function newVisit(isPublished = true) {
  const days = { startsOn: '2026-05-05' as PartialDate, endsOn: '2026-05-06' as PartialDate };
  const moments = { from: '2026-05-05T06:00:00.000Z', to: '2026-05-06T10:00:00.000Z', zone: 'Europe/Tallinn' };
  return eventOfTartu({ title: `Visit ${++number}`, ...days, moments }, isPublished);
}

async function newPractice(title: string) {
  const { id, slug } = await world.inProject(project, lead.person, async (scope) => {
    const made = await createPractice(scope, {
      ...blankPractice,
      title,
      language: 'en',
      partner: tartu,
      description: 'It works.',
      difficultiesUnknown: true,
    });
    await publishPractice(scope, await needPractice(scope, made.slug));
    return made;
  });
  return { id, workspace: `/p/harbours/practices/${slug}`, open: `/projects/harbours/practices/${slug}` };
}

const talk = { title: 'One desk for all', kind: 'talk', readers: 'everybody', language: 'en', day: '2026-05-05' };

/** The links of the chain that tie a practice to an event. */
async function tied(practice: string) {
  const links = await world.inProject(project, lead.person, (scope) => linksOf(scope, 'workspace', practice));
  return links.map(({ type, reason, onDate, speaker, isPublic }) => ({ type, reason, onDate, speaker, isPublic }));
}

test('the host enters one session after the other, and everybody reads the agenda day by day', async () => {
  const visit = await newVisit();
  const agenda = `${visit.workspace}/agenda`;
  assert.equal((await world.get(visit.workspace, officer)).linkTo('Edit the agenda'), agenda);
  const first = { ...talk, startTime: '9:00', endTime: '10.15', speakers: 'Town office of Tartu', place: 'Room 204' };
  const page = await world.send(agenda, first, officer);
  assert.match(page.text, /“One desk for all” is in the agenda/);
  assert.equal(page.value(/^Begins at/), '10:15', 'the next one begins where this one ends');
  assert.equal(page.value(/^Day/), '2026-05-05');
  await world.post(
    agenda,
    { ...talk, title: 'Market hall', kind: 'visit', day: '2026-05-06', startTime: '08:30' },
    officer,
  );
  await world.post(
    agenda,
    { ...talk, title: 'Rooms to be found', kind: 'workshop', day: '', readers: 'project' },
    officer,
  );

  const open = await freshly(visit.open);
  assert.match(
    open.text,
    /Agenda ?Times at the place \(Tallinn\)\. 5 May 2026 09:00–10:15 One desk for all Talk Speakers: Town office of Tartu Room 204 6 May 2026 08:30 Market hall Visit/,
  );
  assert.doesNotMatch(open.text, /Rooms to be found|In your time zone|Edit the agenda/);
  const member = await world.get(visit.workspace, neighbour);
  assert.match(member.text, /In your time zone: 08:00–09:15 \(Brussels\)/);
  assert.match(member.text, /Day not known yet Time not known Rooms to be found Workshop Only in the project/);
  const onPublicPage = await world.get(visit.open, neighbour);
  assert.match(onPublicPage.text, /In your time zone: 08:00–09:15 \(Brussels\)/);
  assert.doesNotMatch(onPublicPage.text, /Rooms to be found/);
});

test('a practice that a session shows is tied to the event, with the day and the speaker, and says so on its page', async () => {
  const [visit, desk, hall] = [await newVisit(), await newPractice('Desk'), await newPractice('Hall')];
  const agenda = `${visit.workspace}/agenda`;
  const shown = { ...talk, speakers: 'Town office', practices: [desk.id, hall.id] };
  await world.post(agenda, { ...shown, startTime: '14:00' }, officer);
  const seen = {
    type: 'shown-at',
    reason: 'One desk for all',
    onDate: '2026-05-05',
    speaker: 'Town office',
    isPublic: true,
  };
  assert.deepEqual(await tied(desk.id), [seen]);
  await world.post(agenda, { ...shown, title: 'Morning', startTime: '09:00', practices: [desk.id] }, officer);
  assert.deepEqual(await tied(desk.id), [{ ...seen, reason: 'Morning' }], 'once, as the first session shows it');
  await world.post(agenda, { ...shown, title: 'On foot', kind: 'visit', practices: [desk.id] }, officer);
  assert.deepEqual((await tied(desk.id)).map(({ type }) => type).toSorted(), ['shown-at', 'visited-at']);

  const page = await freshly(desk.open);
  assert.match(
    page.text,
    /Shown in these sessions ?Morning, Visit \d+ 5 May 2026 · Town office ?One desk for all, Visit/,
  );
  assert.match(page.linkTo('Morning'), /^\/projects\/harbours\/events\/visit-\d+#session-/);
  const event = await freshly(visit.open);
  assert.equal(event.ask.getAllByRole('link', { name: 'Hall' })[0]?.getAttribute('href'), hall.open);
  assert.match((await world.get(desk.workspace, officer)).linkTo('Morning'), /^\/p\/harbours\/events\//);
});

test('what a session does not show any more is untied; what was tied by hand or is for the project only stays as it is', async () => {
  const [visit, desk, hall, quay] = [
    await newVisit(),
    await newPractice('A'),
    await newPractice('B'),
    await newPractice('C'),
  ];
  const agenda = `${visit.workspace}/agenda`;
  const byHand = { tie: 'shown-at.out', reason: 'We saw it.', language: 'en' };
  await world.post(`/p/harbours/links?record=${quay.id}&other=${visit.id}`, byHand, lead);
  await world.post(agenda, { ...talk, practices: [desk.id, hall.id, quay.id] }, officer);
  await world.post(
    agenda,
    { ...talk, title: 'Behind the door', readers: 'project', kind: 'visit', practices: [hall.id] },
    officer,
  );
  assert.deepEqual(
    (await tied(hall.id)).map(({ type }) => type),
    ['shown-at'],
    'a link would be for everybody',
  );
  assert.doesNotMatch((await freshly(hall.open)).text, /Behind the door/);
  assert.match((await world.get(hall.workspace, officer)).text, /Behind the door/);

  const edit = (await world.get(agenda, officer)).linkTo('Edit: One desk for all');
  await world.post(edit, { ...talk, practices: [desk.id], revision: '1' }, officer);
  assert.deepEqual(await tied(hall.id), []);
  assert.equal((await tied(desk.id)).length, 1);
  assert.deepEqual(
    (await tied(quay.id)).map(({ reason }) => reason),
    ['We saw it.'],
  );

  const removal = (await world.get(agenda, officer)).linkTo('Remove: One desk for all');
  const asked = await world.get(removal, officer);
  asked.ask.getByRole('heading', { name: 'Remove “One desk for all” from the agenda?' });
  await world.post(removal, {}, officer);
  assert.deepEqual(await tied(desk.id), []);
  assert.doesNotMatch((await freshly(visit.open)).text, /One desk for all/);
  assert.equal((await world.get(removal, officer)).status, 404);
  assert.match((await world.get('/p/harbours/history', lead)).text, /Session One desk for all/);
});

test('sessions at the same time, and days that the event has not, are told and not forbidden', async () => {
  const visit = await newVisit();
  const agenda = `${visit.workspace}/agenda`;
  await world.post(agenda, { ...talk, title: 'Left hall', startTime: '09:00', endTime: '10:00' }, officer);
  const page = await world.send(
    agenda,
    { ...talk, title: 'Right hall', startTime: '09:30', endTime: '11:00' },
    officer,
  );
  assert.match(page.text, /At the same time as: Right hall/);
  assert.match(page.text, /At the same time as: Left hall/);
  assert.match(
    (await world.send(agenda, { ...talk, title: 'After', day: '2026-06-01' }, officer)).text,
    /Outside the days of the event/,
  );
});

test('what does not fit comes back with what was typed and what would help', async () => {
  const agenda = `${(await newVisit()).workspace}/agenda`;
  const refused = async (values: Record<string, string>, reason: RegExp) => {
    const page = await world.post(agenda, { ...talk, speakers: 'Kept words', ...values }, officer);
    assert.equal(page.status, 422, JSON.stringify(values));
    assert.match(page.ask.getByRole('alert').textContent ?? '', reason);
    assert.equal(page.value(/^Who speaks/), 'Kept words');
  };
  await refused({ title: '' }, /What it is called/);
  await refused({ startTime: '25:00' }, /not a time of day/);
  await refused({ startTime: '10:00', endTime: '09:00' }, /it ends before it begins/);
  await refused({ endTime: '09:00' }, /say at what time it begins/);
  await refused({ day: '', startTime: '09:00' }, /a time needs a day/);
  await refused({ day: '2026-05' }, /write the whole date/);
  await refused({ webAddress: 'data:text/html,hello' }, /Web address/);
  await refused({ practices: tartu }, /Practices that are shown/);
});

test('two who change the same session see both texts side by side', async () => {
  const agenda = `${(await newVisit()).workspace}/agenda`;
  const edit = (await world.send(agenda, talk, officer)).linkTo(/^Edit: /);
  await world.post(edit, { ...talk, place: 'Room 1', revision: '1' }, lead);
  const page = await world.post(edit, { ...talk, place: 'Room 2', revision: '1' }, officer);
  assert.equal(page.status, 409);
  assert.match(page.text, /Lea Coordinator/);
  assert.match(page.text, /Room 1/);
  assert.equal(page.value(/^Place or room/), 'Room 2');
});

test('only whoever may change the event keeps its agenda; for others it is not there or they are told who can', async () => {
  const visit = await newVisit(false);
  const agenda = `${visit.workspace}/agenda`;
  const edit = (await world.send(agenda, talk, officer)).linkTo(/^Edit: /);
  const removal = edit.replace(/edit$/, 'removal');
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [agenda, edit, removal]) {
    assert.equal((await world.get(path, neighbour)).status, 403, path);
    assert.equal((await world.post(path, talk, neighbour)).status, 403, path);
    assert.equal((await world.get(path, stranger)).status, 404, path);
    assert.equal((await world.post(path, talk, stranger)).status, 404, path);
  }
  const elsewhere = (await newVisit()).workspace;
  assert.equal(
    (await world.get(edit.replace(visit.workspace, elsewhere), officer)).status,
    404,
    'a session of another event',
  );
  assert.equal((await freshly(visit.open)).status, 404);
});

const on = (
  day: string | null,
  starts: string | null = null,
  ends: string | null = null,
  id = `${day}${starts}${ends}`,
) => ({
  id,
  day: day as PartialDate | null,
  starts,
  ends,
});

test('sessions stand day by day in the order of their times, what is not known last', () => {
  const days = byDay([
    on(null),
    on('2026-05-05'),
    on('2026-05-05', '14:00'),
    on('2026-05-04', '09:00'),
    on('2026-05-05', '09:00'),
  ]);
  assert.deepEqual(
    days.map(({ day, sessions }) => [day, sessions.map(({ starts }) => starts)]),
    [
      ['2026-05-04', ['09:00']],
      ['2026-05-05', ['09:00', '14:00', null]],
      [null, [null]],
    ],
  );
});

test('sessions overlap when one begins before the other has ended; meeting ends do not', () => {
  const cases: [one: ReturnType<typeof on>, other: ReturnType<typeof on>, atOnce: boolean][] = [
    [on('2026-05-05', '09:00', '10:00'), on('2026-05-05', '09:30', '11:00'), true],
    [on('2026-05-05', '09:00', '10:00'), on('2026-05-05', '10:00', '11:00'), false],
    [on('2026-05-05', '09:00', '12:00'), on('2026-05-05', '10:00', '11:00'), true],
    [on('2026-05-05', '09:00', '10:00'), on('2026-05-06', '09:00', '10:00'), false],
    [on('2026-05-05', '09:00'), on('2026-05-05', '09:30'), false],
    [on('2026-05-05', '09:00'), on('2026-05-05', '09:00', '10:00', 'other'), true],
    [on('2026-05-05'), on('2026-05-05', '09:00'), false],
    [on(null), on(null, null, null, 'other'), false],
  ];
  for (const [one, other, atOnce] of cases) {
    assert.equal(overlaps([one, other]).size, atOnce ? 2 : 0, `${one.id} ${other.id}`);
    assert.equal(overlaps([other, one]).size, atOnce ? 2 : 0, `${other.id} ${one.id}`);
  }
});

test('the next session begins where the last one ends', () => {
  assert.deepEqual(nextStart([]), { day: null, starts: null });
  const sessions = [on('2026-05-05', '09:00', '10:15'), on('2026-05-04', '16:00', '17:00'), on(null)];
  assert.deepEqual(nextStart(sessions), { day: '2026-05-05', starts: '10:15' });
});

test('times are told at the place, and to a reader elsewhere in their own zone', () => {
  assert.equal(timesOf(on('2026-05-05', '09:00', '10:15')), '09:00–10:15');
  assert.equal(timesOf(on('2026-05-05', '09:00')), '09:00');
  assert.equal(timesOf(on('2026-05-05')), null);
  const reader = newReader('en', 'Europe/Brussels');
  const tallinn = 'Europe/Tallinn';
  assert.deepEqual(timesForReader(reader, on('2026-05-05', '09:00', '10:15'), tallinn), {
    when: '08:00–09:15',
    city: 'Brussels',
  });
  assert.deepEqual(timesForReader(reader, on('2026-05-05', '00:30'), tallinn), {
    when: '4 May 2026, 23:30',
    city: 'Brussels',
  });
  assert.equal(timesForReader(reader, on('2026-05-05', '09:00'), 'Europe/Rome'), null, 'the same there');
  assert.equal(timesForReader(reader, on('2026-05-05', '09:00'), null), null, 'nobody knows the zone');
  assert.equal(timesForReader(reader, on('2026-05-05'), tallinn), null);
});

test('a session lies ahead, is on, or is over', () => {
  const now = new Date('2026-05-05T07:30:00Z');
  const cases: [session: ReturnType<typeof on>, zone: string | null, state: string][] = [
    [on('2026-05-05', '10:00', '11:00'), 'Europe/Tallinn', 'now'],
    [on('2026-05-05', '11:00', '12:00'), 'Europe/Tallinn', 'ahead'],
    [on('2026-05-05', '09:00', '10:00'), 'Europe/Tallinn', 'past'],
    [on('2026-05-05'), 'Europe/Tallinn', 'ahead'],
    [on('2026-05-04', '09:00'), null, 'past'],
    [on('2026-05-05', '09:00'), null, 'ahead'],
    [on(null), null, 'ahead'],
  ];
  for (const [session, zone, state] of cases) assert.equal(stateOf(session, zone, now), state, session.id);
});
