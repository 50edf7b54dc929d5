// Whatever people send as a file is kept as what it is, or turned away with a reason.
import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from './page.ts';
import { jpeg, photograph, png } from './pictures.ts';
import { newCity } from './records.ts';
import { newWorld, type TestProject, type Visitor, type World } from './world.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
let action: string;

before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'harbours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  const place = { city: 'Tartu', country: 'EE', latitude: null, longitude: null };
  const partnerId = await newCity(world, project, lead.person, place);
  const common = { partnerId, language: 'en', state: 'under-way' };
  await world.send('/p/harbours/plans/new', { ...common, title: 'Plan' }, lead);
  const plans = await world.get('/p/harbours/actions/new', lead);
  const planId = plans.document.querySelector<HTMLOptionElement>('[name="planId"] option:not([value=""])')?.value ?? '';
  const made = await world.post('/p/harbours/actions/new', { ...common, planId, title: 'Shore power' }, lead);
  action = made.location;
});

let told = 0;

/** Records an update with these files. */
async function sent(files: readonly File[]): Promise<Page> {
  world.wait(1000);
  const texts = { state: 'under-way', done: `Step ${++told}`, caption: 'Proof', strength: 'sample' };
  return world.post(`${action}/updates/new`, { ...texts, readers: 'project', language: 'en', files }, lead);
}

/** Addresses of the files that the newest update shows. */
async function filesOnPage(): Promise<string[]> {
  const { document } = await world.get(action, lead);
  const all = [...document.querySelectorAll('a[href^="/files/"], img[src^="/files/"]')];
  return [...new Set(all.map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? ''))];
}

const picture = (name: string, content: Buffer = photograph(name)) => new File([new Uint8Array(content)], name);

test('a file keeps no name that leads out of its folder, turns the line around or hides its kind', async () => {
  const names = [
    '../../../../etc/cron.d/evil.jpg',
    '..\\..\\windows\\system32\\evil.jpg',
    '/etc/passwd',
    'photo\u202Egpj.exe',
    'a\u0001b\u001b[31mc\u007f.jpg',
    'a\r\nSet-Cookie: b=c.jpg',
    `${'long'.repeat(75)}.jpg`,
    `x${'🙂'.repeat(150)}.jpg`,
    '.htaccess',
    '..',
    ' ',
    '"; filename=evil.html; x=".jpg',
    "évil'<script>alert(1)</script>.svg",
    'CON.jpg',
    '%2e%2e%2fevil.jpg',
  ];
  for (const name of names) {
    const before = new Set(await filesOnPage());
    const answer = await sent([picture(name)]);
    assert.equal(answer.status, 303, `${name}: ${answer.status}`);
    const fresh = (await filesOnPage()).filter((one) => !before.has(one));
    assert.equal(fresh.length, 1, name);
    const file = await world.get(fresh[0] ?? '', lead);
    assert.equal(file.status, 200, name);
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    assert.match(file.headers.get('content-disposition') ?? '', /^inline; filename\*=UTF-8''[\w.~!$&+^`|%-]+\.jpg$/);
    const kept = decodeURIComponent((file.headers.get('content-disposition') ?? '').split("''")[1] ?? '');
    assert.doesNotMatch(kept, /[\p{Cc}\p{Cf}/\\"<>]|^\./u, name);
    assert.ok(kept.length <= 104 && kept.isWellFormed() && !kept.includes('\ufffd'), kept);
  }
  const folder = world.tools.settings.dataFolder;
  for (const path of globSync('files/**', { cwd: folder, withFileTypes: true }).filter((one) => one.isFile())) {
    assert.match(join(path.parentPath, path.name), /\/files\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/);
  }
});

test('a file that is two things at once is served as the one that cannot run', async () => {
  const script = Buffer.from('<html><script>alert(1)</script></html>');
  const before = new Set(await filesOnPage());
  const twofold = [
    picture('page.html', Buffer.concat([jpeg, script])),
    picture('page.png', Buffer.concat([png, script])),
    picture('page.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), script])),
  ];
  assert.equal((await sent(twofold)).status, 303);
  const fresh = (await filesOnPage()).filter((one) => !before.has(one));
  assert.equal(fresh.length, 3);
  for (const path of fresh) {
    const file = await world.get(path, lead);
    const type = file.headers.get('content-type') ?? '';
    assert.match(type, /^(?:image\/(?:jpeg|png)|application\/pdf)$/);
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(file.headers.get('content-security-policy'), "default-src 'none'; sandbox");
    const isPicture = type.startsWith('image/');
    assert.equal(
      isPicture && Buffer.from(file.bytes).includes('<script>'),
      false,
      'a picture is nothing but a picture',
    );
    assert.match(file.headers.get('content-disposition') ?? '', isPicture ? /^inline/ : /^attachment/);
  }
});

test('pages and drawings that call themselves pictures are turned away in plain words, and nothing is recorded', async () => {
  const before = await filesOnPage();
  for (const content of ['<html><script>alert(1)</script></html>', '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
    const answer = await sent([picture('good.jpg'), picture('holiday.jpg', Buffer.from(content))]);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /holiday\.jpg/);
    assert.ok(answer.ask.getByRole('heading', { name: /needs? your attention/ }));
  }
  assert.deepEqual(await filesOnPage(), before);
});

test('an empty file counts as none', async () => {
  const before = await filesOnPage();
  assert.equal((await sent([picture('empty.jpg', Buffer.alloc(0))])).status, 303);
  assert.deepEqual(await filesOnPage(), before);
});

test('more than may be sent at once is turned away with the limit', async () => {
  const answer = await sent([picture('film.jpg', Buffer.concat([jpeg, Buffer.alloc(30 * 1024 * 1024)]))]);
  assert.equal(answer.status, 413);
  assert.match(answer.text, /25/);
});

test('two hundred files at once are kept or turned away, never half of them', async () => {
  const before = (await filesOnPage()).length;
  const answer = await sent(Array.from({ length: 200 }, (_, index) => picture(`${index}.jpg`)));
  assert.equal(answer.status, 303);
  assert.equal((await filesOnPage()).length - before, 200);
});

test('a text that is shortened for a heading is not cut within a sign', async () => {
  const { document } = await world.get('/p/harbours/needs/new', lead);
  const partnerId = document.querySelector<HTMLOptionElement>('[name="partnerId"] option:not([value=""])')?.value ?? '';
  for (const start of ['', 'x']) {
    const text = (signs: number) => start + '🙂'.repeat(signs);
    const need = { title: 'Quiet', partnerId, language: 'en', description: text(500) };
    assert.equal((await world.post('/p/harbours/needs/new', need, lead)).status, 303);
    const texts = { state: 'under-way', done: text(150), caption: text(190), strength: 'sample' };
    const proof = { webAddress: 'https://example.org/', readers: 'project', language: 'en' };
    assert.equal((await world.post(`${action}/updates/new`, { ...texts, ...proof }, lead)).status, 303);
    for (const page of [action, '/p/harbours/needs', '/p/harbours/history']) {
      assert.doesNotMatch((await world.get(page, lead)).text, /\ufffd/, page);
    }
  }
});
