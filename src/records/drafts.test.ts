import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newWorld, type TestProject, type Visitor, type World } from '../../test/world.ts';
import { draftOf, draftsOf, forgetDraft, keepDraft } from './drafts.ts';

let world: World;
let project: TestProject;
let editor: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project();
  editor = await world.signedIn({ project });
});

const kept = (key: string, as = editor) => world.inProject(project, as.person, (scope) => draftOf(scope, key));
const keep = (key: string, typed: Record<string, string[]>, as = editor) =>
  world.inProject(project, as.person, (scope) => keepDraft(scope, key, typed));

test('what was typed comes back as it was typed, whatever it was', async () => {
  for (const text of [
    '',
    ' spaces ',
    'a\\u0000b',
    '\\',
    '"',
    '\\u0000"',
    '🙂',
    '\u202E',
    'line\r\nline',
    '{"a":1}',
    '\uFFFF',
    '\u0001\u007f',
  ]) {
    assert.ok(await keep('/form', { text: [text], several: ['a', text] }));
    assert.deepEqual((await kept('/form'))?.typed, { text: [text], several: ['a', text] }, JSON.stringify(text));
  }
});

test('a draft is its writer’s alone, one for each form, and gone when it is not needed', async () => {
  await keep('/one', { a: ['first'] });
  await keep('/one', { a: ['second'] });
  const other = await world.signedIn({ project });
  assert.equal(await kept('/one', other), null);
  await keep('/one', { a: ['other’s'] }, other);
  assert.deepEqual((await kept('/one'))?.typed, { a: ['second'] });
  await world.inProject(project, editor.person, (scope) => forgetDraft(scope, '/one'));
  assert.equal(await kept('/one'), null);
  assert.deepEqual((await kept('/one', other))?.typed, { a: ['other’s'] });
});

test('what is too long is refused, and of too many drafts the oldest goes', async () => {
  const writer = await world.signedIn({ project });
  assert.equal(await keep('/long', { a: ['x'.repeat(200_001)] }, writer), false);
  assert.equal(await keep(`/${'k'.repeat(500)}`, { a: ['x'] }, writer), false);
  await world.inProject(project, writer.person, async (scope) => {
    for (let number = 0; number <= 200; number++) {
      await keepDraft({ ...scope, now: new Date(scope.now.getTime() + number * 1000) }, `/${number}`, { a: ['x'] });
    }
    const drafts = await draftsOf(scope);
    assert.equal(drafts.length, 200);
    assert.equal(drafts[0]?.key, '/200');
    assert.equal(drafts.at(-1)?.key, '/1');
  });
});
