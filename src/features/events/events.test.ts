import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { newRecord } from '../../../test/records.ts';
import type { World } from '../../../test/world.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { blankEvent, createEvent, needEvent, publishEvent, type LearningEvent } from './index.ts';

// The world's clock stands on 2 March 2026.
const { world, project, lead, tartu, gavle, freshly } = await newHarbours();

const date = (text: string) => text as PartialDate;
let number = 0;

/** An event made through the door, published unless it is to stay within the project. */
async function newEvent(
  values: Partial<LearningEvent> = {},
  isPublished = true,
): Promise<{ id: string; workspace: string; open: string }> {
  const event = {
    ...blankEvent,
    title: `Event ${++number}`,
    language: 'en' as const,
    kind: 'study-visit' as const,
    ...values,
  };
  const { id, slug } = await world.inProject(project, lead.person, async (scope) => {
    const made = await createEvent(scope, event);
    if (isPublished) await publishEvent(scope, await needEvent(scope, made.slug));
    return made;
  });
  return { id, workspace: `/p/harbours/events/${slug}`, open: `/projects/harbours/events/${slug}` };
}

const visit = {
  title: 'Visit to the fish market',
  kind: 'study-visit',
  state: 'planned',
  mode: 'on-site',
  language: 'en',
};

test('an event is entered, published, read by everybody and withdrawn again', async () => {
  const page = await world.send(
    '/p/harbours/events/new',
    {
      ...visit,
      number: '3',
      startsOn: '2026-05',
      place: 'Town hall',
      topics: 'Stalls\nCold rooms',
      host: gavle,
      visitors: [tartu],
    },
    lead,
  );
  page.ask.getByRole('heading', { level: 1, name: 'Visit to the fish market' });
  const open = '/projects/harbours/events/visit-to-the-fish-market';
  assert.equal((await freshly(open)).status, 404);
  await world.post('/p/harbours/events/visit-to-the-fish-market/publication', {}, lead);
  const read = await freshly(open);
  assert.match(read.text, /Study visit 3.*Planned.*May 2026/);
  assert.equal(read.linkTo('Gävle'), '/projects/harbours/partners/gavle');
  assert.equal(read.linkTo('Tartu'), '/projects/harbours/partners/tartu');
  assert.deepEqual(read.ask.getByText('Stalls').closest('ul')?.children.length, 2);
  assert.match(read.text, /They are written down after the event/);
  await world.post('/p/harbours/events/visit-to-the-fish-market/withdrawal', {}, lead);
  assert.equal((await freshly(open)).status, 404);
});

test('a date is told as exactly as it is known, in every language', async () => {
  const month = await newEvent({ startsOn: date('2019-10') });
  const window = await newEvent({ startsOn: date('2021-02..2021-07') });
  const days = await newEvent({ startsOn: date('2019-09-04'), endsOn: date('2019-09-05') });
  const nobody = await newEvent();
  const said = {
    en: [
      'October 2019',
      'At some time in this window: February – July 2021',
      '4–5 September 2019',
      'Unknown: no public source found',
    ],
    it: [
      'ottobre 2019',
      'In un momento di questo intervallo: febbraio – luglio 2021',
      '04–05 settembre 2019',
      'Non noto',
    ],
    sv: ['oktober 2019', 'Någon gång inom detta tidsfönster: februari – juli 2021', '4–5 september 2019', 'Okänt'],
    et: ['oktoober 2019', 'Millalgi selles ajavahemikus: veebruar – juuli 2021', '4.–5. september 2019', 'Teadmata'],
    hu: [
      '2019. október',
      'Valamikor ebben az időszakban: 2021. február – július',
      '2019. szeptember 4–5.',
      'Nem ismert',
    ],
  };
  for (const [language, texts] of Object.entries(said)) {
    for (const [index, { open }] of [month, window, days, nobody].entries()) {
      const when =
        (await freshly(open, language)).document
          .querySelector('.facts dd')
          ?.textContent?.replace(/\s*([–.])\s*/g, '$1') ?? '';
      const expected = (texts[index] ?? '?').replace(/\s*([–.])\s*/g, '$1');
      assert.ok(when.includes(expected), `${language}: ${when} should say ${expected}`);
    }
  }
});

test('an exact time is told in the zone of the place and in that of the reader', async () => {
  const made = await world.post(
    '/p/harbours/events/new',
    {
      ...visit,
      title: 'By the minute',
      startsOn: '2021-10-27',
      startTime: '9:30',
      endTime: '12.00',
      zone: 'Europe/Tallinn',
    },
    lead,
  );
  const page = await world.get(made.location, lead);
  assert.match(page.text, /27 Oct 2021, 09:30.?–.?12:00 \(local time: Tallinn\)/);
  assert.match(page.text, /In your time zone 27 Oct 2021, 08:30.?–.?11:00 \(Brussels\)/);
  await world.post(`${made.location}/publication`, {}, lead);
  assert.doesNotMatch((await freshly(made.location.replace('/p/', '/projects/'))).text, /In your time zone/);
  const [row] = await world.sql<{ starts_at: Date }>(`select starts_at from event where zone = 'Europe/Tallinn'`);
  assert.equal(row?.starts_at.toISOString(), '2021-10-27T06:30:00.000Z');
  assert.equal((await world.get(`${made.location}/edit`, lead)).value(/^Ends at/), '12:00');
});

