import { test } from 'node:test';
import { newWorld } from '../../test/world.ts';
import { loadSample } from './index.ts';

test('loads', async () => {
  const world = await newWorld();
  const start = performance.now();
  const lines = await loadSample(world.tools);
  console.log(lines.join('\n'), performance.now() - start);
});
