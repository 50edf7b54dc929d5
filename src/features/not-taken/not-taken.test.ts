import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newExchange, newPublicPractice, type TestExchange } from '../../../test/exchange.ts';
import { newCity, newRecord, publishRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { makeLink } from '../chain/index.ts';
import { blankPartner, createPartner, needPartner, publishPartner } from '../partners/index.ts';

let world: World;
let exchange: TestExchange;
let ours: TestProject;
let lead: Visitor;
let owner: Visitor;
let officer: Visitor;
let gavle: string;

const place = (city: string, country: string) => ({ city, country, latitude: null, longitude: null });

before(async () => {
  world = await newWorld();
  exchange = await newExchange(world);
  ({ project: ours, lead, owner } = exchange);
  // With a page of its own, as everybody reads it.
  gavle = await world.inProject(ours, lead.person, async (scope) => {
    const values = {
      ...blankPartner,
      organisation: 'Gävle kommun',
      city: 'Gävle',
      country: 'SE',
      language: 'sv',
    } as const;
    const made = await createPartner(scope, { ...values, name: 'Municipality' });
    await publishPartner(scope, await needPartner(scope, made.slug));
    return made.id;
  });
  officer = await world.signedIn({ project: ours, role: 'editor', partner: gavle, name: 'Greta Officer' });
});

const newPractice = (title: string) => newPublicPractice(world, exchange, title);

const say = (practice: string, values: Record<string, string> = {}, as = officer) =>
  world.post(
    '/p/ours/not-taken/new',
    { practice, partner: gavle, reason: 'Our law forbids it', decidedOn: '2026-02-10', ...values },
    as,
  );

// A language in the address: such a page is not kept, so it tells what is so at this moment.
const publicPractice = (slug: string) => world.get(`/projects/ours/practices/${slug}?lang=en`);

test('a city says what it looked at and why it does without; the project reads it, nobody else', async () => {
  const { id, slug } = await newPractice('One desk');
  const page = await world.get(`/p/ours/practices/${slug}`, officer);
  const way = page.ask.getByRole('link', { name: 'Your city looked at it and does without it? Say why' });
  const form = await world.get(way.getAttribute('href') ?? '', officer);
  assert.ok(form.ask.getByRole('option', { name: 'One desk (Tartu)', selected: true }));
  assert.equal((await say(id)).status, 303);
  for (const path of ['/p/ours/not-taken', '/p/ours/partners/municipality']) {
    const { text } = await world.get(path, owner);
    assert.match(
      text,
      /One desk Our law forbids it Gävle, 10 February 2026, written by Greta Officer Only the project reads it/,
      path,
    );
  }
  assert.match(
    (await world.get(`/p/ours/practices/${slug}`, owner)).text,
    /Gävle.*Looked at, not taken Our law forbids it/,
  );
  assert.doesNotMatch((await publicPractice(slug)).text, /forbids/);
  const asMember = await world.get(`/projects/ours/practices/${slug}?lang=en`, owner);
  assert.doesNotMatch(asMember.text, /forbids/, 'a member reads on the public page what everybody reads');
  assert.doesNotMatch((await world.get('/projects/ours/partners/municipality?lang=en')).text, /forbids/);
});

test('who writes for the city shows it to everybody, hides it again and takes it back; the owner cannot', async () => {
  const { id, slug } = await newPractice('Two desks');
  await say(id, { reason: 'Too few people' });
  const list = await world.get('/p/ours/not-taken', officer);
  const item = [...list.document.querySelectorAll('li')].find((one) => one.textContent?.includes('Too few people'));
  const [show, , back] = [...(item?.querySelectorAll('form') ?? [])].map((one) => one.getAttribute('action') ?? '');
  const own = show?.replace(/\/publication$/, '') ?? '';
  for (const act of ['publication', 'hiding', 'withdrawal']) {
    assert.equal((await world.post(`${own}/${act}`, {}, owner)).status, 403, act);
  }
  await world.post(`${own}/publication`, {}, officer);
  assert.match((await publicPractice(slug)).text, /Gävle.*Looked at, not taken Too few people/);
  const partner = await world.get('/projects/ours/partners/municipality?lang=en');
  assert.match(partner.text, /Two desks Too few people Gävle, 10 February 2026/);
  assert.doesNotMatch(partner.text, /Greta Officer/);
  await world.post(`${own}/hiding`, {}, officer);
  assert.doesNotMatch((await publicPractice(slug)).text, /Too few people/);
  assert.equal(back, undefined);
  await world.post(`${own}/withdrawal`, {}, officer);
  assert.doesNotMatch((await world.get(`/p/ours/practices/${slug}`, owner)).text, /Too few people/);
  assert.equal((await world.post(`${own}/publication`, {}, officer)).status, 404, 'taken back is taken back');
  assert.match(
    (await world.get('/p/ours/partners/municipality/history', owner)).text,
    /Looked at, not taken.*Too few people/,
  );
});

test('a reason is needed; what is wrong is said at its field and what was typed stays', async () => {
  const { id } = await newPractice('Three desks');
  const without = await say(id, { reason: ' ', decidedOn: '2026-01' });
  assert.equal(without.status, 422);
  assert.equal(without.document.querySelector<HTMLInputElement>('[name="decidedOn"]')?.value, '2026-01');
  assert.match((await say(id, {}, owner)).text, /This is said by those who write for the city/);
  assert.match((await say(id, { partner: exchange.tartu }, owner)).text, /This practice is the city’s own/);
  assert.equal((await say(gavle)).status, 422);
  assert.equal((await say(id)).status, 303);
  assert.match((await say(id, { reason: 'Once more' })).text, /written down for this city already/);
});

test('what a city has an action on, it cannot say it did not take', async () => {
  const { id } = await newPractice('Four desks');
  const action = await newRecord(world, ours, lead.person, {
    kind: 'action',
    title: 'Ours',
    partnerId: gavle,
    state: 'under-way',
  });
  await world.inProject(ours, lead.person, (scope) =>
    makeLink(scope, { type: 'based-on', from: action, to: id, reason: 'Fits', language: 'en' }),
  );
  assert.match((await say(id)).text, /Your city has an action that draws on it/);
});

test('the owner in another project sees it once it is shown, and on the own board', async () => {
  const theirs = await world.project({ slug: 'theirs' });
  const chief = await world.signedIn({ project: theirs, role: 'lead-coordinator' });
  const porto = await newCity(world, theirs, chief.person, place('Porto', 'PT'));
  const far = await newRecord(world, theirs, chief.person, { kind: 'practice', title: 'Far desk', partnerId: porto });
  await publishRecord(world, theirs, chief.person, { id: far });
  assert.equal(
    (await world.get(`/p/ours/not-taken/new?practice=${far}`, officer)).ask
      .getByRole('option', { name: 'Far desk (Porto)' })
      .getAttribute('value'),
    far,
  );
  assert.equal((await say(far, { reason: 'Too far' })).status, 303);
  assert.doesNotMatch((await world.get('/p/theirs/adoption?partner=all', chief)).text, /Too far/);
  const [row] = await world.sql<{ id: string }>("select id from not_taken where reason = 'Too far'");
  await world.post(`/p/ours/not-taken/${row?.id}/publication`, {}, officer);
  assert.match((await world.get('/p/theirs/adoption?partner=all', chief)).text, /Gävle.*Looked at, not taken Too far/);
  assert.equal((await world.post(`/p/theirs/not-taken/${row?.id}/withdrawal`, {}, chief)).status, 404);
});
