import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { newMeanings } from '../../kernel/meanings.ts';
import { readSettings, SettingsProblem } from '../../settings.ts';
import { createNeed, needCard, publishCard } from '../needs/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice, withdrawPractice } from '../practices/index.ts';
import { rememberMeanings } from './index.ts';

interface Asked {
  readonly key: string | undefined;
  readonly model: string;
  readonly input: readonly string[];
}

let world: World;
let project: TestProject;
let lead: Visitor;
let double: Server;
let url: URL;
let answer: 'numbers' | 'failure' | 'nonsense' = 'numbers';
const asked: Asked[] = [];

/** A service that knows one meaning: what is about the moon. */
const numbersOf = (text: string) => (/kuu|luna|moon/i.test(text) ? [3, 4, 0] : [0.1, 0.2, (text.length % 10) + 5]);

before(async () => {
  double = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Omit<Asked, 'key'>;
      if (request.url === '/v1/embeddings') asked.push({ ...body, key: request.headers.authorization });
      const data = body.input.map((text, index) => ({ index, embedding: numbersOf(text) })).toReversed();
      response.statusCode = answer === 'failure' ? 500 : 200;
      response.end(answer === 'nonsense' ? '{"data":[]}' : JSON.stringify({ data }));
    });
  });
  double.listen(0, '127.0.0.1');
  await once(double, 'listening');
  url = new URL(`http://127.0.0.1:${(double.address() as AddressInfo).port}`);
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  for (let number = 1; number <= 11; number++) await practice(`Place ${number} to park`);
  await practice('Parcheggio sotto la luna');
  await practice('A secret draft about parking', false);
  await world.inProject(project, lead.person, async (scope) => {
    const whole = { description: '', priority: null, partnerId: null, sources: [], themes: ['mobility'] } as const;
    const { slug } = await createNeed(scope, { ...whole, title: 'Parkimine kuuvalgel', language: 'et' });
    await publishCard(scope, await needCard(scope, 'need', slug));
  });
});
after(() => double.close());

const matches = '/p/ours/needs/parkimine-kuuvalgel/matches?lang=en';

async function practice(title: string, isPublished = true): Promise<void> {
  await world.inProject(project, lead.person, async (scope) => {
    const language = title.startsWith('Parcheggio') ? 'it' : 'en';
    const whole = { ...blankPractice, language, difficultiesUnknown: true, themes: ['mobility'] } as const;
    const { slug } = await createPractice(scope, { ...whole, title, description: 'Parking.' });
    if (isPublished) await publishPractice(scope, await needPractice(scope, slug));
  });
}

const remember = () =>
  rememberMeanings({ ...world.tools, meanings: newMeanings({ url, model: 'a-model', key: 'a secret' }) });
const remembered = () =>
  world.sql<{ title: string }>('select title from published_meaning join published using (record_id)');

test('nobody is asked where no service is set', async () => {
  await rememberMeanings(world.tools);
  assert.deepEqual(asked, []);
  assert.doesNotMatch((await world.get(matches, lead)).text, /Similar in meaning/);
});

test('a service that fails or talks nonsense is asked again later, and nothing else happens', async () => {
  for (const bad of ['failure', 'nonsense'] as const) {
    answer = bad;
    await remember();
    assert.deepEqual(await remembered(), []);
  }
  answer = 'numbers';
});

test('the service sees what is published and nothing else, once, with its key and model', async () => {
  asked.length = 0;
  await remember();
  await remember();
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.key, 'Bearer a secret');
  assert.equal(asked[0]?.model, 'a-model');
  assert.equal(asked[0]?.input.length, 13);
  assert.doesNotMatch(JSON.stringify(asked), /secret draft/);
});

test('what is near in meaning gets points of its own, marked as seen by a machine', async () => {
  const page = await world.get(matches, lead);
  const [first] = page.ask.getAllByRole('heading', { level: 3 });
  assert.match(first?.textContent ?? '', /Parcheggio sotto la luna/);
  assert.match(
    page.text,
    /Similar in meaning, as a machine sees it: nearer than 100 % of what was compared \+6 points/,
  );
});

test('what is withdrawn is forgotten', async () => {
  await world.inProject(project, lead.person, async (scope) =>
    withdrawPractice(scope, await needPractice(scope, 'parcheggio-sotto-la-luna')),
  );
  assert.equal((await remembered()).length, 12);
});

test('an address without a model is no setting', () => {
  assert.throws(() => readSettings({ UPTAKE_EMBEDDINGS_URL: url.href }), SettingsProblem);
  const { embeddings } = readSettings({ UPTAKE_EMBEDDINGS_URL: url.href, UPTAKE_EMBEDDINGS_MODEL: 'a-model' });
  assert.equal(embeddings?.key, null);
});
