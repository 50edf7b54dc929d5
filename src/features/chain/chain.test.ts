import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { cities } from '../../../test/harbours.ts';
import { newCity, newRecord, publishRecord, withdrawRecord, type TestRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import type { Strength } from '../../ui/index.ts';
import { historyOf } from '../../records/history.ts';
import { createRecord } from '../../records/record.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../practices/index.ts';
import { makeLink, type NewLink } from './index.ts';

let world: World;
let project: TestProject;
let other: TestProject;
let lead: Visitor;
let foreigner: Visitor;
let gavle: string;
let tartu: string;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  other = await world.project({ slug: 'theirs' });
  lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Ada Lead' });
  foreigner = await world.signedIn({ project: other, role: 'lead-coordinator' });
  gavle = await newCity(world, project, lead.person, cities.gavle);
  tartu = await newCity(world, project, lead.person, cities.tartu);
});

// A language in the address: such a page is not kept, so it tells what is so at this moment.
const publicly = (path: string) => world.get(`${path}?lang=en`);
const record = (values: TestRecord, owner = project, person = lead) => newRecord(world, owner, person.person, values);
const published = (values: TestRecord, owner = project, person = lead) =>
  record({ ...values, isPublished: true }, owner, person);
const tie = (made: Omit<NewLink, 'language' | 'reason'> & Partial<NewLink>) =>
  world.inProject(project, lead.person, (scope) =>
    makeLink(scope, { language: 'en', reason: 'Because it worked', ...made }),
  );

/** A practice with its own page, which shows the panel of links. */
async function newPractice(
  title: string,
  { isPublished = true, partner = gavle } = {},
): Promise<{ id: string; slug: string }> {
  return world.inProject(project, lead.person, async (scope) => {
    const { id, slug } = await createPractice(scope, {
      ...blankPractice,
      title,
      language: 'en',
      partner,
      description: 'It works.',
      difficultiesUnknown: true,
    });
    if (isPublished) await publishPractice(scope, await needPractice(scope, slug));
    return { id, slug };
  });
}

const form = {
  reason: 'Adopts its design thinking',
  language: 'en',
  onDate: '',
  speaker: '',
  strength: '',
  sources: '',
};

test('a link found by search and saved is read from both ends, each in its own words, and in both histories', async () => {
  const practice = await newPractice('Online booking of rooms');
  const action = await record({ kind: 'action', title: 'Book the town hall online', partnerId: tartu });
  const page = await world.get(`/p/ours/practices/${practice.slug}`, lead);
  assert.match(page.text, /Nothing is linked to this yet/);

  const search = await world.get(`/p/ours/links/new?record=${practice.id}&q=town+hall`, lead);
  const choice = await world.get(search.linkTo('Book the town hall online'), lead);
  choice.ask.getByRole('radio', { name: 'Basis of' });
  const address = choice.document.querySelector('main form[method="post"]')?.getAttribute('action') ?? '';
  const saved = await world.send(
    address,
    { ...form, tie: 'based-on.in', onDate: '2021-03', sources: 'News https://example.org/a' },
    lead,
  );

  assert.match(saved.text, /Basis of Book the town hall online/);
  assert.match(saved.text, /Tartu · March 2021/);
  assert.match(saved.text, /Recorded by Ada Lead on 2 March 2026 · Not public: one end is not published/);
  assert.equal(saved.linkTo(/News/), 'https://example.org/a');
  const story = await world.get(`/p/ours/chain/${action}`, lead);
  assert.match(story.text, /Based on: Online booking of rooms \(March 2021\): Adopts its design thinking/);
  for (const id of [practice.id, action]) {
    const [newest] = await world.inProject(project, lead.person, (scope) => historyOf(scope, id));
    assert.equal(newest?.act, 'linked');
    assert.equal(newest?.changes['link.reason']?.after, 'Adopts its design thinking');
  }
  const told = await world.get(`/p/ours/practices/${practice.slug}/history`, lead);
  assert.match(told.text, /Basis of .*Book the town hall online/);
});

