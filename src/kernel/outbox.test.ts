import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { newWorld, type World } from '../../test/world.ts';
import { html } from './html.ts';
import { newMailSender } from './mail-sender.ts';
import type { CalendarPart } from './mail-sender.ts';
import { writeLetter } from './mail.ts';
import { sendMail } from './outbox.ts';
import type { Tools } from './tools.ts';

let world: World;
let tools: Tools;
let answer: Error | null = null;
const taken: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(answer),
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      taken.push(Buffer.concat(parts).toString());
      done();
    });
  },
});
before(async () => {
  world = await newWorld();
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  tools = { ...world.tools, mailSender: newMailSender(`smtp://127.0.0.1:${port}`, 'Uptake <uptake@example.org>') };
});
after(() => new Promise<void>((resolve) => server.close(() => resolve())));

async function letter(subject: string, calendars: readonly CalendarPart[] = []): Promise<string> {
  const who = { person: null, memberships: [] };
  await tools.pool.transaction('begin', (db) =>
    writeLetter(
      { db, tools, who, project: null, now: world.now() },
      { to: 'anna@example.org', subject, text: 'Come and see.', html: html`<p>Come and see.</p>`, calendars },
    ),
  );
  const [row] = await world.sql<{ id: string }>('select id from mail where subject like $1', [
    `${subject.slice(0, 4)}%`,
  ]);
  return row?.id ?? '';
}
const stateOf = async (id: string) =>
  (
    await world.sql<{ sent_at: Date | null; failure: string | null }>(
      'select sent_at, failure from mail where id = $1',
      [id],
    )
  )[0];

test('a letter is sent once, however often its job is done', async () => {
  const id = await letter('Once');
  for (let time = 0; time < 3; time++) await sendMail(tools, { mail: id });
  assert.equal(taken.length, 1);
  assert.match(taken[0] ?? '', new RegExp(`message-id: <${id}@`, 'i'));
  assert.deepEqual(await stateOf(id), { sent_at: world.now(), failure: null });
});

test('a letter that is not taken says why, without any address, and goes when the mail server takes it', async () => {
  const id = await letter('Later');
  answer = Object.assign(new Error('no mailbox anna@example.org here'), { responseCode: 451 });
  await assert.rejects(
    sendMail(tools, { mail: id }),
    (error: Error) => !/anna/.test(error.stack ?? '') && /451/.test(error.message),
  );
  const state = await stateOf(id);
  assert.equal(state?.sent_at, null);
  assert.match(state?.failure ?? '', /451/);
  assert.doesNotMatch(state?.failure ?? '', /anna/);
  answer = null;
  await sendMail(tools, { mail: id });
  assert.deepEqual(await stateOf(id), { sent_at: world.now(), failure: null });
});

test('nothing that people type becomes a line of its own in a letter’s head', async () => {
  const id = await letter('Line\r\nBcc: eve@example.org\r\n\r\nNew body');
  await sendMail(tools, { mail: id });
  assert.doesNotMatch(taken.at(-1) ?? '', /^bcc:/im);
});

test('a calendar part stands where calendar programs look for it, with its method; further ones are files', async () => {
  const calendar = (uid: string) => `BEGIN:VCALENDAR\r\nUID:${uid}\r\nEND:VCALENDAR\r\n`;
  const id = await letter('With a calendar', [
    { method: 'REQUEST', text: calendar('first') },
    { method: 'CANCEL', text: calendar('second') },
  ]);
  await sendMail(tools, { mail: id });
  const sent = taken.at(-1) ?? '';
  const alternatives = sent.slice(sent.indexOf('multipart/alternative'));
  assert.match(alternatives, /text\/html[^]*Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
  assert.match(sent, /Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
  assert.match(sent, /filename=event-2.ics/);
  const whole = [...sent.matchAll(/^[\w+/=]{40,}(?:\r\n[\w+/=]+)*$/gm)].map(([part]) =>
    Buffer.from(part, 'base64').toString(),
  );
  assert.ok(`${sent}${whole.join()}`.includes(calendar('first')), 'as it was written, line ends included');
});
