import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newWorld, type World } from '../../../test/world.ts';
let world: World;
before(async () => {
  world = await newWorld();
});
test('x', async () => {
  const p = await world.project();
  const lead = await world.signedIn({ project: p, role: 'lead-coordinator' });
  const page = await world.get(`/p/${p.slug}/chain/${p.id}`, lead);
  assert.equal(page.status, 200);
  console.log(page.text);
});