test('a published record of another project can be tied to; its drafts are neither found nor taken', async () => {
  const action = await record({ kind: 'action', title: 'Own action' });
  const shown = await published({ kind: 'practice', title: 'Winter cycling lanes' }, other, foreigner);
  const draft = await record({ kind: 'practice', title: 'Winter cycling drafts' }, other, foreigner);
  const search = await world.get(`/p/ours/links/new?record=${action}&q=winter+cycling`, lead);
  assert.match(search.text, /Winter cycling lanes/);
  assert.doesNotMatch(search.text, /Winter cycling drafts/);
  const address = (id: string) => `/p/ours/links?record=${action}&other=${id}`;
  assert.equal((await world.post(address(draft), { ...form, tie: 'based-on.out' }, lead)).status, 404);
  assert.equal((await world.post(address(shown), { ...form, tie: 'based-on.out' }, lead)).status, 303);
  // The other project reads it as soon as the action is public, on the practice's own chain.
  assert.doesNotMatch((await world.get(`/p/theirs/chain/${shown}`, foreigner)).text, /Own action/);
  await publishRecord(world, project, lead.person, { id: action });
  assert.match((await world.get(`/p/theirs/chain/${shown}`, foreigner)).text, /Own action/);
});

test('a typing error still finds the record', async () => {
  const action = await record({ kind: 'action', title: 'Digital parking permits' });
  const practice = await record({ kind: 'practice', title: 'Parking without paper' });
  const search = await world.get(`/p/ours/links/new?record=${practice}&q=digitl+parkin`, lead);
  assert.match(search.linkTo('Digital parking permits'), new RegExp(action));
});

test('what does not belong together is refused with a reason, and what was typed is kept', async () => {
  const event = await record({ kind: 'event', title: 'Study visit in Tartu', variety: 'study-visit' });
  const practice = await record({ kind: 'practice', title: 'One-stop counter' });
  const need = await record({ kind: 'need', title: 'Shorter queues' });
  const none = await world.get(
    `/p/ours/links/new?record=${event}&other=${await record({ kind: 'strength', title: 'Skilled staff' })}`,
    lead,
  );
  assert.match(none.text, /cannot be linked directly/);

  const cases = [
    [event, need, 'based-on.out', /These two kinds|cannot be linked directly/],
    [practice, event, 'based-on.out', /These two kinds cannot be linked this way/],
    [practice, event, 'adapted-in.out', /import workshop only/],
    [practice, practice, 'answers.out', /cannot be linked with itself/],
    [practice, event, '', /needs your attention/],
    [practice, event, 'nonsense.out', /needs your attention/],
  ] as const;
  for (const [from, to, way, reason] of cases) {
    const page = await world.post(
      `/p/ours/links?record=${from}&other=${to}`,
      { ...form, tie: way, reason: 'Kept words' },
      lead,
    );
    assert.equal(page.status, 422, way);
    assert.match(page.document.querySelector('main')?.textContent ?? '', reason);
    if (from === practice && to === event) assert.equal(page.value(/Why, in one line/), 'Kept words');
  }
  const twoLines = await world.post(
    `/p/ours/links?record=${practice}&other=${event}`,
    { ...form, tie: 'shown-at.out', reason: 'one\ntwo' },
    lead,
  );
  assert.equal(twoLines.status, 422);
  assert.equal((await world.sql('select from link where from_id = $1', [practice])).length, 0);
});

test('the same link is made once; withdrawn with a reason it is gone from the pages, stays in the history, and can be made again', async () => {
  const practice = await newPractice('Shared data platform');
  const event = await published({ kind: 'event', title: 'Thematic event 1' });
  const address = `/p/ours/links?record=${practice.id}&other=${event}`;
  assert.equal((await world.post(address, { ...form, tie: 'shown-at.out' }, lead)).status, 303);
  assert.match((await world.post(address, { ...form, tie: 'shown-at.out' }, lead)).text, /already linked this way/);

  const page = await world.get(`/p/ours/practices/${practice.slug}`, lead);
  const withdrawal = page.linkTo(/^Withdraw/);
  assert.equal((await world.post(withdrawal, { withdrawnBecause: '' }, lead)).status, 422);
  const after = await world.send(withdrawal, { withdrawnBecause: 'It was another practice' }, lead);
  assert.match(after.text, /The link is withdrawn/);
  assert.doesNotMatch(after.text, /Thematic event 1/);
  assert.doesNotMatch((await publicly(`/projects/ours/practices/${practice.slug}`)).text, /Thematic event 1/);
  assert.equal((await world.get(withdrawal, lead)).status, 404);
  const [newest] = await world.inProject(project, lead.person, (scope) => historyOf(scope, event));
  assert.equal(newest?.act, 'unlinked');
  assert.equal(newest?.changes['link.reason']?.after, 'It was another practice');
  assert.equal((await world.post(address, { ...form, tie: 'shown-at.out' }, lead)).status, 303);
});

