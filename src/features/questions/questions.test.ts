import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { newRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../practices/index.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
let owner: Visitor;
let practice: string;
let open: string;
let guests = 0;
before(async () => {
  world = await newWorld();
});
beforeEach(async () => {
  project = await world.project();
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  const tartu = await newRecord(world, project, lead.person, { kind: 'partner', title: 'Tartu', isPublished: true });
  owner = await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Olev Owner' });
  const slug = await world.inProject(project, lead.person, async (scope) => {
    const made = await createPractice(scope, {
      ...blankPractice,
      title: 'One desk',
      language: 'en',
      partner: tartu,
      description: 'It works.',
      difficultiesUnknown: true,
    });
    await publishPractice(scope, await needPractice(scope, made.slug ?? ''));
    return made.slug;
  });
  practice = `/p/${project.slug}/practices/${slug}`;
  open = `/projects/${project.slug}/practices/${slug}`;
  world.wait(60_000);
});

const freshly = (as?: Visitor) => world.get(`${open}?lang=en`, as);
const question = { content: 'What does it cost a year?', askerOrganisation: 'City of Elsewhere' };

/** A guest with an address of their own asks; the secret of the letter's link, null when none was written. */
async function askAsGuest(fields: Record<string, string> = {}): Promise<{ email: string; secret: string | null }> {
  const email = fields['email'] ?? `guest-${++guests}@example.org`;
  const before = (await world.letters(email)).length;
  const answer = await world.post(
    `${open}/questions/new`,
    { ...question, askerName: 'Gerda Guest', email, ...fields },
    world.anonymous(),
  );
  assert.equal(answer.status, 303, answer.text);
  const letters = await world.letters(email);
  const secret = letters.length > before ? /\/questions\/([\w-]+)/.exec(letters.at(-1)?.body_text ?? '')?.[1] : null;
  return { email, secret: secret ?? null };
}

/** Address of the only question that waits, from the owner's inbox. */
async function waiting(as = owner): Promise<string> {
  return (await world.get('/inbox', as)).linkTo(question.content);
}

test('a guest asks, confirms by letter, the owner answers, and everybody reads both', async () => {
  const { email, secret } = await askAsGuest();
  assert.equal((await world.get('/inbox', owner)).text.includes(question.content), false, 'not confirmed yet');
  const page = await world.get(`/questions/${secret}`);
  assert.ok(page.ask.getByText(question.content));
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.equal((await world.post(`/questions/${secret}/confirmation`, {})).status, 303);
  await world.runJobs();
  const [told] = await world.letters(owner.person.email);
  assert.match(told?.body_text ?? '', /City of Elsewhere asks about “One desk”:\s+What does it cost a year\?/);
  assert.doesNotMatch((await freshly()).text, /What does it cost/);
  const address = await waiting();
  assert.equal((await world.post(`${address}/answer`, { answer: '' }, owner)).status, 422);
  assert.equal((await world.post(`${address}/answer`, { answer: 'Two salaries.' }, owner)).status, 303);
  const shown = await freshly();
  assert.match(shown.text, /What does it cost a year\? Asked by City of Elsewhere, 2 March 2026 Two salaries\./);
  assert.doesNotMatch(shown.text, /Gerda|example\.org/);
  const letters = await world.letters(email);
  assert.match(letters.at(-1)?.body_text ?? '', /Two salaries\./);
  assert.match((await world.get(`${practice}/history`, lead)).text, /Question to the owner/);
});

test('somebody with an account asks at once, also from another project, and by name only if they want', async () => {
  const other = await world.project();
  const colleague = await world.signedIn({ project: other, name: 'Carla Colleague' });
  assert.equal((await world.post(`${open}/questions/new`, { ...question, showsName: 'yes' }, colleague)).status, 303);
  await world.runJobs();
  await world.post(`${await waiting()}/answer`, { answer: 'Nothing.' }, owner);
  assert.match((await freshly()).text, /Asked by Carla Colleague, City of Elsewhere/);
  assert.match((await world.letters(colleague.person.email)).at(-1)?.body_text ?? '', /Nothing\./);
});

test('an owner who declines says why to whoever asked, and to nobody else', async () => {
  const { email, secret } = await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  const address = await waiting();
  assert.equal((await world.post(`${address}/declination`, { reason: '' }, owner)).status, 422);
  await world.post(`${address}/declination`, { reason: 'The contract is secret.' }, owner);
  assert.doesNotMatch((await freshly()).text, /What does it cost|secret/);
  assert.match((await world.letters(email)).at(-1)?.body_text ?? '', /The contract is secret\./);
  assert.match((await world.get(practice, owner)).text, /The contract is secret\. Not answered/);
});

test('an answer can be said otherwise; the first one stays in the history', async () => {
  const { secret } = await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  const address = await waiting();
  await world.post(`${address}/answer`, { answer: 'Two salaries.' }, owner);
  assert.equal((await world.get(address, owner)).value(/^Answer/), 'Two salaries.');
  await world.post(`${address}/answer`, { answer: 'Three salaries.' }, owner);
  assert.match((await freshly()).text, /Three salaries/);
  const history = await world.get(`${practice}/history`, lead);
  assert.match(history.text, /Two salaries\..*Three salaries\.|Three salaries\..*Two salaries\./);
});

test('a guest takes the question back by the same link, and the address is forgotten at once', async () => {
  const { secret } = await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  const address = await waiting();
  await world.post(`${address}/answer`, { answer: 'Two salaries.' }, owner);
  assert.equal((await world.post(`/questions/${secret}/withdrawal`, {})).status, 303);
  assert.doesNotMatch((await freshly()).text, /Two salaries/);
  assert.equal((await world.get(`/questions/${secret}`)).status, 404);
  assert.equal((await world.post(`${address}/answer`, { answer: 'Late.' }, owner)).status, 404);
});

test('the letter of the owner is written once, however often the job is done', async () => {
  const { secret } = await askAsGuest();
  await Promise.all([1, 2].map(() => world.post(`/questions/${secret}/confirmation`, {})));
  await world.runJobs();
  const [row] = await world.sql<{ id: string }>('select id from question where project_id = $1', [project.id]);
  const data = { project: project.id, question: row?.id ?? '' };
  await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'tell-owner', data));
  await world.runJobs();
  assert.equal((await world.letters(owner.person.email)).length, 1);
});

