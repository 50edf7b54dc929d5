import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';

const { world, project, officer: editor, tartu, genoa } = await newHarbours();
const reader = await world.signedIn({ project, role: 'stakeholder' });
const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
const own = { partnerId: tartu, language: 'en' };
assert.equal((await world.post('/p/harbours/needs/new', { ...own, title: 'Plain letters' }, editor)).status, 303);
assert.equal((await world.post('/p/harbours/strengths/new', { ...own, title: 'Own maps' }, editor)).status, 303);

describe('the state of a need', () => {
  it('asks for the reason when the need is given up', async () => {
    const refused = await world.post('/p/harbours/needs/plain-letters/state', { state: 'dropped' }, editor);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Say why it is given up/);
    assert.equal((await world.post('/p/harbours/needs/plain-letters/state', { state: 'offered' }, editor)).status, 422);
  });

  it('is shown on the card, in the list and in the history', async () => {
    const typed = { state: 'dropped', stateReason: 'Another office took it over' };
    const page = await world.send('/p/harbours/needs/plain-letters/state', typed, editor);
    assert.match(page.text, /Dropped/);
    assert.match(page.text, /Another office took it over/);
    assert.match((await world.get('/p/harbours/needs?state=dropped', reader)).text, /Plain letters/);
    const history = await world.get('/p/harbours/needs/plain-letters/history', reader);
    assert.match(history.text, /State.*Open.*Dropped/s);
  });

  it('is nothing a reader or another partner can set', async () => {
    const genoese = await world.signedIn({ project, role: 'partner-lead', partner: genoa });
    for (const visitor of [reader, genoese]) {
      assert.equal((await world.post('/p/harbours/needs/plain-letters/state', { state: 'met' }, visitor)).status, 403);
      assert.equal((await world.get('/p/harbours/needs/plain-letters/state', visitor)).status, 403);
    }
    assert.equal((await world.get('/p/harbours/needs/plain-letters/state', stranger)).status, 404);
  });
});

describe('in other languages', () => {
  it('translates a need and reads it there, marked', async () => {
    const typed = { title: 'Mappe proprie', description: '' };
    assert.equal((await world.post('/p/harbours/strengths/own-maps/translation/it', typed, editor)).status, 303);
    const page = await world.get('/p/harbours/strengths/own-maps?lang=it', editor);
    assert.ok(page.ask.getByRole('heading', { name: 'Mappe proprie' }));
    for (const path of ['needs', 'strengths', 'needs/plain-letters/state']) {
      for (const language of ['it', 'sv', 'et', 'hu']) {
        assert.equal((await world.get(`/p/harbours/${path}?lang=${language}`, editor)).status, 200);
      }
    }
  });
});

describe('the list of needs', () => {
  it('is narrowed by state, and says what to do when nothing is left', async () => {
    const dropped = await world.get('/p/harbours/needs?state=dropped', reader);
    assert.ok(dropped.ask.getByRole('link', { name: 'Plain letters' }));
    assert.equal(
      (await world.get('/p/harbours/needs?state=open', reader)).ask.queryByRole('link', { name: 'Plain letters' }),
      null,
    );
  });

  it('leads to the strengths and back', async () => {
    const needs = await world.get('/p/harbours/needs', reader);
    const strengths = await world.get(needs.linkTo('Strengths'), reader);
    assert.ok(strengths.ask.getByRole('link', { name: 'Own maps' }));
    assert.equal(strengths.linkTo('Needs'), '/p/harbours/needs');
  });

  it('shows the public a project’s published needs alone', async () => {
    assert.equal(
      (await world.get('/projects/harbours/needs?lang=en')).ask.queryByRole('link', { name: 'Plain letters' }),
      null,
    );
    await world.post('/p/harbours/needs/plain-letters/publication', {}, editor);
    const open = await world.get('/projects/harbours/needs?lang=en');
    assert.equal(open.linkTo('Plain letters'), '/projects/harbours/needs/plain-letters');
    assert.match((await world.get(`${open.linkTo('Plain letters')}?lang=en`)).text, /Another office took it over/);
    assert.equal((await world.get('/projects/harbours/strengths/own-maps?lang=en')).status, 404);
  });
});
