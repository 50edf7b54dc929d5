import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../test/world.ts';
import { publish } from './publishing.ts';
import { headsById } from './record.ts';
import { translate } from './texts.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'lists' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
});

test('a list shows titles in the reader’s language where they are translated, and marks those that are not', async () => {
  const id = await newRecord(world, project, lead.person, {
    kind: 'practice',
    title: 'One desk for all',
    isPublished: true,
  });
  await newRecord(world, project, lead.person, { kind: 'practice', title: 'Left as it is', isPublished: true });
  await world.inProject(project, lead.person, async (scope) => {
    await translate(scope, id, 'it', { title: 'Uno sportello per tutti', summary: 'Tutto in un luogo' });
    const head = (await headsById(scope, [id])).get(id);
    assert.ok(head);
    await publish(scope, head, {}, { country: null, words: '' });
  });
  for (const path of ['/projects/lists/practices', '/p/lists/practices']) {
    const page = await world.get(`${path}?lang=it`, lead);
    assert.equal(page.ask.getByRole('heading', { name: 'Uno sportello per tutti' }).getAttribute('lang'), null, path);
    assert.equal(page.ask.getByRole('heading', { name: 'Left as it is' }).getAttribute('lang'), 'en', path);
    assert.ok(page.text.includes('Tutto in un luogo'), path);
  }
});