test('the public reads a link while both ends are published, and not before or after', async () => {
  const practice = await newPractice('Public practice');
  const action = await record({ kind: 'action', title: 'Quiet action' });
  await tie({ type: 'based-on', from: action, to: practice.id });
  const shows = async () => /Quiet action/.test((await publicly(`/projects/ours/practices/${practice.slug}`)).text);
  // A member reads on the public pages what the public reads, though their own project's drafts are in their scope.
  for (const path of [`/projects/ours/practices/${practice.slug}`, `/chain/${practice.id}`]) {
    assert.doesNotMatch((await world.get(path, lead)).text, /Quiet action|Because it worked/);
  }
  assert.equal(await shows(), false);
  assert.equal((await publicly(`/chain/${action}`)).status, 404);
  await publishRecord(world, project, lead.person, { id: action });
  assert.equal(await shows(), true);
  assert.match((await publicly(`/chain/${practice.id}`)).text, /Quiet action/);
  await withdrawRecord(world, project, lead.person, action);
  assert.equal(await shows(), false);
  assert.doesNotMatch((await publicly(`/chain/${practice.id}`)).text, /Quiet action/);
  await publishRecord(world, project, lead.person, { id: action });
  await world.sql('update project set is_public = false where id = $1', [project.id]);
  assert.equal(
    (await world.sql<{ open: boolean }>('select bool_or(is_public) as open from link where from_id = $1', [action]))[0]
      ?.open,
    false,
  );
  await world.sql('update project set is_public = true where id = $1', [project.id]);
  assert.equal(await shows(), true);
});

test('a link made while its end is being published is public in the end', async () => {
  const practice = await published({ kind: 'practice', title: 'Practice in a race' });
  const action = await record({ kind: 'action', title: 'Action in a race' });
  const made = tie({ type: 'based-on', from: action, to: practice });
  await Promise.all([made, publishRecord(world, project, lead.person, { id: action })]);
  const [link] = await world.sql<{ is_public: boolean }>('select is_public from link where from_id = $1', [action]);
  assert.equal(link?.is_public, true);
});

test('who may not edit either end is told why; who does not belong to the project finds nothing', async () => {
  const practice = await newPractice('Guarded practice');
  const event = await record({ kind: 'event', title: 'Guarded event', partnerId: gavle });
  const id = await tie({ type: 'shown-at', from: practice.id, to: event });
  const pages = [`/p/ours/links/new?record=${practice.id}`, `/p/ours/links/${id}/withdrawal`];
  const member = (
    role: 'editor' | 'partner-lead' | 'stakeholder' | 'controller' | 'programme-officer',
    partner: string | null,
  ) => world.signedIn({ project, role, partner });
  for (const as of [
    await member('stakeholder', gavle),
    await member('controller', null),
    await member('programme-officer', null),
    await member('editor', tartu),
  ]) {
    for (const page of pages) {
      const answer = await world.get(page, as);
      assert.equal(answer.status, 403, page);
      assert.match(answer.text, /Only/);
    }
    const post = await world.post(
      `/p/ours/links?record=${practice.id}&other=${event}`,
      { ...form, tie: 'visited-at.out' },
      as,
    );
    assert.equal(post.status, 403);
    assert.equal((await world.post(`/p/ours/links/${id}/withdrawal`, { withdrawnBecause: 'No' }, as)).status, 403);
    assert.doesNotMatch((await world.get(`/p/ours/practices/${practice.slug}`, as)).text, /Add a link|Withdraw/);
  }
  for (const as of [
    await member('editor', gavle),
    await member('partner-lead', gavle),
    await world.signedIn({ isAdministrator: true }),
  ]) {
    for (const page of pages) assert.equal((await world.get(page, as)).status, 200, page);
  }
  for (const page of [...pages, `/p/ours/chain/${practice.id}`]) {
    assert.equal((await world.get(page, foreigner)).status, 404);
    assert.equal((await world.get(page, world.anonymous())).status, 303);
  }
});

test('another project cannot withdraw the link, nor start one from a record that is not its own', async () => {
  const practice = await published({ kind: 'practice', title: 'Shared with theirs' }, other, foreigner);
  const action = await published({ kind: 'action', title: 'Ours draws on theirs' });
  const id = await tie({ type: 'inspired-by', from: action, to: practice });
  const refused = await world.post(`/p/theirs/links/${id}/withdrawal`, { withdrawnBecause: 'Ours!' }, foreigner);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /another project/);
  assert.equal((await world.get(`/p/theirs/links/new?record=${action}`, foreigner)).status, 404);
});

