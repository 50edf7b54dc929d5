import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import type { Page } from '../../../test/page.ts';
import { roles, type Role } from '../../kernel/scope.ts';
import { blankPractice, createPractice } from '../practices/index.ts';
import { actsAt, isApproved, nextGate, type Gate, type Round } from './gate.ts';

let world: World;
let project: TestProject;
let tartu: string;
let lead: Visitor;
let author: Visitor;
let officer: Visitor;
let expert: Visitor;
let number = 0;
before(async () => {
  world = await newWorld();
});
beforeEach(async () => {
  project = await world.project();
  lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Lea Lead' });
  tartu = await newRecord(world, project, lead.person, { kind: 'partner', title: 'Tartu', isPublished: true });
  author = await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Aino Author' });
  officer = await world.signedIn({ project, role: 'programme-officer', name: 'Otto Officer' });
  expert = await world.signedIn({ project, role: 'expert', name: 'Exa Expert' });
  world.wait(60_000);
});

const rules = (fields: Record<string, string | string[]>, as = lead) =>
  world.post(`/p/${project.slug}/reviews/rules`, { days: '14', ...fields }, as);
const allGates = { gates: ['project', 'programme', 'expert'], afterPublication: ['expert'] };

/** A practice that has everything to be submitted; its address in the workspace. */
async function draft(values: Partial<typeof blankPractice> = {}): Promise<string> {
  const made = await world.inProject(project, author.person, (scope) =>
    createPractice(scope, {
      ...blankPractice,
      title: `Practice ${++number}`,
      summary: 'In short',
      language: 'en',
      themes: ['identity'],
      partner: tartu,
      country: 'EE',
      description: 'It works.',
      difficultiesUnknown: true,
      ...values,
    }),
  );
  return `/p/${project.slug}/practices/${made.slug}`;
}

const act = (page: string, what: string, as: Visitor, fields: Record<string, string> = {}): Promise<Page> =>
  world.post(`${page}/${what}`, fields, as);
const opinion = { verdict: 'some', opinion: 'Small cities can take it.', showsName: 'yes' };

/** The form as it stands, with one thing changed. */
async function edit(page: string, change: Record<string, string>, as = author): Promise<Page> {
  const { document } = await world.get(`${page}/edit`, as);
  const form = [...document.forms].find((one) => one.getAttribute('action') === `${page}/edit`);
  assert.ok(form, 'there is no form');
  const window = document.defaultView;
  assert.ok(window);
  const fields = Object.fromEntries(new window.FormData(form)) as Record<string, string>;
  return world.post(`${page}/edit`, { ...fields, ...change }, as);
}

test('gates are passed in their order, and those after publication do not hold it up', () => {
  const round = (gate: Gate | null, own: Partial<Round> = {}): Round => ({
    gates: ['project', 'programme', 'expert'],
    afterPublication: [],
    gate,
    outcome: gate === null ? 'passed' : null,
    ...own,
  });
  const cases: [Round, Gate | null, boolean][] = [
    [round('project'), 'programme', false],
    [round('programme'), 'expert', false],
    [round('expert'), null, false],
    [round(null), null, true],
    [round('programme', { afterPublication: ['programme', 'expert'] }), 'expert', true],
    [round('project', { afterPublication: ['programme', 'expert'] }), 'programme', false],
    [round('expert', { afterPublication: ['expert'] }), null, true],
    [round('project', { gates: ['project', 'expert'] }), 'expert', false],
    [round(null, { outcome: 'returned' }), null, false],
    [round(null, { outcome: 'recalled' }), null, false],
  ];
  for (const [one, next, approved] of cases) {
    assert.equal(nextGate(one), next, JSON.stringify(one));
    assert.equal(isApproved(one), approved, JSON.stringify(one));
  }
});

test('each gate has its own people', () => {
  const acting = (gate: Gate, isForAll: boolean) => roles.filter((role) => actsAt(gate, role, isForAll));
  assert.deepEqual(acting('project', true), ['lead-coordinator', 'editor']);
  assert.deepEqual(acting('project', false), ['lead-coordinator']);
  assert.deepEqual(acting('programme', true), ['programme-officer']);
  assert.deepEqual(acting('expert', true), ['expert']);
});

