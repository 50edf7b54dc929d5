import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { openFileStore, shownInline, sniff, type FileStore } from './files.ts';

let folder: string;
let store: FileStore;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-files-'));
  store = openFileStore(join(folder, 'files'));
});
after(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const filesIn = async (place: string) =>
  (await readdir(place, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('a file comes back byte for byte, and is kept once however often it comes', async () => {
  const content = new Uint8Array(300_000).map((_, index) => index % 251);
  const kept = await Promise.all([store.keep(content), store.keep(content), store.keep(content)]);
  const [{ hash, size }] = kept;
  assert.equal(size, content.byteLength);
  assert.deepEqual(await filesIn(join(folder, 'files')), [hash]);
  const read = await store.read(hash);
  assert.ok(read);
  assert.deepEqual(new Uint8Array(await buffer(read.stream)), content);
});

test('no name leads out of the folder', async () => {
  for (const name of [
    '',
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    'a'.repeat(64).replace('a', '/'),
    '%2e%2e',
    `${'a'.repeat(63)}\0`,
    'A'.repeat(64),
  ]) {
    assert.equal(await store.read(name), null, name);
  }
  assert.equal(await store.read('0'.repeat(64)), null);
});

test('what a file is, its bytes say: nothing that a browser would run is shown in the page', async () => {
  const cases: [string, Uint8Array][] = [
    ['html', bytes('<!doctype html><script>alert(1)</script>')],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['xml', bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['pdf', bytes('%PDF-1.7\n<script>')],
    ['nothing', new Uint8Array(0)],
    ['script', bytes('alert(1)')],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x68, 0x00])],
  ];
  for (const [what, content] of cases) {
    assert.ok(!shownInline.has(await sniff(content)), `${what}: ${await sniff(content)}`);
  }
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  assert.equal(await sniff(new Uint8Array(png)), 'image/png');
});
