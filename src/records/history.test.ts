import { strict as assert } from 'node:assert';
import { before, beforeEach, test } from 'node:test';
import { newRecord, publishRecord, renameRecord } from '../../test/records.ts';
import { newWorld, type TestProject, type World } from '../../test/world.ts';
import type { Person, ProjectScope } from '../kernel/scope.ts';
import { sealHistories, verifyHistories } from './checkpoints.ts';
import { flawsInHistory, sealHistory } from './history-check.ts';
import { historyOf, lockRecord, remember } from './history.ts';
import { translate } from './texts.ts';

let world: World;
let person: Person;
let project: TestProject;
before(async () => {
  world = await newWorld();
  person = await world.person({ name: 'Anna' });
});
beforeEach(async () => {
  project = await world.project();
});

const inProject = <T>(work: (scope: ProjectScope) => Promise<T>) => world.inProject(project, person, work);
const flaws = () => inProject((scope) => flawsInHistory(scope));
const practice = (title = 'A practice') => newRecord(world, project, person, { kind: 'practice', title });
const rename = (id: string, title: string) => renameRecord(world, project, person, { id, title });

/** Seals as the nightly job does, but everything that is written so far. */
const seal = () => inProject((scope) => sealHistory(scope, 0));

test('each write adds a line that says who, when and what was before and after', async () => {
  const id = await practice('First');
  world.wait(60_000);
  await rename(id, 'Second');
  const [line] = await inProject((scope) => historyOf(scope, id));
  assert.deepEqual(
    { ...line },
    {
      number: 2,
      at: world.now(),
      personId: person.id,
      personName: 'Anna',
      act: 'changed',
      changes: { title: { before: 'First', after: 'Second' } },
    },
  );
});

test('people who write about one record at the same moment follow one another, none is lost and nothing forks', async () => {
  const id = await practice();
  await Promise.all([
    ...(['it', 'sv', 'et', 'hu'] as const).map((language) =>
      inProject((scope) => translate(scope, id, language, { title: `in ${language}` })),
    ),
    rename(id, 'New name'),
    publishRecord(world, project, person, { id }),
    publishRecord(world, project, person, { id }),
    inProject((scope) => remember(scope, id, 'attached', { file: { before: null, after: 'a.pdf' } })),
    inProject((scope) => remember(scope, id, 'attached', { file: { before: null, after: 'b.pdf' } })),
  ]);
  const lines = await inProject((scope) => historyOf(scope, id));
  assert.deepEqual(
    lines.map(({ number }) => number),
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
  );
  assert.deepEqual(await flaws(), []);
});

test('two who translate the same text at once: the second remembers the first’s words as what was before', async () => {
  const id = await practice();
  await Promise.all(
    ['one', 'other'].map((content) => inProject((scope) => translate(scope, id, 'it', { title: content }))),
  );
  const [second, first] = await inProject((scope) => historyOf(scope, id));
  assert.equal(second?.changes['title (it)']?.before, first?.changes['title (it)']?.after);
});

test('no line can be written about another project’s record', async () => {
  const id = await practice();
  const foreign = await world.project();
  await assert.rejects(world.inProject(foreign, person, (scope) => remember(scope, id, 'changed')));
  await assert.rejects(world.inProject(foreign, person, (scope) => lockRecord(scope, id)));
});