test('without gates whoever writes publishes, and nothing speaks of review', async () => {
  const page = await draft();
  assert.equal((await world.get(page, author)).ask.queryByRole('heading', { name: 'Review' }), null);
  assert.equal((await act(page, 'publication', author)).status, 303);
  assert.equal((await act(page, 'submission', author)).status, 409);
});

test('a practice goes from its author through every gate to the public, which reads by whom it was checked', async () => {
  await rules(allGates);
  const page = await draft();
  const open = page.replace('/p/', '/projects/');
  assert.equal((await act(page, 'publication', author)).status, 403);
  await act(page, 'submission', author);
  assert.match(
    (await world.get(page, author)).text,
    /Waits for the project’s editor since 2 March 2026, due by 16 March 2026/,
  );
  assert.equal((await act(page, 'review/approval', lead)).status, 303);
  assert.equal((await act(page, 'publication', author)).status, 403, 'the programme has not checked it');
  assert.equal((await act(page, 'review/approval', officer, { note: 'Well told.' })).status, 303);
  assert.equal((await act(page, 'publication', author)).status, 303);
  const before = await world.get(`${open}?lang=en`);
  assert.match(before.text, /The project, on 2 March 2026/);
  assert.doesNotMatch(before.text, /Small cities|Well told/);
  assert.equal((await act(page, 'review/opinion', expert, opinion)).status, 303);
  const after = await world.get(`${open}?lang=en`);
  assert.match(after.text, /The programme, on 2 March 2026/);
  assert.match(after.text, /Of interest to some Small cities can take it. Exa Expert, expert, 2 March 2026/);
  assert.match((await world.get(page, author)).text, /It has passed all gates/);
});

test('an expert who did not want it is not named', async () => {
  await rules({ gates: ['expert'], afterPublication: ['expert'] });
  const page = await draft();
  await act(page, 'submission', author);
  await act(page, 'publication', author);
  await act(page, 'review/opinion', expert, { verdict: 'all', opinion: 'Good.' });
  const text = (await world.get(`${page.replace('/p/', '/projects/')}?lang=en`)).text;
  assert.match(text, /An expert, 2 March 2026/);
  assert.doesNotMatch(text, /Exa/);
});

test('what is returned says why on top of the form, and goes round again', async () => {
  await rules(allGates);
  const page = await draft();
  await act(page, 'submission', author);
  assert.equal((await act(page, 'review/return', lead)).status, 422, 'without a note');
  assert.equal((await act(page, 'review/return', lead, { note: 'Say what it cost.' })).status, 303);
  assert.match(
    (await world.get(`${page}/edit`, author)).text,
    /Returned by Lea Lead on 2 March 2026\s*Say what it cost\./,
  );
  assert.match((await world.get('/inbox', author)).text, /Came back with a note/);
  assert.equal((await edit(page, { resources: 'Two people for a year.' })).status, 303);
  assert.equal((await act(page, 'submission', author)).status, 303);
  assert.doesNotMatch((await world.get('/inbox', author)).text, /Came back with a note: change it/);
  assert.match((await world.get(`/p/${project.slug}/reviews`, lead)).text, /Round 2/);
  const letters = await world.letters(author.person.email);
  assert.match(letters.at(-1)?.body_text ?? '', /Say what it cost\./);
});

test('what lies before reviewers stays as it is until it is taken back', async () => {
  await rules(allGates);
  const page = await draft();
  const { status } = await world.get(`${page}/edit`, author);
  assert.equal(status, 200);
  await act(page, 'submission', author);
  assert.equal((await world.get(`${page}/edit`, author)).status, 403);
  assert.equal((await act(page, 'figures', author, { name: 'Saved', value: '1' })).status, 403);
  assert.equal((await act(page, 'review/recall', author)).status, 303);
  assert.equal((await edit(page, { city: 'Tartu' })).status, 303);
});

