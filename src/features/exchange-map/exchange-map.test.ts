import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cities } from '../../../test/harbours.ts';
import { newCity, newRecord, publishRecord, withdrawRecord, type TestRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { linksOf, makeLink, withdrawLink, type LinkType } from '../chain/index.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
let genoa: string;
let tartu: string;
let birmingham: string;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  genoa = await newCity(world, project, lead.person, cities.genoa);
  tartu = await newCity(world, project, lead.person, cities.tartu);
  birmingham = await newCity(world, project, lead.person, cities.birmingham);
});

const record = (values: TestRecord) => newRecord(world, project, lead.person, values);
const published = (values: TestRecord) => record({ ...values, isPublished: true });
const tie = (type: LinkType, from: string, to: string) =>
  world.inProject(project, lead.person, (scope) =>
    makeLink(scope, {
      type,
      from,
      to,
      reason: 'It fits us',
      language: 'en',
      ...(type === 'proves' ? { strength: 'audited' } : {}),
    }),
  );
// A language in the address: such a page is not kept, so it tells what is so at this moment.
const publicly = (path: string) => world.get(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
const rowsOf = (page: { document: Document }) =>
  [...page.document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join(' | '),
  );

test('before anything was exchanged the map says what would make an arc appear', async () => {
  const page = await publicly('/exchange');
  assert.match(page.text, /No practice has gone from one city to another yet/);
  assert.match((await world.get('/p/ours/exchange', lead)).text, /No practice has gone/);
});

test('an arc leads from the owner of the practice to the city that took it up, and the table says the same', async () => {
  const practice = await published({ kind: 'practice', title: 'Payment hub', partnerId: genoa, themes: ['payments'] });
  const action = await published({ kind: 'action', title: 'Pay parking online', partnerId: tartu });
  await tie('inspired-by', action, practice);
  const page = await publicly('/exchange');
  assert.deepEqual(rowsOf(page), ['Genoa OURS | Tartu | 1: Genoa → Tartu | Taken into a plan']);
  const arc = page.ask.getByRole('link', { name: 'Genoa → Tartu: 1 adoption, farthest: Taken into a plan' });
  const [startX, startY] = /^M(\d+) (\d+)/
    .exec(arc.querySelector('path')?.getAttribute('d') ?? '')!
    .slice(1)
    .map(Number);
  const [endX, endY] = / (\d+) (\d+)$/
    .exec(arc.querySelector('path')?.getAttribute('d') ?? '')!
    .slice(1)
    .map(Number);
  assert.ok(endX! > startX! && endY! < startY!, 'Tartu lies north-east of Genoa');

  const opened = await publicly(arc.getAttribute('href') ?? '');
  assert.match(opened.text, /What went from Genoa to Tartu/);
  assert.equal(opened.linkTo('Payment hub'), '/projects/ours/practices/payment-hub');
  assert.equal(opened.linkTo('Pay parking online'), '/projects/ours/actions/pay-parking-online');
  assert.match(opened.text, /It fits us/);
});

test('an arc grows as the action is carried out and measured', async () => {
  const practice = await published({ kind: 'practice', title: 'Open challenges', partnerId: birmingham });
  const action = await published({ kind: 'action', title: 'Own challenges', partnerId: genoa, state: 'not-started' });
  await tie('based-on', action, practice);
  const depth = async () => rowsOf(await publicly('/exchange')).find((row) => row.startsWith('Birmingham'));
  assert.match((await depth()) ?? '', /Taken into a plan/);
  await world.sql("update record set state = 'delayed' where id = $1", [action]);
  await publishRecord(world, project, lead.person, { id: action });
  assert.match((await depth()) ?? '', /Being carried out/);
  const evidence = await record({ kind: 'evidence', title: 'audit.pdf' });
  await tie('proves', evidence, action);
  assert.match((await depth()) ?? '', /Measured/);
});

test('the map can be narrowed to a theme and to a project', async () => {
  const payments = await publicly('/exchange?theme=payments');
  assert.deepEqual(rowsOf(payments).length, 1);
  assert.match((await publicly('/exchange?theme=mobility')).text, /No exchange here/);
  assert.equal(rowsOf(await publicly('/exchange?project=ours')).length, 2);
  assert.equal(rowsOf(await publicly('/projects/ours/exchange')).length, 2);
  assert.equal((await publicly('/exchange?project=nowhere')).status, 404);
  const quiet = await world.project({ slug: 'quiet' });
  assert.match((await publicly(`/exchange?project=${quiet.slug}`)).text, /No exchange here/);
});

test('drafts are on the map of the workspace only, and another project has no part in it', async () => {
  const practice = await record({ kind: 'practice', title: 'Draft practice', partnerId: tartu });
  const action = await record({ kind: 'action', title: 'Draft action', partnerId: birmingham, state: 'done' });
  await tie('based-on', action, practice);
  assert.ok(!rowsOf(await publicly('/exchange')).some((row) => row.startsWith('Tartu')));
  const inside = await world.get('/p/ours/exchange', lead);
  assert.ok(rowsOf(inside).some((row) => /^Tartu \| Birmingham \| .* Being carried out$/.test(row)));
  const opened = await world.get(
    inside.ask.getByRole('link', { name: /^Tartu → Birmingham/ }).getAttribute('href') ?? '',
    lead,
  );
  assert.equal(opened.linkTo('Draft action'), '/p/ours/actions/draft-action');
  const other = await world.project({ slug: 'theirs' });
  const stranger = await world.signedIn({ project: other });
  assert.equal((await world.get('/p/ours/exchange', stranger)).status, 404);
  assert.equal(rowsOf(await world.get('/p/theirs/exchange', stranger)).length, 0);
  assert.equal((await world.get('/p/ours/exchange', world.anonymous())).status, 303);
});

test('a practice taken up at home, or by nobody in particular, is no exchange; a city without a known place stands in the table', async () => {
  const nowhere = await newCity(world, project, lead.person, {
    city: 'Atlantis',
    country: 'GR',
    latitude: null,
    longitude: null,
  });
  const practice = await published({ kind: 'practice', title: 'Home practice', partnerId: genoa });
  await tie('based-on', await published({ kind: 'action', title: 'Home action', partnerId: genoa }), practice);
  await tie('based-on', await published({ kind: 'action', title: 'Nobody’s action' }), practice);
  await tie('based-on', await published({ kind: 'action', title: 'Sunken action', partnerId: nowhere }), practice);
  const page = await publicly('/exchange');
  const rows = rowsOf(page);
  assert.ok(!rows.some((row) => row.startsWith('Genoa OURS | Genoa')));
  assert.ok(rows.some((row) => row.startsWith('Genoa OURS | Atlantis')));
  assert.equal(page.document.querySelectorAll('svg a').length, rows.length - 1);
});

test('with more arcs than anybody can tell apart the strongest are shown, and the page stays light', async () => {
  const busy = await world.project({ slug: 'busy' });
  const chief = await world.signedIn({ project: busy, role: 'lead-coordinator' });
  const cities: string[] = [];
  for (let index = 0; index < 16; index++) {
    const place = {
      city: `Longsounding City ${index}`,
      country: 'DE',
      latitude: 40 + index,
      longitude: ((index * 7) % 30) - 5,
    };
    cities.push(await newCity(world, busy, chief.person, place));
  }
  const practices = await Promise.all(
    cities.map((partnerId, index) =>
      newRecord(world, busy, chief.person, {
        kind: 'practice',
        title: `Practice ${index}`,
        partnerId,
        isPublished: true,
      }),
    ),
  );
  const actions = await Promise.all(
    cities.map((partnerId, index) =>
      newRecord(world, busy, chief.person, { kind: 'action', title: `Action ${index}`, partnerId, isPublished: true }),
    ),
  );
  await world.inProject(busy, chief.person, async (scope) => {
    for (const [index, from] of actions.entries()) {
      for (let step = 1; step <= 14; step++) {
        const to = practices[(index + step) % practices.length]!;
        await makeLink(scope, { type: 'inspired-by', from, to, reason: 'Seen there', language: 'en' });
      }
    }
  });
  const page = await publicly('/exchange');
  assert.match(page.text, /Only the 200 strongest arcs are shown/);
  const rows = rowsOf(page);
  assert.equal(rows.length, 200);
  assert.ok(
    rows.some((row) => row.includes('Measured')),
    'the strongest arc is among them',
  );
  assert.ok(gzipSync(page.bytes).byteLength < 40_000, `${gzipSync(page.bytes).byteLength} bytes`);
});

test('what is counted as links come, change and go is what counting anew gives', async () => {
  const practice = await published({
    kind: 'practice',
    title: 'Changing practice',
    partnerId: tartu,
    themes: ['skills'],
  });
  const actions = await Promise.all(
    ['One', 'Two'].map((title) => published({ kind: 'action', title: `Counted ${title}`, partnerId: genoa })),
  );
  for (const action of actions) await tie('based-on', action, practice);
  await world.sql("update record set themes = '{skills,mobility}' where id = $1", [practice]);
  await publishRecord(world, project, lead.person, { id: practice });
  await withdrawRecord(world, project, lead.person, actions[0]!);
  await world.inProject(project, lead.person, async (scope) => {
    const [link] = await linksOf(scope, 'workspace', actions[1]!);
    await withdrawLink(scope, link!, 'A mistake');
  });
  await tie('inspired-by', actions[1]!, practice);
  const arcs = () =>
    world.sql<{ owner_id: string; adopter_id: string; theme: string; weight: number }>(
      'select * from exchange_arc where weight > 0 order by owner_id, adopter_id, theme',
    );
  const kept = await arcs();
  await world.sql('select recount_arcs()');
  assert.deepEqual(kept, await arcs());
  const own = kept.filter((arc) => arc.owner_id === tartu && arc.adopter_id === genoa);
  assert.deepEqual(
    own.map((arc) => [arc.theme, arc.weight]),
    [
      ['', 1],
      ['mobility', 1],
      ['skills', 1],
    ],
  );
});

test('a hostile name of a city stays a name', async () => {
  const city = '"><script>alert(1)</script>';
  const hostile = await newCity(world, project, lead.person, { city, country: 'FR', latitude: 48, longitude: 2 });
  const practice = await published({ kind: 'practice', title: city, partnerId: hostile });
  await tie(
    'based-on',
    await published({ kind: 'action', title: city, partnerId: genoa, themes: ['skills'] }),
    practice,
  );
  const page = await publicly('/projects/ours/exchange');
  assert.equal(page.document.querySelectorAll('main script').length, 0);
  assert.ok(rowsOf(page).some((row) => row.includes('<script>')));
});
