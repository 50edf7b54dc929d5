import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { guestsOf } from '../../../test/guests.ts';
import { newHarbours } from '../../../test/harbours.ts';
import { distribution } from './feedback.ts';

// The world's clock stands on 2 March 2026; the event is on 14 and 15 April, in Tallinn.
const harbours = await newHarbours();
const { world, officer, neighbour } = harbours;
const { newEvent, register, subjects } = guestsOf(harbours);

const host = () => world.visitorFor(officer.person);
const until = (moment: string) => world.wait(Date.parse(moment) - world.now().getTime());

test('ratings are counted from one to five', () => {
  assert.deepEqual(distribution([]), [0, 0, 0, 0, 0]);
  assert.deepEqual(distribution([1, 5, 5, 3].map((useful) => ({ useful }))), [1, 0, 1, 0, 2]);
});

test('who was there is written to once, gets a certificate that can be checked, and answers three questions once', async () => {
  const event = await newEvent({}, { title: 'Harbour day' });
  const guests = [];
  for (const name of ['Ann', 'Bea', 'Cid', 'Away']) {
    guests.push({ ...(await register(event, { name: `${name} Guest` })), name });
  }
  until('2026-04-14T08:00:00Z');
  const [ann, bea, cid, away] = guests;
  assert.ok(ann && bea && cid && away);
  for (const { name } of [ann, bea, cid]) {
    const [row] = await world.sql<{ id: string }>('select id from registration where name = $1', [`${name} Guest`]);
    const said = { day: '2026-04-14', present: 'yes' };
    await world.post(`${event.workspace}/guests/${row?.id}/attendance`, said, await host());
  }
  const thank = async () => {
    await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'thank-guests', {}));
    await world.runJobs();
  };
  await thank();
  assert.equal((await subjects(ann.email)).length, 2, 'the event is not over');
  until('2026-04-16T08:00:00Z');
  await thank();
  await thank();
  assert.deepEqual((await subjects(ann.email)).slice(2), ['Thank you for coming: Harbour day']);
  assert.equal((await subjects(away.email)).length, 2, 'who was not there is not thanked');

  assert.equal((await world.post(`${away.page}/certificate`, {})).status, 409);
  assert.equal((await world.get(`${ann.page}/certificate`)).status, 404, 'not made yet');
  await world.post(`${ann.page}/certificate`, {});
  await world.post(`${ann.page}/certificate`, {});
  const own = await world.get(ann.page);
  const number = /Its number is ([\w-]+)\./.exec(own.text)?.[1] ?? '';
  assert.match(number, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  for (const language of ['en', 'it', 'sv', 'et', 'hu']) {
    const pdf = await world.get(`${ann.page}/certificate?lang=${language}`);
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.match(pdf.html, /^%PDF-.*pdfuaid:part/s, language);
  }
  const check = await world.post('/certificates', { number: ` ${number.toLowerCase()} ` });
  const valid = await world.get(check.location);
  assert.match(valid.text, /This certificate is genuine.*Harbour day.*Town hall.*Tartu.*HARBOURS.*14 April 2026/);
  assert.doesNotMatch(valid.html, /Ann|example\.org/);
  const wrong = await world.get('/certificates/ABCD-EFGH-JKLM');
  assert.equal(wrong.status, 404);
  assert.match(wrong.text, /There is no certificate with this number/);
  assert.equal((await world.post('/certificates', { number: '' })).status, 422);

  const hostile = '<script>alert(1)</script>';
  const results = `${event.workspace}/feedback`;
  assert.equal((await world.post(`${ann.page}/feedback`, { takeHome: hostile })).status, 422);
  const say = (page: string, useful: string, takeHome: string) =>
    world.post(`${page}/feedback`, { useful, takeHome, different: '' });
  assert.match(
    (await world.send(`${ann.page}/feedback`, { useful: '5', takeHome: hostile, different: 'More time' })).text,
    /Thank you for your answers/,
  );
  await say(ann.page, '1', 'Once more');
  await say(away.page, '1', 'Not there');
  await say(bea.page, '4', '');
  assert.match((await world.get(results, await host())).text, /2 answers so far/);
  await say(cid.page, '4', 'A checklist');
  const shown = await world.get(results, await host());
  assert.match(shown.text, /3 answers, without names.*4\.3 of 5 on average/);
  for (const text of [hostile, 'A checklist', 'More time']) shown.ask.getByText(text);
  assert.doesNotMatch(shown.text, /Once more|Not there|Ann|Bea|Cid/);
  assert.equal(shown.document.querySelector('main script'), null);
  assert.equal((await world.get(results, await world.visitorFor(neighbour.person))).status, 403);
});