test('a change after a gate was passed begins the review anew; the public goes on reading the earlier text', async () => {
  await rules({ gates: ['project', 'expert'], afterPublication: ['expert'] });
  const page = await draft();
  await act(page, 'submission', author);
  await act(page, 'review/approval', lead);
  await act(page, 'publication', author);
  await edit(page, { city: 'Tartu' });
  assert.match((await world.get(page, author)).text, /changed while it was under review/);
  assert.equal((await act(page, 'publication', author)).status, 403);
  assert.equal((await act(page, 'review/opinion', expert, opinion)).status, 404);
  const open = await world.get(`${page.replace('/p/', '/projects/')}?lang=en`);
  assert.match(open.text, /The project, on/);
});

test('what is missing is named, each a link to its field, and nothing is submitted', async () => {
  await rules(allGates);
  const page = await draft({ summary: '', themes: [], country: null });
  const before = await world.get(page, author);
  before.ask.getByText('3 fields are still missing. They are named above.');
  assert.match(before.linkTo('Country'), /\/edit#field-country$/);
  const refused = await act(page, 'submission', author);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /please fill in: Short summary, Themes, and Country/);
});

test('every act has its people: everybody else is told whose turn it is', async () => {
  await rules(allGates);
  const page = await draft();
  await act(page, 'submission', author);
  const may = async (what: string, gate: Gate, fields: Record<string, string>) => {
    const allowed: Role[] = [];
    for (const role of roles) {
      const member = await world.signedIn({ project, role, partner: role === 'partner-lead' ? tartu : null });
      const answer = await act(page, what, member, fields);
      if (answer.status === 422) allowed.push(role);
      else assert.ok([403, 404].includes(answer.status), `${gate} ${what} ${role}: ${answer.status}`);
    }
    return allowed;
  };
  const long = { note: 'x'.repeat(3000), verdict: 'nobody' };
  // What is too long is told to those who may say it at all, and nothing moves.
  assert.deepEqual(await may('review/return', 'project', long), ['lead-coordinator', 'editor']);
  assert.deepEqual(await may('review/approval', 'project', long), ['lead-coordinator', 'editor']);
  await act(page, 'review/approval', lead);
  world.wait(60_000);
  assert.deepEqual(await may('review/return', 'programme', long), ['programme-officer']);
  await act(page, 'review/approval', officer);
  assert.deepEqual(await may('review/approval', 'expert', long), []);
  assert.deepEqual(await may('review/opinion', 'expert', long), ['expert']);
  world.wait(60_000);
  assert.deepEqual(await may('review/comments', 'expert', long), [
    'lead-coordinator',
    'partner-lead',
    'editor',
    'expert',
  ]);
});

test('nobody checks what they submitted themselves, unless nobody else could', async () => {
  await rules({ gates: ['project'] });
  const page = await draft();
  await act(page, 'submission', lead);
  assert.equal((await act(page, 'review/approval', lead)).status, 303, 'the only one who could');
  await world.signedIn({ project, role: 'lead-coordinator', name: 'Second Lead' });
  const other = await draft();
  await act(other, 'submission', lead);
  const refused = await act(other, 'review/approval', lead);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Somebody else decides on it/);
});

test('of two who decide at the same moment the second is told that somebody was faster', async () => {
  await rules({ gates: ['project', 'programme'] });
  const second = await world.signedIn({ project, role: 'lead-coordinator' });
  const page = await draft();
  await act(page, 'submission', author);
  const answers = await Promise.all([
    act(page, 'review/approval', lead),
    act(page, 'review/return', second, { note: 'Not yet.' }),
  ]);
  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
  assert.ok(statuses[0] === 303 && [403, 409].includes(statuses[1] ?? 0), statuses.join());
  const [{ steps } = { steps: 0 }] = await world.sql<{ steps: number }>(
    "select count(*)::int as steps from review_step s join review v on v.id = s.review_id where v.project_id = $1 and s.act in ('passed', 'returned')",
    [project.id],
  );
  assert.equal(steps, 1);
});

