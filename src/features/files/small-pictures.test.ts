import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import sharp from 'sharp';
import { jpeg, png } from '../../../test/pictures.ts';
import { newCity } from '../../../test/records.ts';
import { newWorld, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { makeSmallPictures } from './index.ts';

let world: World;
let project: TestProject;
let lead: Visitor;
let action: string;
let photograph: Buffer;

before(async () => {
  photograph = await photographOf12Megapixels();
  world = await newWorld();
  project = await world.project({ slug: 'harbours' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  const place = { city: 'Tartu', country: 'EE', latitude: null, longitude: null };
  const partnerId = await newCity(world, project, lead.person, place);
  const common = { partnerId, language: 'en', state: 'under-way' };
  await world.send('/p/harbours/plans/new', { ...common, title: 'Plan' }, lead);
  const form = await world.get('/p/harbours/actions/new', lead);
  const planId = form.document.querySelector<HTMLOptionElement>('[name="planId"] option:not([value=""])')?.value ?? '';
  action = (await world.post('/p/harbours/actions/new', { ...common, planId, title: 'Shore power' }, lead)).location;
});

/** A photograph of 12 megapixels as a phone takes it: held upright, lying on its side in the file, with its place. */
async function photographOf12Megapixels(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 1008, height: 756, channels: 3, background: '#808080', noise } })
    .resize(4032, 3024)
    .withExif({ IFD0: { ImageDescription: 'Tartu, 58.38 N' }, IFD3: { GPSLatitude: '58/1 22/1 48/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Records an update with a picture; gives the picture as the action's page shows it, and the link to its file. */
async function shown(content: Uint8Array, name: string) {
  const texts = { state: 'under-way', done: `Step ${name}`, caption: name, strength: 'sample', readers: 'project' };
  const files = [new File([new Uint8Array(content)], name)];
  assert.equal((await world.post(`${action}/updates/new`, { ...texts, language: 'en', files }, lead)).status, 303);
  return look(name);
}

async function look(name: string) {
  const page = await world.get(action, lead);
  const image = page.ask.getByRole('img', { name });
  const attribute = (which: string) => image.getAttribute(which) ?? '';
  const original = image.closest('a')?.getAttribute('href') ?? '';
  const listed = page.document.querySelector(`.file-list a[href="${original}"]`)?.closest('li')?.textContent ?? '';
  return {
    source: attribute('src'),
    size: `${attribute('width')} × ${attribute('height')}`,
    isLazy: attribute('loading') === 'lazy' && attribute('decoding') === 'async',
    original,
    listed: listed.replace(/\s+/g, ' ').trim(),
  };
}

test('a photograph of a phone is shown small and upright, in a place kept free; the original can be taken away', async () => {
  const before = await shown(photograph, 'phone.jpg');
  assert.deepEqual([before.source, before.size, before.listed], [before.original, ' × ', ''], 'until it is made');
  await world.runJobs();
  const after = await look('phone.jpg');
  assert.equal(after.source, after.original.replace('/phone.jpg', '/phone.webp/small'));
  assert.deepEqual([after.size, after.isLazy], ['360 × 480', true]);
  assert.match(after.listed, /^phone\.jpg JPG, [\d.]+ MB$/);

  const small = await world.get(after.source, lead);
  assert.equal(small.headers.get('content-type'), 'image/webp');
  const about = await sharp(small.bytes).metadata();
  assert.deepEqual([about.width, about.height, about.exif, about.xmp], [960, 1280, undefined, undefined]);
  const original = await world.get(after.original, lead);
  assert.ok(small.bytes.length < original.bytes.length / 5, `${small.bytes.length} of ${original.bytes.length}`);
  assert.equal((await sharp(original.bytes).metadata()).width, 4032);
  assert.ok(!Buffer.from(original.bytes).includes('58.38'));
});

test('a small one is served as its original is: to the same people, in a sandbox, asked for again each time', async () => {
  const { source, original } = await look('phone.jpg');
  const [small, whole] = [await world.get(source, lead), await world.get(original, lead)];
  for (const header of ['content-security-policy', 'x-content-type-options', 'cache-control', 'vary']) {
    assert.equal(small.headers.get(header), whole.headers.get(header), header);
  }
  assert.equal(small.headers.get('content-disposition'), "inline; filename*=UTF-8''phone.webp");
  const again = await world.get(source, lead, { 'If-None-Match': small.headers.get('etag') ?? '' });
  assert.equal(again.status, 304);
  const stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
  assert.deepEqual([(await world.get(source, stranger)).status, (await world.get(source)).status], [404, 404]);
});

test('a picture that is small already is shown as it is, and says how large it is', async () => {
  await shown(png, 'tiny.png');
  await world.runJobs();
  const { source, original, size, listed } = await look('tiny.png');
  assert.deepEqual([source, size, listed], [original, '4 × 2', '']);
  assert.equal((await world.get(original.replace('/tiny.png', '/tiny.webp/small'), lead)).status, 404);
});

test('a picture that cannot be drawn is shown as it came, and is tried once', async () => {
  const broken = Buffer.from(jpeg);
  // A size that no file of so few bytes has: 65,535 by 65,535.
  const frame = broken.indexOf(Buffer.from([0xff, 0xc0]));
  broken.fill(0xff, frame + 5, frame + 9);
  await shown(broken, 'broken.jpg');
  await world.runJobs();
  const { source, original, size } = await look('broken.jpg');
  assert.deepEqual([source, size], [original, ' × ']);
  assert.deepEqual(
    await world.sql('select from file left join picture on file_hash = hash where file_hash is null'),
    [],
  );
});

test('the same picture is drawn once, and those that came without being asked for are made up for', async () => {
  const count = async () => (await world.sql('select from picture')).length;
  const before = await count();
  await shown(photograph, 'again.jpg');
  await shown(png, 'again.png');
  await world.runJobs();
  const fresh = await count();
  assert.equal(fresh, before);
  await world.sql('delete from picture');
  await Promise.all([makeSmallPictures(world.tools), makeSmallPictures(world.tools)]);
  assert.equal(await count(), fresh);
  assert.match((await look('phone.jpg')).source, /small/);
});