test('addresses that name no record are not found', async () => {
  assert.equal((await world.get('/chain/nothing')).status, 404);
  assert.equal((await world.get(`/chain/${project.id.replace(/.$/, '0')}`)).status, 404);
  for (const page of [
    '/p/ours/links/new',
    '/p/ours/links/new?record=x',
    '/p/ours/links/x/withdrawal',
    '/p/ours/chain/x',
  ]) {
    assert.equal((await world.get(page, lead)).status, 404, page);
  }
});

/** The network's best known story: two practices feed an action, it is proven, changes policy, and is taken up again. */
async function dips() {
  const need = await published({ kind: 'need', title: 'Open challenges for small firms', partnerId: gavle });
  const design = await published({ kind: 'practice', title: 'Design thinking', partnerId: tartu });
  const visit = await published({
    kind: 'event',
    title: 'Visit to see it',
    variety: 'study-visit',
    happensOn: '2021-10',
  });
  const lesson = await published({ kind: 'lesson', title: 'Look through the user’s eyes' });
  const action = await published({ kind: 'action', title: 'Challenge for services', partnerId: gavle, state: 'done' });
  const evidence = await record({ kind: 'evidence', title: 'report.pdf' });
  const instrument = await published({ kind: 'instrument', title: 'Regional programme' });
  const practice = await published({ kind: 'practice', title: 'Challenges as a practice', partnerId: gavle });
  const next = await published({
    kind: 'action',
    title: 'Training of designers',
    partnerId: tartu,
    state: 'not-implemented',
  });
  await tie({ type: 'answers', from: design, to: need });
  await tie({
    type: 'visited-at',
    from: design,
    to: visit,
    reason: 'Seen in the town hall',
    sources: [{ title: 'News', address: 'https://example.org/visit' }],
  });
  await tie({ type: 'lesson-from', from: lesson, to: visit });
  await tie({ type: 'based-on', from: action, to: design, reason: 'Adopts the approach' });
  await tie({ type: 'inspired-by', from: action, to: lesson });
  await tie({
    type: 'proves',
    from: evidence,
    to: action,
    reason: 'Five briefs were handed over',
    strength: 'system-data',
    onDate: '2022' as never,
  });
  const report = await record({ kind: 'evidence', title: 'programme.pdf' });
  await tie({ type: 'led-to', from: action, to: instrument });
  await tie({ type: 'proves', from: report, to: instrument, reason: 'The programme names it', strength: 'audited' });
  await tie({ type: 'became', from: action, to: practice });
  await tie({ type: 'inspired-by', from: next, to: practice });
  return { need, design, visit, lesson, action, evidence, instrument, practice, next };
}

const titlesIn = (page: { document: Document }) =>
  [...page.document.querySelectorAll('.station-title')].map((title) => title.textContent.trim());

test('the story of an action is told in its order, from the need to the next city, and says how well each step is proven', async () => {
  const made = await dips();
  const page = await publicly(`/chain/${made.action}`);
  const told = [
    'Open challenges for small firms',
    'Design thinking',
    'Visit to see it',
    'Look through the user’s eyes',
    'Challenge for services',
    'Five briefs were handed over',
    'Regional programme',
    'The programme names it',
    'Challenges as a practice',
    'Training of designers',
  ];
  assert.deepEqual(titlesIn(page), told);
  const station = (title: string) =>
    page.ask
      .getAllByText(title)
      .map((one) => one.closest('.station'))
      .find((one) => one !== null);
  assert.equal(station('Challenge for services')?.getAttribute('aria-current'), 'step');
  assert.match(station('Challenge for services')?.textContent ?? '', /Based on: Design thinking: Adopts the approach/);
  assert.match(station('Challenge for services')?.textContent ?? '', /Done\s*System data/i);
  assert.match(station('Training of designers')?.textContent ?? '', /Not implemented/);
  const isProven = (title: string) => station(title)?.hasAttribute('data-proven');
  assert.deepEqual(
    ['Visit to see it', 'Five briefs were handed over', 'Challenge for services', 'Regional programme'].map(isProven),
    [true, true, true, true],
  );
  // The picture has the same stations and says so by name.
  const picture = page.ask.getByRole('img', { name: 'The story of “Challenge for services”' });
  assert.equal(picture.querySelectorAll('.chain-stop').length, 10);
  assert.equal(
    picture.querySelectorAll('.chain-stop[data-proven]').length,
    page.document.querySelectorAll('.station[data-proven]').length,
  );
  // A record that came later is told with all that led to it, and not with what else came of that.
  assert.deepEqual(titlesIn(await publicly(`/chain/${made.instrument}`)), told.slice(0, 8));
});

