import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readCalendar, whyNoCalendars, type ReadCalendar } from '../../../test/calendars.ts';
import { newHarbours } from '../../../test/harbours.ts';
import { publishRecord } from '../../../test/records.ts';
import type { Page } from '../../../test/page.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { blankEvent, createEvent, needEvent, publishEvent, type LearningEvent } from '../events/index.ts';

// The world's clock stands on 2 March 2026.
const { world, project, lead, tartu, gavle, freshly } = await newHarbours();
const skip = { skip: whyNoCalendars };
const day = (text: string) => text as PartialDate;
let number = 0;

async function newEvent(values: Partial<LearningEvent> = {}, isPublished = true) {
  const title = values.title ?? `Event ${++number}`;
  const event: LearningEvent = { ...blankEvent, title, language: 'en', kind: 'study-visit', ...values };
  const made = await world.inProject(project, lead.person, async (scope) => {
    const { id, slug } = await createEvent(scope, event);
    if (isPublished) await publishEvent(scope, await needEvent(scope, slug));
    return { id, slug };
  });
  return { ...made, open: `/projects/harbours/events/${made.slug}`, workspace: `/p/harbours/events/${made.slug}` };
}

function read(page: Page): ReadCalendar {
  assert.equal(page.status, 200, page.request);
  assert.equal(page.headers.get('content-type'), 'text/calendar; charset=utf-8');
  return readCalendar(page.bytes);
}

const moments = { from: '2026-05-12T07:30:00.000Z', to: '2026-05-12T14:00:00.000Z', zone: 'Europe/Tallinn' };

test('an event is taken into one’s own calendar with its place, its time there and the way back', skip, async () => {
  const made = await newEvent({
    title: 'Visit to the fish market',
    startsOn: day('2026-05-12'),
    moments,
    place: 'Town hall; second floor',
    description: 'Bring boots,\nplease.',
  });
  const page = await freshly(made.open);
  assert.equal(page.linkTo('Add to my calendar'), `${made.open}/calendar.ics`);
  const file = await freshly(`${made.open}/calendar.ics`);
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /attachment; filename\*=UTF-8''visit-to-the-fish-market.ics/,
  );
  const { method, events } = read(file);
  assert.equal(method, 'PUBLISH');
  const [event] = events;
  assert.equal(event?.uid, made.id);
  assert.equal(event?.title, 'Visit to the fish market (HARBOURS)');
  assert.equal(event?.place, 'Town hall; second floor');
  assert.deepEqual(
    [event?.start, event?.end, event?.zone],
    ['2026-05-12T07:30:00Z', '2026-05-12T14:00:00Z', 'Europe/Tallinn'],
  );
  assert.equal(event?.url, `http://127.0.0.1:3000${made.open}`);
  assert.match(event?.description ?? '', /12 May 2026, 10:30.*Tallinn/);
  assert.match(event?.description ?? '', /Bring boots,\nplease\./);
  assert.equal(event?.status, 'CONFIRMED');
});

test(
  'every change that matters raises the sequence, and no other does; the public file waits for publication',
  skip,
  async () => {
    const made = await newEvent({ title: 'Moved about', startsOn: day('2026-06-01') });
    const form = {
      title: 'Moved about',
      kind: 'study-visit',
      state: 'planned',
      mode: 'unknown',
      language: 'en',
      startsOn: '2026-06-01',
    };
    let revision = 1;
    const change = async (values: Record<string, string>) => {
      await world.post(`${made.workspace}/edit`, { ...form, ...values, revision: String(revision++) }, lead);
      return read(await world.get(`${made.workspace}/calendar.ics`, lead)).events[0];
    };
    assert.equal((await change({ description: 'More of it' }))?.sequence, 0);
    assert.equal((await change({ startsOn: '2026-06-02' }))?.sequence, 1);
    assert.equal((await change({ startsOn: '2026-06-02', state: 'held' }))?.sequence, 1);
    assert.equal((await change({ startsOn: '2026-06-02', place: 'Town hall' }))?.sequence, 2);
    const cancelled = await change({ startsOn: '2026-06-02', place: 'Town hall', state: 'cancelled' });
    assert.deepEqual([cancelled?.sequence, cancelled?.status, cancelled?.uid], [3, 'CANCELLED', made.id]);
    assert.match(cancelled?.title ?? '', /^Cancelled: Moved about/);
    const before = read(await freshly(`${made.open}/calendar.ics`)).events[0];
    assert.deepEqual([before?.sequence, before?.status, before?.start], [0, 'CONFIRMED', '2026-06-01']);
    world.wait(60_000);
    const page = await world.send(`${made.workspace}/publication`, {}, lead);
    assert.equal(page.ask.queryByText(/not public yet/), null);
    const after = read(await freshly(`${made.open}/calendar.ics`)).events[0];
    assert.deepEqual([after?.sequence, after?.status, after?.start], [3, 'CANCELLED', '2026-06-02']);
    assert.ok(String(after?.stamp) > String(before?.stamp));
  },
);

