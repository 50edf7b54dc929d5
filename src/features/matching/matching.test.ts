import { strict as assert } from 'node:assert';
import { before, describe, it } from 'node:test';
import { cities } from '../../../test/harbours.ts';
import { newCity } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import type { Language } from '../../kernel/words.ts';
import type { Theme } from '../../records/themes.ts';
import { createNeed, createStrength, needCard, publishCard } from '../needs/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice, type Practice } from '../practices/index.ts';

let world: World;
let ours: TestProject;
let theirs: TestProject;
let lead: Visitor;
let foreigner: Visitor;
let gavle: string;
let genoa: string;
let sportello: string;

before(async () => {
  world = await newWorld();
  ours = await world.project({ slug: 'ours' });
  theirs = await world.project({ slug: 'theirs' });
  lead = await world.signedIn({ project: ours, role: 'lead-coordinator', name: 'Ada Lead' });
  foreigner = await world.signedIn({ project: theirs, role: 'lead-coordinator' });
  gavle = await newCity(world, ours, lead.person, cities.gavle);
  genoa = await newCity(world, theirs, foreigner.person, cities.genoa);
  await card('need', { title: 'Invånare kan inte logga in med e-legitimation', language: 'sv', themes: ['identity'] });
  sportello = await practice(
    { title: 'Accesso con SPID allo sportello', language: 'it', themes: ['identity'], partner: genoa },
    { project: theirs, by: foreigner },
  );
  await practice(
    { title: 'Sign in by voice, electronic identification', outcome: 'did-not-work', partner: genoa },
    { project: theirs, by: foreigner },
  );
  await practice(
    { title: 'Their draft about electronic identification', partner: genoa },
    { project: theirs, by: foreigner, isPublished: false },
  );
  await practice({ title: 'Our draft about electronic identification', partner: gavle }, { isPublished: false });
  await practice({ title: 'Trees for every street', themes: ['environment'], partner: gavle });
  await card('strength', { title: 'Digital identity for all', themes: ['identity'] }, { isPublished: true });
});

const address = '/p/ours/needs/invanare-kan-inte-logga-in-med-e-legitimation';
const matches = `${address}/matches`;

interface Where {
  readonly project?: TestProject;
  readonly by?: Visitor;
  readonly isPublished?: boolean;
}

async function practice(
  values: Partial<Practice> & { readonly title: string },
  { project = ours, by = lead, isPublished = true }: Where = {},
): Promise<string> {
  return world.inProject(project, by.person, async (scope) => {
    const whole = { ...blankPractice, language: 'en', difficultiesUnknown: true, description: 'As it says.' } as const;
    const { id, slug } = await createPractice(scope, { ...whole, ...values });
    if (isPublished) await publishPractice(scope, await needPractice(scope, slug));
    return id;
  });
}

async function card(
  kind: 'need' | 'strength',
  values: { readonly title: string; readonly language?: Language; readonly themes: readonly Theme[] },
  { isPublished = false }: Where = {},
): Promise<void> {
  await world.inProject(ours, lead.person, async (scope) => {
    const whole = { description: '', language: 'en', priority: null, partnerId: gavle, sources: [] } as const;
    const { slug } = await (kind === 'need' ? createNeed : createStrength)(scope, { ...whole, ...values });
    if (isPublished) await publishCard(scope, await needCard(scope, kind, slug));
  });
}

const titles = (page: Awaited<ReturnType<World['get']>>) =>
  page.ask.queryAllByRole('heading', { level: 3 }).map(
    (heading) =>
      heading
        .querySelector('a')
        ?.textContent.replace(/ only in .*/, '')
        .trim() ?? '',
  );

