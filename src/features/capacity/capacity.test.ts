import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import { capacityOf } from './index.ts';
import type { EventKind } from '../events/index.ts';
import type { PartialDate } from '../../kernel/dates.ts';

// The world's clock stands on 2 March 2026.
const harbours = await newHarbours();
const { world, project, lead, tartu, gavle, officer, neighbour, freshly } = harbours;
const { newEvent, register, forget } = guestsOf(harbours);

const nobody = { who: { person: null, memberships: [] }, project: null, tools: world.tools, now: world.now() };

/** The rows of all tables on a page; of those that count by partner the order does not matter. */
async function rows(path: string): Promise<string[]> {
  const { document } = await freshly(path);
  const tables = [...document.querySelectorAll('tbody')].map((body) =>
    [...body.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()).join(' | '),
    ),
  );
  return tables.flatMap((lines) => (lines.some((line) => line.startsWith('Tartu |')) ? lines.toSorted() : lines));
}

const leading = () => world.visitorFor(lead.person);
const host = () => world.visitorFor(officer.person);

/** An event on a day of April at which these people are present. */
async function meeting(
  title: string,
  kind: EventKind,
  guests: readonly { email: string; partner?: string }[],
): Promise<{ workspace: string }> {
  const event = await newEvent({}, { title, kind, startsOn: '2026-04-14' as PartialDate, endsOn: null, moments: null });
  for (const { email, partner = '' } of guests) await register(event, { email, partner });
  return event;
}

/** On the day, all who registered are there. */
async function allPresent(event: { workspace: string }): Promise<void> {
  const rows = await world.sql<{ id: string }>(
    'select r.id from registration r join record e on e.id = r.event_id where e.slug = $1',
    [event.workspace.split('/').at(-1)],
  );
  for (const { id } of rows) {
    const said = { day: '2026-04-14', present: 'yes' };
    assert.equal((await world.post(`${event.workspace}/guests/${id}/attendance`, said, await host())).status, 303);
  }
}

test('whoever came to three events is counted once in all, and once at each; the number stays when people are erased', async () => {
  const mia = { email: 'mia@example.org', partner: tartu };
  const events = [
    await meeting('First', 'study-visit', [mia, { email: 'noa@example.org', partner: gavle }]),
    await meeting('Second', 'regional-event', [{ ...mia, email: ' MIA@example.org' }]),
    await meeting('Third', 'training', [mia, { email: 'oda@example.org' }]),
  ];
  assert.match((await freshly('/projects/harbours/capacity')).text, /Nobody has been counted yet/);
  world.wait(Date.parse('2026-04-14T10:00:00Z') - world.now().getTime());
  for (const event of events) await allPresent(event);
  const counted = async () => (await freshly('/projects/harbours/capacity')).text;
  assert.match(await counted(), /People, each counted once 3/);
  assert.deepEqual(await rows('/projects/harbours/capacity'), [
    ...['Gävle | 1', 'No partner | 1', 'Tartu | 1'],
    ...['Study visit | 2', 'Regional event (stakeholder group) | 1', 'Training | 2'],
    ...['First | 14 April 2026 | 2', 'Second | 14 April 2026 | 1', 'Third | 14 April 2026 | 2'],
  ]);
  await world.post(
    `${events[0]?.workspace}/guests?day=2026-04-14`,
    { name: 'No Mail', organisation: 'X', email: '' },
    await host(),
  );
  assert.match(await counted(), /1 of them gave no mail address/);
  await world.post(`${events[2]?.workspace}/withdrawal`, {}, await host());
  assert.match(await counted(), /1 more event has no public page/);
  world.wait(40 * 86_400_000);
  await forget();
  assert.match(await counted(), /People, each counted once 4/);
  const kept = await world.sql('select from registration_contact');
  assert.equal(kept.length, 0);
});

test('the same address is another hash in another project, and nothing is counted of a project that is closed', async () => {
  const keys = await world.sql<{ key: string }>("select encode(key, 'hex') as key from counting_key");
  assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length);
  assert.equal((await world.get('/p/harbours/capacity', await world.visitorFor(lead.person))).status, 200);
  await world.sql('update project set is_public = false where id = $1', [project.id]);
  const unseen = await world.tools.pool.transaction('begin', (db) => capacityOf({ ...nobody, db }, project.id));
  assert.equal(unseen.all.people, 0);
  assert.equal((await freshly('/projects/harbours/capacity')).status, 404);
  await world.sql('update project set is_public = true where id = $1', [project.id]);
});

test('a partner’s stakeholder group shows organisations to everybody and contacts to members, with its own meetings', async () => {
  const group = '/p/harbours/partners/tartu/stakeholder-group';
  const open = '/projects/harbours/partners/tartu/stakeholder-group';
  assert.equal((await world.get('/p/harbours/partners/tartu', await leading())).linkTo(/Stakeholder group/), group);
  const member = {
    organisation: 'University of Tartu',
    role: 'Research',
    contact: 'Professor Pärn',
    joinedOn: '2025-02',
  };
  const add = async (fields: Record<string, string>, as = leading()) =>
    world.post(`${group}/members/new`, fields, await as);
  assert.equal((await add({ ...member, organisation: '' })).status, 422);
  assert.equal((await add({ ...member, leftOn: '2024' })).status, 422);
  assert.equal((await add(member, world.visitorFor(neighbour.person))).status, 403);
  assert.equal((await add(member)).status, 303);
  const shown = await freshly(open);
  assert.match(shown.text, /University of Tartu/);
  assert.doesNotMatch(shown.html, /Pärn/);
  assert.deepEqual(await rows(open), ['University of Tartu | Research | February 2025', 'Second | 14 April 2026 | 1']);
  const inside = await world.get(group, await leading());
  assert.match(inside.text, /Professor Pärn/);
  const edit = inside.linkTo(/^Change University/);
  assert.equal((await world.get(edit, await leading())).value(/^Role in the group/), 'Research');
  await world.post(edit, { ...member, role: 'Teaching', leftOn: '2026-01' }, await leading());
  assert.doesNotMatch((await freshly(open)).text, /University/);
  assert.match((await world.get(group, await leading())).text, /Teaching\s*Left: January 2026/);
  assert.match(
    (await world.get('/p/harbours/partners/tartu/history', await leading())).text,
    /Member of the stakeholder group/,
  );
});
