import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';

const { world, project, officer: editor, tartu, genoa, freshly } = await newHarbours();
const reader = await world.signedIn({ project, role: 'stakeholder' });
const instrument = { partnerIds: [tartu], language: 'en', title: 'Digital agenda', goal: 'Services by telephone' };
assert.equal((await world.post('/p/harbours/instruments/new', instrument, editor)).status, 303);

async function idOf(kind: string, slug: string): Promise<string> {
  const sql = 'select id from record where project_id = $1 and kind = $2 and slug = $3';
  const [row] = await world.sql<{ id: string }>(sql, [project.id, kind, slug]);
  return row?.id ?? assert.fail(`no ${kind} ${slug}`);
}

describe('replacing a policy instrument', () => {
  const replace = (fields: Record<string, string>, slug = 'digital-agenda') =>
    world.post(
      `/p/harbours/instruments/${slug}/replacement`,
      { on: '2026-02', reason: 'The fund was left', ...fields },
      editor,
    );

  it('needs a date, a reason and exactly one successor', async () => {
    assert.match((await replace({ newTitle: 'New agenda', on: '' })).text, /Date of the replacement: /);
    assert.match((await replace({ newTitle: 'New agenda', reason: '' })).text, /Reason: /);
    assert.match((await replace({})).text, /Choose an instrument of the project/);
    const other = await idOf('instrument', 'digital-agenda');
    assert.equal((await replace({ by: other })).status, 422);
  });

  it('tells before and after on both pages, with the goal that was kept', async () => {
    const fields = {
      newTitle: 'Local fund',
      goalKept: 'Services by telephone',
      replacementSources: 'Council https://example.org/council',
    };
    assert.equal((await replace(fields)).location, '/p/harbours/instruments/digital-agenda');
    const before = await world.get('/p/harbours/instruments/digital-agenda', reader);
    assert.match(before.text, /Replaced/);
    const after = await world.get(before.linkTo('Local fund'), reader);
    assert.match(after.text, /Before Digital agenda Replaced \(February 2026\). The fund was left/);
    assert.match(after.text, /What was kept of the goal: Services by telephone/);
    assert.equal(after.linkTo(/^Council/), 'https://example.org/council');
    assert.equal(after.linkTo('Tartu'), '/p/harbours/partners/tartu');
    assert.equal((await replace({ newTitle: 'Again' })).status, 409);
  });

  it('leaves the replaced one to be edited', async () => {
    assert.equal((await world.get('/p/harbours/instruments/digital-agenda/edit', editor)).status, 200);
  });

  it('goes on in a row and never closes to a ring', async () => {
    assert.equal((await replace({ newTitle: 'Third fund' }, 'local-fund')).status, 303);
    const last = await world.get('/p/harbours/instruments/third-fund', reader);
    assert.match(last.text, /Before Digital agenda.*Before Local fund.*Now Third fund/s);
    const first = await idOf('instrument', 'digital-agenda');
    assert.equal((await replace({ by: first }, 'third-fund')).status, 422);
  });

  it('shows the public the row as it was published', async () => {
    await world.post('/p/harbours/instruments/local-fund/publication', {}, editor);
    const open = await freshly('/projects/harbours/instruments/local-fund');
    assert.match(open.text, /Before Digital agenda Replaced \(February 2026\)/);
    assert.equal(open.ask.queryByRole('link', { name: 'Third fund' }), null);
  });

  it('is shared by partners: each of them may keep it', async () => {
    const shared = { partnerIds: [genoa, tartu], language: 'en', title: 'Shared programme', isStructuralFund: 'yes' };
    assert.equal((await world.post('/p/harbours/instruments/new', shared, editor)).status, 303);
    assert.equal((await world.get('/p/harbours/instruments/shared-programme/edit', editor)).status, 200);
    assert.match((await world.get('/p/harbours/partners/tartu', reader)).text, /Shared programme/);
    assert.match((await world.get('/p/harbours/partners/genoa', reader)).text, /Shared programme/);
  });
});

describe('an instrument in other languages', () => {
  it('is drawn in each of them', async () => {
    for (const language of ['it', 'sv', 'et', 'hu', 'en']) {
      for (const path of ['instruments', 'instruments/local-fund', 'instruments/third-fund/replacement']) {
        assert.equal((await world.get(`/p/harbours/${path}?lang=${language}`, editor)).status, 200);
      }
    }
  });
});