test('a station whose only evidence is an estimate is claimed, and says so; stronger evidence or a source proves it', async () => {
  const action = await published({ kind: 'action', title: 'Weighed action', partnerId: gavle });
  const marks = async () =>
    [...(await publicly(`/chain/${action}`)).document.querySelectorAll('.station')]
      .map(
        (one) =>
          `${one.querySelector('.strength')?.textContent}: ${one.hasAttribute('data-proven') ? 'proven' : 'claimed'}`,
      )
      .toSorted()
      .join(', ');
  const proof = async (strength: Strength) => {
    const from = await record({ kind: 'evidence', title: strength });
    await tie({ type: 'proves', from, to: action, reason: `By ${strength}`, strength });
  };
  await proof('estimate');
  assert.equal(await marks(), 'Estimate: claimed, Estimate: claimed');
  await proof('sample');
  assert.equal(await marks(), 'Estimate: claimed, Sample: proven, Sample: proven');
  const other = await published({ kind: 'action', title: 'Sourced action', partnerId: gavle });
  const paper = await record({ kind: 'evidence', title: 'paper' });
  const sources = [{ title: 'News', address: 'https://example.org/news' }];
  await tie({ type: 'proves', from: paper, to: other, reason: 'In the paper', strength: 'estimate', sources });
  const { document } = await publicly(`/chain/${other}`);
  assert.equal(document.querySelectorAll('.station[data-proven]').length, 2);
});

test('evidence that is not open is told in the workspace only', async () => {
  const action = await published({ kind: 'action', title: 'Action with two proofs' });
  for (const isOpen of [true, false]) {
    const evidence = await record({ kind: 'evidence', title: 'file' });
    await tie({
      type: 'proves',
      from: evidence,
      to: action,
      reason: isOpen ? 'For all eyes' : 'For us alone',
      strength: 'sample',
      isOpen,
    });
  }
  assert.doesNotMatch((await publicly(`/chain/${action}`)).text, /For us alone/);
  assert.match((await publicly(`/chain/${action}`)).text, /For all eyes/);
  assert.match((await world.get(`/p/ours/chain/${action}`, lead)).text, /For us alone/);
});

test('a circle of links ends, and each record is told once', async () => {
  const [one, two, three] = await Promise.all(
    ['One', 'Two', 'Three'].map((title) => published({ kind: 'action', title: `Circle ${title}` })),
  );
  await tie({ type: 'led-to', from: one!, to: two! });
  await tie({ type: 'led-to', from: two!, to: three! });
  await tie({ type: 'led-to', from: three!, to: one! });
  const titles = titlesIn(await publicly(`/chain/${two!}`));
  assert.deepEqual(titles.toSorted(), ['Circle One', 'Circle Three', 'Circle Two']);
});

test('a story with more records than a page holds shows the nearest and says so', async () => {
  const practice = await published({ kind: 'practice', title: 'Very popular practice' });
  await world.inProject(project, lead.person, async (scope) => {
    for (let index = 0; index < 210; index++) {
      const { id } = await createRecord(scope, { kind: 'action', title: `Adopter ${index}`, language: 'en' });
      await makeLink(scope, { type: 'based-on', from: id, to: practice, reason: 'Copied', language: 'en' });
    }
  });
  const page = await world.get(`/p/ours/chain/${practice}`, lead);
  assert.match(page.text, /longer than this page/);
  assert.equal(titlesIn(page).length, 200);
  assert.match(page.text, /191 more below/);
});

test('hostile and foreign words stay words, in the panel, in the story and in the picture', async () => {
  const title = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const practice = await newPractice(title);
  const action = await published({ kind: 'action', title: 'Aus Köln', language: 'de' as never });
  await tie({
    type: 'based-on',
    from: action,
    to: practice.id,
    reason: `${title} perché funziona`,
    language: 'it',
    speaker: title,
    sources: [{ title, address: ['javascript', 'alert(1)'].join(':') }],
  });
  for (const path of [`/projects/ours/practices/${practice.slug}`, `/chain/${action}`, `/chain/${practice.id}`]) {
    const page = await publicly(path);
    assert.equal(page.status, 200);
    assert.equal(
      page.document.querySelectorAll('main script, main img, [onerror], a[href^="javascript"]').length,
      0,
      path,
    );
    assert.ok(
      [...page.document.querySelectorAll('[lang="it"]')].some((one) => /perché funziona/.test(one.textContent)),
      path,
    );
  }
});