test('what is known to the month alone is no day in a calendar, and is told beside it', skip, async () => {
  const month = await newEvent({ title: 'Some day in October', startsOn: day('2026-10') });
  const window = await newEvent({ title: 'Before summer', startsOn: day('2026-04..2026-06') });
  assert.equal((await freshly(`${month.open}/calendar.ics`)).status, 404);
  (await freshly(month.open)).ask.getByText(/As soon as its day is known/);
  const feed = read(await freshly('/calendars/project/harbours/events.ics'));
  assert.deepEqual(
    feed.events.filter(({ uid }) => uid === month.id || uid === window.id),
    [],
  );
  assert.match(feed.description, /Some day in October \(October 2026\)/);
  assert.match(feed.description, /Before summer \(At some time in this window/);
  const page = await freshly('/projects/harbours/calendar');
  page.ask.getByText('Some day in October (October 2026)');
});

test(
  'a calendar follows a project, or what one partner hosts and visits; nothing unpublished is in it',
  skip,
  async () => {
    await world.inProject(project, lead.person, async (scope) => {
      const { slug } = await scope.db
        .selectFrom('record')
        .select('slug')
        .where('id', '=', tartu)
        .executeTakeFirstOrThrow();
      assert.ok(slug);
    });
    const hosted = await newEvent({ startsOn: day('2026-07-01'), host: tartu });
    const visited = await newEvent({ startsOn: day('2026-07-02'), host: gavle, visitors: [tartu] });
    const other = await newEvent({ startsOn: day('2026-07-03'), host: gavle });
    const hidden = await newEvent({ startsOn: day('2026-07-04'), host: tartu }, false);
    const ids = (feed: ReadCalendar) => new Set(feed.events.map(({ uid }) => uid));
    const all = read(await freshly('/calendars/project/harbours/events.ics'));
    assert.equal(all.name, 'HARBOURS: events');
    for (const { id } of [hosted, visited, other]) assert.ok(ids(all).has(id));
    assert.ok(!ids(all).has(hidden.id));
    const own = read(await freshly('/calendars/partner/harbours/tartu/events.ics'));
    assert.deepEqual(ids(own), new Set([hosted.id, visited.id]));
    assert.equal((await freshly(`${hidden.open}/calendar.ics`)).status, 404);
    const inside = read(await world.get(`${hidden.workspace}/calendar.ics`, lead));
    assert.equal(inside.events[0]?.status, 'TENTATIVE');
  },
);

test('a calendar program that has the newest version is told so', async () => {
  const first = await freshly('/calendars/project/harbours/events.ics');
  const etag = first.headers.get('etag') ?? '';
  const again = await world.get('/calendars/project/harbours/events.ics?lang=en', undefined, { 'If-None-Match': etag });
  assert.equal(again.status, 304);
  world.wait(3_600_000);
  assert.equal((await freshly('/calendars/project/harbours/events.ics')).headers.get('etag'), etag);
  await newEvent({ startsOn: day('2026-08-01') });
  assert.notEqual((await freshly('/calendars/project/harbours/events.ics')).headers.get('etag'), etag);
});

test('a calendar speaks the language of whoever follows it, translated titles included', skip, async () => {
  const made = await newEvent({ title: 'Spoken in many tongues', startsOn: day('2026-09-01'), moments: null });
  await world.post(`${made.workspace}/translation/it`, { title: 'Detto in molte lingue' }, lead);
  await world.post(`${made.workspace}/publication`, {}, lead);
  const [event] = read(await freshly(`${made.open}/calendar.ics`, 'it')).events;
  assert.equal(event?.title, 'Detto in molte lingue (HARBOURS)');
});

test('a project that is closed to the public has no calendar', async () => {
  const closed = await world.project({ slug: 'closed', isPublic: false });
  const editor = await world.signedIn({ project: closed, role: 'lead-coordinator' });
  const id = await world.inProject(closed, editor.person, (scope) =>
    createEvent(scope, {
      ...blankEvent,
      title: 'Within',
      language: 'en',
      kind: 'training',
      startsOn: day('2026-05-01'),
    }),
  );
  await publishRecord(world, closed, editor.person, id);
  for (const path of [
    '/calendars/project/closed/events.ics',
    '/projects/closed/calendar',
    '/projects/closed/events/within/calendar.ics',
  ]) {
    assert.equal((await freshly(path)).status, 404, path);
  }
  assert.equal((await world.get('/p/closed/events/within/calendar.ics', lead)).status, 404);
});