test('times and dates that do not fit come back with what was typed and what would help', async () => {
  const refused = async (values: Record<string, string>, reason: RegExp) => {
    const page = await world.post('/p/harbours/events/new', { ...visit, ...values }, lead);
    assert.equal(page.status, 422, JSON.stringify(values));
    assert.match(page.ask.getByRole('alert').textContent ?? '', reason);
  };
  await refused({ startsOn: '2021-10', startTime: '09:30', zone: 'UTC' }, /a time needs an exact day/);
  await refused({ startsOn: '2021-10-27', startTime: '25:00', zone: 'UTC' }, /not a time of day/);
  await refused({ startsOn: '2021-10-27', startTime: '09:30', zone: '' }, /choose the time zone/);
  await refused({ startsOn: '2021-10-27', startTime: '09:30', zone: 'Moon/Crater' }, /Time zone/);
  await refused(
    { startsOn: '2021-10-27', startTime: '09:30', endTime: '08:00', zone: 'UTC' },
    /it ends before it begins/,
  );
  await refused({ startsOn: '2021-10-27', endTime: '08:00', zone: 'UTC' }, /say at what time it begins/);
  await refused({ startsOn: '2021-10-27', endsOn: '2021-10-26' }, /it ends before it begins/);
  await refused({ endsOn: '2021-10-26' }, /say on which day it begins/);
  await refused({ startsOn: '2021-02-30' }, /First day/);
  await refused({ webAddress: 'data:text/html,hello' }, /Web address/);
  await refused({ host: '00000000-0000-7000-8000-000000000000' }, /Host/);
  await refused({ visitors: '00000000-0000-7000-8000-000000000000' }, /Visiting partners/);
});

test('lists tell what lies ahead from what is over, and narrow by kind, state, partner and theme', async () => {
  const season = await world.project({ slug: 'season' });
  const owner = await world.signedIn({ project: season, role: 'lead-coordinator' });
  const host = await newRecord(world, season, owner.person, {
    kind: 'partner',
    title: 'Nyíregyháza',
    isPublished: true,
  });
  const events: Partial<LearningEvent>[] = [
    { title: 'Long ago', startsOn: date('2019-10'), state: 'held', kind: 'thematic-event' },
    { title: 'Yesterday', startsOn: date('2026-03-01'), state: 'held' },
    { title: 'This month', startsOn: date('2026-03'), host },
    { title: 'In a window', startsOn: date('2026-01..2026-07'), themes: ['mobility'] },
    { title: 'Next year', startsOn: date('2027'), state: 'moved-online' },
    { title: 'Nobody knows' },
  ];
  await world.inProject(season, owner.person, async (scope) => {
    for (const event of events) {
      const { slug } = await createEvent(scope, {
        ...blankEvent,
        title: '',
        language: 'en',
        kind: 'study-visit',
        ...event,
      });
      await publishEvent(scope, await needEvent(scope, slug));
    }
  });
  const titles = async (query: string) =>
    (await world.get(`/projects/season/events?${query}`)).ask
      .queryAllByRole('heading', { level: 2 })
      .map((one) => one.textContent?.trim());
  assert.deepEqual(await titles('time=ahead'), ['In a window', 'This month', 'Next year']);
  assert.deepEqual(await titles('time=past'), ['Yesterday', 'Long ago']);
  assert.deepEqual(await titles('kind=x&variety=thematic-event'), ['Long ago']);
  assert.deepEqual(await titles('state=moved-online'), ['Next year']);
  assert.deepEqual(await titles('partner=nyiregyhaza'), ['This month']);
  assert.deepEqual(await titles('theme=mobility'), ['In a window']);
  assert.deepEqual((await titles('')).slice(0, 2), ['Next year', 'Yesterday']);
  const page = await world.get('/projects/season/events');
  assert.match(page.text, /Still to come \(3\)/);
  assert.match(page.text, /Study visit \(5\)/);
  assert.deepEqual(
    (await world.get('/events?q=yesterday')).ask
      .getAllByRole('heading', { level: 2 })
      .map((one) => one.textContent?.trim()),
    ['Yesterday'],
  );
  assert.match((await world.get('/p/season/events?time=past', owner)).text, /Long ago/);
});