test('who decides next is told by a letter, a notice and the inbox; the queue shows what is overdue', async () => {
  await rules(allGates);
  const page = await draft();
  await act(page, 'submission', author);
  const [letter] = await world.letters(lead.person.email);
  assert.match(letter?.subject ?? '', /^To be checked: Practice \d+/);
  assert.match(letter?.body_text ?? '', new RegExp(`${page}/review`));
  const inbox = await world.get('/inbox', lead);
  assert.match(inbox.text, /Waits for your check/);
  assert.match(inbox.text, /To be checked by you/);
  const queue = `/p/${project.slug}/reviews`;
  assert.doesNotMatch((await world.get(queue, lead)).text, /Overdue/);
  world.wait(15 * 86_400_000);
  assert.match((await world.get(queue, await world.visitorFor(lead.person))).text, /Overdue/);
});

test('a reviewer goes through the queue from text to text, over all their projects', async () => {
  await rules({ gates: ['project'] });
  const first = await draft();
  world.wait(1000);
  const second = await draft();
  for (const page of [first, second]) {
    await act(page, 'submission', author);
    world.wait(1000);
  }
  const page = await world.get(`${first}/review`, lead);
  page.ask.getByText('1 of 2 that wait');
  assert.equal(page.linkTo(/^Next/), `${second}/review`);
  assert.equal((await world.get(`${second}/review`, lead)).linkTo(/^Previous/), `${first}/review`);
  const all = await world.get('/reviews?gate=project', lead);
  assert.equal(all.ask.getAllByRole('heading', { level: 2, name: /^Practice/ }).length, 2);
  assert.equal((await world.get('/reviews', author)).ask.queryAllByRole('heading', { name: /^Practice/ }).length, 0);
  assert.equal((await world.get('/reviews')).status, 303);
});

test('the coordinator says which gates there are, from what the programme usually has; it stands in the history', async () => {
  const path = `/p/${project.slug}/reviews/rules`;
  assert.equal((await world.get(path, author)).status, 403);
  const page = await world.get(path, lead);
  const ticked = [...page.document.querySelectorAll<HTMLInputElement>('[name="gates"]:checked')].map(
    ({ value }) => value,
  );
  assert.deepEqual(ticked, ['project', 'programme', 'expert']);
  assert.equal((await rules({ gates: ['project'], afterPublication: ['expert'] })).status, 422);
  assert.equal((await rules({ gates: ['project'], days: '0' })).status, 422);
  assert.equal((await rules(allGates)).status, 303);
  assert.match((await world.get(`/p/${project.slug}/history`, lead)).text, /Who checks the project’s texts/);
});

test('the programme’s officer invites experts, and nobody else', async () => {
  const invite = (role: Role) =>
    world.post(
      `/p/${project.slug}/people/invitations/new`,
      { name: 'New Person', email: 'new@example.org', role, partner: '', language: 'en' },
      officer,
    );
  assert.equal((await invite('editor')).status, 422);
  assert.equal((await invite('expert')).status, 303);
});

test('another project sees nothing of a review, and nothing of it is public before the text is', async () => {
  await rules(allGates);
  const page = await draft();
  await act(page, 'submission', author);
  await act(page, 'review/approval', lead);
  const other = await world.project();
  const stranger = await world.signedIn({ project: other, role: 'programme-officer' });
  for (const what of ['review', 'review/opinion']) {
    assert.equal((await world.get(`${page}/${what}`, stranger)).status, 404);
  }
  assert.equal((await world.get('/reviews', stranger)).ask.queryAllByRole('heading', { name: /^Practice/ }).length, 0);
  for (const table of ['review', 'review_step', 'review_rule'] as const) {
    const rows = await world.tools.pool.transaction('begin', (db) =>
      db.selectFrom(table).select('project_id').where('project_id', '=', project.id).execute(),
    );
    assert.deepEqual(rows, [], table);
  }
});
