import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { newWorld, type World } from '../../test/world.ts';
import { newLive, tellLive, type Live } from './live.ts';

let world: World;
before(async () => {
  world = await newWorld();
});

const tell = (topic: string) => world.tools.pool.transaction('begin', (db) => tellLive({ db }, topic));

function follow(live: Live, topic: string): ReadableStreamDefaultReader<Uint8Array> {
  return live.follow(topic)?.body?.getReader() ?? assert.fail('no stream');
}

/** What a stream says until it says that something changed, or ends. */
async function heard(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = '';
  while (!text.includes('data:')) {
    const { done, value } = await stream.read();
    if (done) return `${text}ended`;
    text += new TextDecoder().decode(value);
  }
  return text;
}

/** Connections that listen for us. */
async function ears(): Promise<number> {
  const rows = await world.sql(
    "select from pg_stat_activity where datname = current_database() and query ilike '%notify live_changes%' and pid <> pg_backend_pid()",
  );
  return rows.length;
}

test('who follows something hears on another server, too, that it was changed, and nothing of what others follow', async () => {
  const elsewhere = newLive(world.tools.pool);
  const [law, money] = [follow(elsewhere, 'law'), follow(elsewhere, 'money')];
  // The first word comes as soon as the line to the database is open: what was said before is not known.
  for (const stream of [law, money]) assert.match(await heard(stream), /^retry: 3000\n\ndata: changed\n\n$/);
  await tell('staff');
  await tell('law');
  assert.equal(await heard(law), 'data: changed\n\n');
  await tell('money');
  assert.equal(await heard(money), 'data: changed\n\n', 'once, for its own topic');
  await elsewhere.close();
  for (const stream of [law, money]) assert.equal(await heard(stream), 'ended');
});

test('what is taken back before the end of the transaction is not told', async () => {
  const live = newLive(world.tools.pool);
  const stream = follow(live, 'law');
  await heard(stream);
  await assert.rejects(
    world.tools.pool.transaction('begin', async (db) => {
      await tellLive({ db }, 'law');
      throw new Error('changed my mind');
    }),
  );
  await tell('law');
  assert.equal(await heard(stream), 'data: changed\n\n');
  const next = await Promise.race([heard(stream), new Promise((resolve) => setImmediate(resolve, 'nothing'))]);
  assert.equal(next, 'nothing');
  await live.close();
});

test('the database is listened to only while somebody follows something', async () => {
  const live = newLive(world.tools.pool);
  assert.equal(await ears(), 0);
  const streams = [follow(live, 'law'), follow(live, 'law')];
  for (const stream of streams) await heard(stream);
  assert.equal(await ears(), 1);
  for (const stream of streams) await stream.cancel();
  await live.close();
  assert.equal(await ears(), 0);
});

test('one server has room for so many streams, and says so', async () => {
  const live = newLive(world.tools.pool, 2);
  assert.ok(live.follow('law') && live.follow('law'));
  assert.equal(live.follow('law'), null);
  await live.close();
  assert.ok(live.follow('law'));
  await live.close();
});