describe('what may answer a need', () => {
  it('is found in any language, in all projects as far as it is published, and explained', async () => {
    const page = await world.get(`${matches}?lang=en`, lead);
    assert.deepEqual(
      new Set(titles(page)),
      new Set([
        'Accesso con SPID allo sportello',
        'Sign in by voice, electronic identification',
        'Our draft about electronic identification',
        'Digital identity for all',
      ]),
    );
    assert.match(page.text, /Both say in their title or summary: electronic identification \(\d\)/);
    assert.match(page.text, /Same theme: Digital identity and sign-in/);
    assert.match(page.text, /Written in: Italian; understood through “electronic identification”/);
    assert.match(page.text, /Sign in by voice, electronic identification Did not work here/);
    assert.match(page.text, /Your own/);
    assert.match(page.text, /How the points are given/);
    for (const language of ['it', 'sv', 'et', 'hu']) {
      assert.equal((await world.get(`${matches}?lang=${language}`, lead)).status, 200);
    }
  });

  it('stands on the need’s page, the first three with the way to all', async () => {
    const page = await world.get(`${address}?lang=en`, lead);
    assert.match(page.text, /What may answer this need/);
    assert.equal(page.linkTo('All, with reasons'), matches);
    assert.equal(
      (await world.get(`/p/ours/strengths/digital-identity-for-all?lang=en`, lead)).text.includes('may answer'),
      false,
    );
  });

  it('does not exist for strangers, and readers can do nothing with it', async () => {
    const reader = await world.signedIn({ project: ours, role: 'stakeholder' });
    assert.equal((await world.get(matches, foreigner)).status, 404);
    const page = await world.get(`${matches}?lang=en`, reader);
    assert.equal(page.status, 200);
    assert.equal(page.ask.queryByRole('button', { name: 'Link as an answer' }), null);
    assert.equal(page.ask.queryByRole('link', { name: 'Set aside' }), null);
    for (const path of ['answer', 'dismissal', 'dismissal/withdrawal']) {
      assert.equal((await world.post(`${matches}/${sportello}/${path}`, {}, reader)).status, 403, path);
    }
    assert.equal((await world.post(`${matches}/nothing/answer`, {}, lead)).status, 404);
  });
});

describe('a match', () => {
  it('is set aside with a reason, remembered, and put back', async () => {
    const dismissal = `${matches}/${sportello}/dismissal`;
    const tooLong = await world.post(dismissal, { reason: 'x'.repeat(501) }, lead);
    assert.equal(tooLong.status, 422);
    assert.equal(tooLong.value(/Why it does not fit/), 'x'.repeat(501));
    const page = await world.send(dismissal, { reason: 'Another law' }, lead);
    assert.match(page.text, /It is set aside/);
    assert.ok(!titles(page).includes('Accesso con SPID allo sportello'));
    assert.match(page.text, /Another law/);
    assert.match(page.text, /Set aside by Ada Lead on 2 March 2026/);
    assert.equal((await world.post(dismissal, { reason: 'Twice' }, lead)).status, 303);
    const back = await world.send(`${dismissal}/withdrawal`, {}, lead);
    assert.ok(titles(back).includes('Accesso con SPID allo sportello'));
    assert.doesNotMatch(back.text, /Another law/);
    assert.equal((await world.post(`${dismissal}/withdrawal`, {}, lead)).status, 404);
  });

  it('that the city does without is said from here, with both chosen already', async () => {
    const page = await world.get(`${matches}?lang=en`, lead);
    const [way] = page.ask.getAllByRole('link', { name: 'Looked at, not taken, because …' });
    const form = await world.get(way?.getAttribute('href') ?? '', lead);
    for (const name of ['practice', 'partner']) {
      assert.match(form.document.querySelector<HTMLSelectElement>(`[name="${name}"]`)?.value ?? '', /^[0-9a-f-]{36}$/);
    }
  });

  it('is linked as an answer by one press, with what both speak of as its reason', async () => {
    const page = await world.send(`${matches}/${sportello}/answer`, {}, lead);
    assert.match(page.text, /It is linked as an answer/);
    assert.ok(!titles(page).includes('Accesso con SPID allo sportello'));
    assert.match(page.text, /Linked already ?Accesso con SPID allo sportello/);
    const need = await world.get(`${address}?lang=en`, lead);
    assert.match(need.text, /Answered by Accesso con SPID allo sportello/);
    assert.match(need.text, /Found by matching: both speak of electronic identification/);
    assert.equal((await world.post(`${matches}/${sportello}/answer`, {}, lead)).status, 303);
    assert.equal((await world.sql("select from link where type = 'answers'")).length, 1);
  });
});

describe('a practice', () => {
  it('leads to the needs it may answer, open ones only, and is linked from there', async () => {
    const page = await world.get('/p/ours/practices/our-draft-about-electronic-identification?lang=en', lead);
    const needs = await world.get(page.linkTo('Needs this may answer'), lead);
    assert.deepEqual(titles(needs), ['Invånare kan inte logga in med e-legitimation']);
    const button = needs.ask.getByRole('button', { name: 'Link as an answer to it' });
    const linked = await world.send(button.closest('form')?.getAttribute('action') ?? '', {}, lead);
    assert.match(linked.text, /It is linked as an answer/);
    await world.post(`${address}/state`, { state: 'met' }, lead);
    const other = await world.get('/p/theirs/practices/sign-in-by-voice-electronic-identification/matches', foreigner);
    assert.deepEqual(titles(other), []);
    assert.match(other.text, /No open need asks for this/);
  });
});
