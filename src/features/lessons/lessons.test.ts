import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';
import { newRecord } from '../../../test/records.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { linksOf } from '../chain/index.ts';
import { blankEvent, createEvent, needEvent, publishEvent } from '../events/index.ts';
import { createLesson, needLesson, publishLesson } from './index.ts';

const { world, project, lead, tartu, gavle, freshly } = await newHarbours();

test('a lesson written from an event is tied to it and to the practice, and stands in its time', async () => {
  const startsOn = '2021-10-27' as PartialDate;
  const visit = { ...blankEvent, title: 'Visit with a lesson', language: 'en', kind: 'study-visit', startsOn } as const;
  const event = await world.inProject(project, lead.person, async (scope) => {
    const made = await createEvent(scope, visit);
    await publishEvent(scope, await needEvent(scope, made.slug));
    return { id: made.id, workspace: `/p/harbours/events/${made.slug}` };
  });
  const practice = await newRecord(world, project, lead.person, {
    kind: 'practice',
    title: 'Booking online',
    isPublished: true,
  });
  const page = await world.get(event.workspace, lead);
  const form = await world.get(page.linkTo('Write down a lesson'), lead);
  assert.equal(form.value(/^Learnt at this event/), event.id);
  const saved = await world.send(
    '/p/harbours/lessons/new',
    {
      title: 'People come first',
      description: 'Not the machines.',
      event: event.id,
      practice,
      learner: tartu,
      language: 'en',
    },
    lead,
  );
  assert.match(saved.text, /Visit with a lesson/);
  assert.match(saved.text, /Booking online/);
  assert.match((await world.get(event.workspace, lead)).text, /People come first/);
  const lesson = await world.inProject(project, lead.person, async (scope) => {
    const { head } = await needLesson(scope, 'people-come-first');
    return { head, links: await linksOf(scope, 'workspace', head.id) };
  });
  assert.equal(lesson.head.happensOn, '2021-10-27');
  assert.deepEqual(
    lesson.links.map(({ type, to }) => `${type} ${to}`).toSorted(),
    [`lesson-from ${event.id}`, `lesson-from ${practice}`].toSorted(),
  );

  await world.post('/p/harbours/lessons/people-come-first/publication', {}, lead);
  const open = await freshly('/projects/harbours/lessons/people-come-first');
  assert.match(open.text, /Not the machines\..*Visit with a lesson/);
  assert.equal(open.linkTo('Tartu'), '/projects/harbours/partners/tartu');
});

test('lessons are found by who learnt them and by theme; only whoever may write them does', async () => {
  await world.inProject(project, lead.person, async (scope) => {
    for (const [title, learner] of [
      ['Paper waits', tartu],
      ['Screens do not', gavle],
    ] as const) {
      const made = await createLesson(
        scope,
        { title, language: 'en', description: '', themes: ['skills'], learner, sources: [] },
        { event: null, practice: null, reason: '' },
      );
      await publishLesson(scope, await needLesson(scope, made.slug));
    }
  });
  const ofTartu = await world.get('/projects/harbours/lessons?partner=tartu&theme=skills');
  assert.match(ofTartu.text, /Paper waits/);
  assert.doesNotMatch(ofTartu.text, /Screens do not/);
  const editor = await world.signedIn({ project, role: 'editor', partner: tartu });
  assert.equal((await world.get('/p/harbours/lessons/paper-waits/edit', editor)).status, 200);
  const refused = await world.get('/p/harbours/lessons/screens-do-not/edit', editor);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Only the partner that learnt it/);
  const stakeholder = await world.signedIn({ project, role: 'stakeholder', partner: tartu });
  assert.equal(
    (await world.post('/p/harbours/lessons/new', { title: 'Mine', language: 'en' }, stakeholder)).status,
    403,
  );
  assert.equal(
    (
      await world.post(
        '/p/harbours/lessons/paper-waits/edit',
        { title: 'Mine', language: 'en', revision: '1' },
        stakeholder,
      )
    ).status,
    403,
  );
});

test('strangers sign in first, members of other projects find no lesson', async () => {
  const { location } = await world.post('/p/harbours/lessons/new', { title: 'Within walls', language: 'en' }, lead);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  const pages = [location, `${location}/edit`, `${location}/history`, `${location}/translation/it`];
  for (const path of [...pages, '/p/harbours/lessons', '/p/harbours/lessons/new']) {
    assert.match((await world.get(path)).location, /^\/sign-in/);
    assert.equal((await world.get(path, stranger)).status, 404, path);
  }
  for (const path of ['/p/harbours/lessons/new', `${location}/edit`, `${location}/publication`]) {
    assert.equal((await world.post(path, { title: 'Theirs', language: 'en' }, stranger)).status, 404, path);
  }
  assert.equal((await freshly(location.replace('/p/', '/projects/'))).status, 404);
});

test('hostile text stays text in every field of a lesson', async () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const texts = { title: hostile, description: hostile };
  const typed = { ...texts, sources: hostile, language: 'en' };
  const { location } = await world.post('/p/harbours/lessons/new', typed, lead);
  await world.post(`${location}/translation/hu`, texts, lead);
  await world.post(`${location}/publication`, {}, lead);
  const pages = [location, `${location}/edit`, `${location}/history`, `${location}/translation/hu`];
  for (const path of [...pages, location.replace('/p/', '/projects/')]) {
    const page = await world.get(path, lead);
    assert.equal(page.status, 200, path);
    assert.equal(page.document.querySelectorAll('script:not([src]), img[src="x"], [onerror]').length, 0, path);
  }
});
