import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from './harbours.ts';
import { newRecord } from './records.ts';
import { makeLink } from '../src/features/chain/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../src/features/practices/index.ts';

const { world, project, lead, tartu, genoa } = await newHarbours();
const mark = /Did not work here/;

async function practice(title: string, outcome: 'worked' | 'did-not-work') {
  return world.inProject(project, lead.person, async (scope) => {
    const told = { description: 'Tried.', difficultiesUnknown: true, partner: tartu, language: 'en' as const };
    const made = await createPractice(scope, { ...blankPractice, ...told, title, outcome });
    await publishPractice(scope, await needPractice(scope, made.slug));
    return made;
  });
}

test('a practice that did not work says so wherever it is named, and one that worked nowhere', async () => {
  const action = await newRecord(world, project, lead.person, {
    ...{ kind: 'action', title: 'Tickets in Genoa', state: 'done', partnerId: genoa, isPublished: true },
  });
  const places = (id: string, title: string) => [
    `/practices?q=${title}`,
    `/projects/harbours/practices?q=${title}`,
    `/p/harbours/practices?q=${title}`,
    '/p/harbours/partners/tartu',
    `/chain/${action}`,
    `/p/harbours/chain/${action}`,
    `/p/harbours/links/new?record=${action}&q=${title}`,
    `/p/harbours/links/new?record=${action}&other=${id}`,
    '/p/harbours/adoption?partner=all',
    '/p/harbours/adoption/proof?partner=all',
    `/exchange?from=${tartu}&to=${genoa}`,
    '/',
  ];
  const link = (to: string) =>
    world.inProject(project, lead.person, (scope) =>
      makeLink(scope, { type: 'based-on', from: action, to, reason: 'Seen there.', language: 'en' }),
    );
  const read = async (place: string) => {
    const page = await world.get(`${place}${place.includes('?') ? '&' : '?'}lang=en`, lead);
    assert.equal(page.status, 200, place);
    // What a filter offers names no practice.
    for (const filter of page.document.querySelectorAll('select')) filter.remove();
    return page.document.body.textContent ?? '';
  };
  const good = await practice('Counter', 'worked');
  await link(good.id);
  for (const place of places(good.id, 'counter')) assert.doesNotMatch(await read(place), mark, place);
  const failed = await practice('Kiosk', 'did-not-work');
  await link(failed.id);
  for (const place of places(failed.id, 'kiosk')) assert.match(await read(place), mark, place);
});
