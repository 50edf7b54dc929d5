import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newWorld, type World } from './world.ts';

let world: World;
before(async () => {
  world = await newWorld();
});

test('a page that does not exist says so in the reader’s language', async () => {
  const page = await world.get('/nowhere', undefined, { 'Accept-Language': 'et' });
  assert.equal(page.status, 404);
  page.ask.getByRole('heading', { name: 'Sellist lehte ei ole' });
});
