import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import jsonld from 'jsonld';
import { newCity, newRecord, type TestRecord } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { makeLink, type NewLink } from '../chain/index.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
let ids: Record<'need' | 'practice' | 'event' | 'lesson' | 'action' | 'hidden', string>;
let tartu: string;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'ours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  tartu = await newCity(world, project, lead.person, {
    city: 'Tartu',
    country: 'EE',
    latitude: 58.38,
    longitude: 26.72,
  });
  const record = (values: TestRecord) =>
    newRecord(world, project, lead.person, { isPublished: true, partnerId: tartu, ...values });
  ids = {
    need: await record({ kind: 'need', title: 'Fewer visits to the town hall' }),
    practice: await record({ kind: 'practice', title: 'One desk', language: 'et', happensOn: '2019-10' }),
    event: await record({ kind: 'event', title: 'Study visit', happensOn: '2020-03-05' }),
    lesson: await record({ kind: 'lesson', title: 'Ask first' }),
    action: await record({ kind: 'action', title: 'Our own desk', happensOn: '2021' }),
    hidden: await record({ kind: 'action', title: 'Not told yet', isPublished: false }),
  };
  const tie = (made: Omit<NewLink, 'language'>) =>
    world.inProject(project, lead.person, (scope) => makeLink(scope, { language: 'en', ...made }));
  await tie({ type: 'answers', from: ids.practice, to: ids.need, reason: 'Two visits less' });
  await tie({ type: 'visited-at', from: ids.practice, to: ids.event, reason: 'Seen at work', onDate: null });
  await tie({ type: 'lesson-from', from: ids.lesson, to: ids.event, reason: 'Heard there' });
  await tie({
    type: 'based-on',
    from: ids.action,
    to: ids.practice,
    reason: 'The same desk',
    sources: [{ title: 'Plan', address: 'https://example.org/plan' }],
  });
  await tie({ type: 'based-on', from: ids.hidden, to: ids.practice, reason: 'Not public' });
});

/** The statements of the document, as lines of N-Quads without graph; unknown keys make this fail. */
async function statements(path: string, as?: Visitor): Promise<string[]> {
  const answer = await world.get(path, as);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/ld\+json/);
  // Not in the types: without it, keys that mean nothing vanish in silence.
  const options = { format: 'application/n-quads', safe: true } as const;
  const quads = await jsonld.toRDF(JSON.parse(answer.html) as jsonld.JsonLdDocument, options);
  assert.ok(typeof quads === 'string');
  return quads.split('\n');
}

const urn = (id: string) => `<urn:uuid:${id}>`;
const prov = (name: string) => `<http://www.w3.org/ns/prov#${name}>`;

test('a story can be read as PROV-O: what was used, generated, derived, by whom and why', async () => {
  const told = await statements(`/chain/${ids.practice}/provenance.jsonld`);
  const holds = (line: string) => assert.ok(told.includes(line), `${line}\nis missing in\n${told.join('\n')}`);
  const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';
  holds(`${urn(ids.practice)} ${type} ${prov('Entity')} .`);
  holds(`${urn(ids.event)} ${type} ${prov('Activity')} .`);
  holds(`${urn(ids.practice)} ${prov('wasDerivedFrom')} ${urn(ids.need)} .`);
  holds(`${urn(ids.event)} ${prov('used')} ${urn(ids.practice)} .`);
  holds(`${urn(ids.action)} ${prov('used')} ${urn(ids.practice)} .`);
  holds(`${urn(ids.practice)} ${prov('wasAttributedTo')} ${urn(tartu)} .`);
  holds(`${urn(ids.action)} ${prov('wasAssociatedWith')} ${urn(tartu)} .`);
  holds(`${urn(ids.practice)} <http://www.w3.org/2000/01/rdf-schema#label> "One desk"@et .`);
  const date = '<http://purl.org/dc/terms/date>';
  const xsd = 'http://www.w3.org/2001/XMLSchema';
  holds(`${urn(ids.practice)} ${date} "2019-10"^^<${xsd}#gYearMonth> .`);
  holds(`${urn(ids.action)} ${date} "2021"^^<${xsd}#gYear> .`);
  holds(`${urn(ids.event)} ${date} "2020-03-05"^^<${xsd}#date> .`);
  const reason = told.find((line) => line.includes('"The same desk"@en'));
  const usage = reason?.split(' ')[0] ?? 'no reason';
  holds(`${usage} ${type} ${prov('Usage')} .`);
  holds(`${usage} ${prov('entity')} ${urn(ids.practice)} .`);
  holds(`${usage} <http://purl.org/dc/terms/source> <https://example.org/plan> .`);
});

test('what happened at an event generated the lesson', async () => {
  const told = await statements(`/chain/${ids.lesson}/provenance.jsonld`);
  assert.ok(told.includes(`${urn(ids.lesson)} ${prov('wasGeneratedBy')} ${urn(ids.event)} .`));
});

test('the public document holds nothing that is not public, the workspace’s does', async () => {
  const isTold = (lines: readonly string[]) => lines.some((line) => line.includes(ids.hidden));
  assert.equal(isTold(await statements(`/chain/${ids.practice}/provenance.jsonld`)), false);
  assert.equal(isTold(await statements(`/p/ours/chain/${ids.practice}/provenance.jsonld`, lead)), true);
  assert.equal((await world.get(`/chain/${ids.hidden}/provenance.jsonld`)).status, 404);
});

test('the page of a story leads to the same story for programs', async () => {
  const page = await world.get(`/chain/${ids.practice}`);
  const address = `/chain/${ids.practice}/provenance.jsonld`;
  assert.equal(page.linkTo('This story for programs: PROV-O as JSON-LD'), address);
  const alternate = page.document.querySelector('link[rel="alternate"][type="application/ld+json"]');
  assert.equal(alternate?.getAttribute('href'), address);
});