test('where nobody writes for the owner, the coordinator is told', async () => {
  await world.sql("update membership set ended_at = now() where project_id = $1 and role = 'editor'", [project.id]);
  const { secret } = await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  await world.runJobs();
  assert.equal((await world.letters(lead.person.email)).length, 1);
});

test('one address is written to three times an hour at most, and the page says the same all the time', async () => {
  const email = 'many@example.org';
  const secrets: (string | null)[] = [];
  for (let count = 0; count < 5; count++) secrets.push((await askAsGuest({ email })).secret);
  assert.deepEqual(
    secrets.map((secret) => secret !== null),
    [true, true, true, false, false],
  );
});

test('who asked is forgotten: without confirmation after a week, how they are reached a month after the answer', async () => {
  const { secret } = await askAsGuest();
  await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  await world.post(`${await waiting()}/answer`, { answer: 'Two salaries.' }, owner);
  const forget = async () => {
    await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'forget-expired', {}));
    await world.runJobs();
  };
  const count = async (table: 'question' | 'question_contact') =>
    (await world.sql(`select from ${table} where project_id = $1`, [project.id])).length;
  world.wait(8 * 86_400_000);
  await forget();
  assert.deepEqual([await count('question'), await count('question_contact')], [1, 1]);
  world.wait(31 * 86_400_000);
  await forget();
  assert.deepEqual([await count('question'), await count('question_contact')], [1, 0]);
  assert.match((await freshly()).text, /Two salaries/);
});

test('what is not public cannot be asked about, and nobody from elsewhere sees or answers a question', async () => {
  await world.post(`${practice}/withdrawal`, {}, lead);
  assert.equal((await world.get(`${open}/questions/new`)).status, 404);
  await world.post(`${practice}/publication`, {}, lead);
  const { secret } = await askAsGuest();
  await world.post(`/questions/${secret}/confirmation`, {});
  const address = await waiting();
  const other = await world.project();
  const stranger = await world.signedIn({ project: other, role: 'lead-coordinator' });
  assert.equal((await world.get(address, stranger)).status, 404);
  assert.equal((await world.post(`${address}/answer`, { answer: 'No.' }, stranger)).status, 404);
  const reader = await world.signedIn({ project, role: 'stakeholder' });
  assert.equal((await world.post(`${address}/answer`, { answer: 'No.' }, reader)).status, 403);
  const seen = await world.tools.pool.transaction('begin', (db) =>
    db.selectFrom('question_contact').selectAll().execute(),
  );
  assert.deepEqual(seen, []);
  assert.equal((await world.get('/questions/no-such-secret')).status, 404);
});