/** What somebody with the owner's password could do to a record's lines, and what is found. */
const tampering: readonly [string, string, RegExp][] = [
  [
    'an altered entry',
    `update history set entry = replace(entry, 'Second', 'Sekond') where record_id = $1 and number = 2`,
    /line 2 was changed/,
  ],
  ['another person', `update history set person_id = null where record_id = $1 and number = 2`, /line 2 was changed/],
  [
    'another moment',
    `update history set at = at - interval '1 day' where record_id = $1 and number = 3`,
    /line 3 was changed/,
  ],
  ['a removed line', `delete from history where record_id = $1 and number = 2`, /line 2 is missing/],
  ['a removed beginning', `delete from history where record_id = $1 and number = 1`, /line 1 is missing/],
  [
    'an inserted line',
    `insert into history (project_id, record_id, number, at, person_id, entry, hash)
     select project_id, record_id, 4, at, person_id, entry, hash from history where record_id = $1 and number = 3`,
    /line 4 was changed/,
  ],
  [
    'lines swapped',
    `update history set number = 6 - number + 100 where record_id = $1 and number in (2, 3)`,
    /line 2 is missing/,
  ],
  [
    'a line moved to another record',
    `update history set record_id = project_id where record_id = $1 and number = 2`,
    /was changed|is missing/,
  ],
];

for (const [what, statement, found] of tampering) {
  test(`${what} is found`, async () => {
    const id = await practice('First');
    await rename(id, 'Second');
    await rename(id, 'Third');
    assert.deepEqual(await flaws(), []);
    await world.sql(statement, [id]);
    assert.match((await flaws()).join('\n'), found);
  });
}

test('lines cut off the end are found by the seal, as is a whole history that is gone', async () => {
  const [one, other] = [await practice('One'), await practice('Other')];
  await rename(one, 'One more');
  await seal();
  await rename(one, 'One after');
  assert.deepEqual(await flaws(), []);
  await world.sql('delete from history where record_id = $1 and number = 3', [one]);
  assert.deepEqual(await flaws(), [], 'what is not sealed yet can still be cut off unseen');
  await world.sql('delete from history where record_id = $1 and number = 2', [one]);
  assert.match((await flaws()).join(), /^checkpoint 1 of .* does not hold$/);
  await world.sql('delete from history where record_id = $1', [other]);
  assert.match((await flaws()).join(), /^checkpoint 1 of/);
});

test('a history written anew with hashes that fit is found by the seal', async () => {
  const id = await practice('First');
  await rename(id, 'Second');
  await seal();
  await world.sql('delete from history where record_id = $1', [id]);
  await inProject((scope) => remember(scope, id, 'created', { title: { before: null, after: 'Never was' } }));
  assert.match((await flaws()).join(), /checkpoint 1 of/);
});

test('a checkpoint that is altered, or taken out of the row, is found', async () => {
  for (const statement of [
    `update history_checkpoint set hash = '\\x00' where number = 2 and project_id = $1`,
    `update history_checkpoint set at = at - interval '1 hour' where number = 2 and project_id = $1`,
    `delete from history_checkpoint where number = 2 and project_id = $1`,
    `delete from history_checkpoint where number = 1 and project_id = $1`,
  ]) {
    project = await world.project();
    await practice();
    for (let time = 0; time < 3; time++) {
      await seal();
      await practice();
    }
    assert.deepEqual(await flaws(), []);
    await world.sql(statement, [project.id]);
    assert.match((await flaws()).join(), /^checkpoint \d/, statement);
  }
});

test('what is written later about earlier days breaks no seal', async () => {
  await practice();
  await seal();
  await inProject(async (scope) => {
    const early = { ...scope, now: new Date('2019-05-01T10:00:00Z') };
    await remember(early, project.id, 'changed', { title: { before: 'a', after: 'b' } });
  });
  assert.deepEqual(await flaws(), []);
});

test('the nightly job seals every project, and the check tells them apart', async () => {
  const other = await newWorld();
  const { slug, id } = await other.project();
  await other.project();
  await sealHistories(other.tools);
  assert.equal((await other.sql('select from history_checkpoint')).length, 2);
  assert.deepEqual(await verifyHistories(other.tools), []);
  await other.sql('update history_checkpoint set records = 7, hash = $1 where project_id = $2', ['other', id]);
  assert.match(
    (await verifyHistories(other.tools)).join('\n'),
    new RegExp(`^${slug}: checkpoint 1 of .* does not hold$`),
  );
});