test('the coordinator, the host’s people and whoever entered it may change an event; others are told who can', async () => {
  const { workspace } = await newEvent({ host: tartu }, false);
  const may = async (role: NonNullable<Parameters<World['signedIn']>[0]['role']>, partner: string | null) => {
    const visitor = await world.signedIn({ project, role, partner });
    const edit = await world.get(`${workspace}/edit`, visitor);
    assert.equal(
      (await world.get(workspace, visitor)).ask.queryByRole('link', { name: 'Edit' }) !== null,
      edit.status === 200,
    );
    assert.equal((await world.post(`${workspace}/publication`, {}, visitor)).status === 303, edit.status === 200);
    return edit.status;
  };
  assert.equal(await may('editor', tartu), 200);
  assert.equal(await may('partner-lead', gavle), 403);
  assert.equal(await may('stakeholder', tartu), 403);
  assert.equal(await may('controller', null), 403);
  const editor = await world.signedIn({ project, role: 'editor', partner: tartu });
  const refused = await world.post('/p/harbours/events/new', { ...visit, host: gavle }, editor);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /You may write for your own partner only/);
  assert.equal((await world.post('/p/harbours/events/new', { ...visit, host: tartu }, editor)).status, 303);
});

test('strangers sign in first, members of other projects find nothing', async () => {
  const event = await newEvent({ title: 'Behind the walls' }, false);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  for (const path of [
    event.workspace,
    `${event.workspace}/edit`,
    `${event.workspace}/history`,
    `${event.workspace}/translation/it`,
    '/p/harbours/events',
    '/p/harbours/lessons/new',
  ]) {
    assert.match((await world.get(path)).location, /^\/sign-in/);
    assert.equal((await world.get(path, stranger)).status, 404, path);
  }
  for (const path of [`${event.workspace}/edit`, `${event.workspace}/publication`, `${event.workspace}/withdrawal`]) {
    assert.equal((await world.post(path, visit, stranger)).status, 404, path);
  }
  assert.equal((await freshly(event.open)).status, 404);
});

test('two people who change the same event see both texts side by side; the history names who came', async () => {
  const { workspace } = await newEvent({ title: 'Contested' }, false);
  const other = await world.signedIn({ project, role: 'lead-coordinator', name: 'Otto Other' });
  await world.post(
    `${workspace}/edit`,
    { ...visit, title: 'Contested', conclusions: 'As Otto saw it.', visitors: [tartu], revision: '1' },
    other,
  );
  const page = await world.post(
    `${workspace}/edit`,
    { ...visit, title: 'Contested', conclusions: 'As Lea saw it.', revision: '1' },
    lead,
  );
  assert.equal(page.status, 409);
  assert.match(page.text, /As Lea saw it\..*As Otto saw it\./);
  const history = await world.get(`${workspace}/history`, lead);
  assert.match(history.text, /Visiting partners.*Tartu/);
  assert.match(history.text, /Otto Other/);
});

test('a half-written event is filled in again', async () => {
  await world.post(
    '/drafts',
    { 'draft-key': '/p/harbours/events/new', 'draft-version': 'new', ...visit, title: 'Half a ti' },
    lead,
  );
  assert.equal((await world.get('/p/harbours/events/new', lead)).value(/^Title/), 'Half a ti');
  await world.post('/p/harbours/events/new', { ...visit, title: 'Half a title no more' }, lead);
  assert.equal((await world.get('/p/harbours/events/new', lead)).value(/^Title/), '');
});

test('the texts of an event are translated, topic by topic', async () => {
  const { workspace, open } = await newEvent({
    title: 'Evening school',
    topics: ['Maps', 'Music'],
    conclusions: 'More of it.',
  });
  await world.post(`${workspace}/translation/et`, { title: 'Õhtukool', topics: 'Kaardid\nMuusika' }, lead);
  await world.post(`${workspace}/publication`, {}, lead);
  const page = await freshly(open, 'et');
  page.ask.getByRole('heading', { level: 1, name: 'Õhtukool' });
  assert.deepEqual(
    [...(page.ask.getByText('Kaardid').closest('ul')?.children ?? [])].map((one) => one.textContent),
    ['Kaardid', 'Muusika'],
  );
  assert.equal(page.ask.getByText('More of it.').closest('[lang]')?.getAttribute('lang'), 'en');
});

test('hostile text stays text in every field of an event', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const texts = { title: hostile, place: hostile, topics: hostile, description: hostile, conclusions: hostile };
  const { location } = await world.post('/p/harbours/events/new', { ...visit, ...texts, sources: hostile }, lead);
  await world.post(`${location}/translation/hu`, { title: hostile, description: hostile }, lead);
  await world.post(`${location}/publication`, {}, lead);
  for (const path of [
    location,
    `${location}/edit`,
    `${location}/history`,
    `${location}/translation/hu`,
    location.replace('/p/', '/projects/'),
  ]) {
    const page = await world.get(path, lead);
    assert.equal(page.status, 200, path);
    assert.equal(page.document.querySelectorAll('script:not([src]), img[src="x"], [onerror]').length, 0, path);
  }
});
