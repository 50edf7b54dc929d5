import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { jpeg, photograph, png, webp } from '../../../test/pictures.ts';
import { harmlessName } from './checking.ts';
import { withoutMetadata } from './pictures.ts';

const place = '59.9139N 10.7522E';
const plain = (content: Uint8Array, type: string) => Buffer.from(withoutMetadata(content, type) ?? []);

test('a photograph loses where it was taken, wherever the camera wrote it', () => {
  const kept = plain(photograph(place), 'image/jpeg');
  assert.equal(kept.includes(place), false);
  assert.deepEqual(kept, jpeg);
});

test('a photograph taken sideways still says which way is up, and nothing else', () => {
  const kept = plain(photograph(place, 6), 'image/jpeg');
  assert.equal(kept.includes(place), false);
  const exif = kept.indexOf('Exif');
  assert.equal(kept.readUInt16BE(exif + 24), 6);
  assert.deepEqual(Buffer.concat([kept.subarray(0, 2), kept.subarray(2 + 36)]), jpeg);
  // Taking the metadata away twice changes nothing any more.
  assert.deepEqual(plain(kept, 'image/jpeg'), kept);
});

test('a picture that needs nothing taken away stays as it is', () => {
  assert.deepEqual(plain(jpeg, 'image/jpeg'), jpeg);
  assert.deepEqual(plain(png, 'image/png'), png);
  assert.deepEqual(plain(webp, 'image/webp'), webp);
});

test('texts in a PNG and metadata in a WebP are taken away', () => {
  const text = Buffer.from(`tEXtComment\0${place}`, 'latin1');
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, text.length - 4]), text, Buffer.alloc(4)]);
  assert.deepEqual(plain(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]), 'image/png'), png);

  const metadata = Buffer.concat([Buffer.from('EXIF'), Buffer.from([18, 0, 0, 0]), Buffer.from(`${place} `)]);
  const withExif = Buffer.concat([webp, metadata]);
  withExif.writeUInt32LE(withExif.length - 8, 4);
  withExif[20] = (withExif[20] ?? 0) | 0x08;
  assert.deepEqual(plain(withExif, 'image/webp'), webp);
});

test('a picture that breaks off or lies about its lengths is not taken', () => {
  for (let length = 0; length < jpeg.length - 2; length++) {
    assert.equal(withoutMetadata(jpeg.subarray(0, length), 'image/jpeg'), null, `JPEG cut at ${length}`);
  }
  for (let length = 0; length < png.length - 12; length++) {
    assert.equal(withoutMetadata(png.subarray(0, length), 'image/png'), null, `PNG cut at ${length}`);
  }
  assert.equal(withoutMetadata(webp.subarray(0, 20), 'image/webp'), null);
  assert.equal(withoutMetadata(png, 'image/jpeg'), null);
});

test('whatever stands in a picture, reading it ends', () => {
  let seed = 7;
  const chance = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
  for (const [picture, type] of [
    [photograph(place, 3), 'image/jpeg'],
    [png, 'image/png'],
    [webp, 'image/webp'],
  ] as const) {
    for (let round = 0; round < 2000; round++) {
      const damaged = Buffer.from(picture);
      for (let hit = 0; hit < 4; hit++) damaged[chance() % damaged.length] = chance() % 256;
      withoutMetadata(damaged, type);
    }
  }
});

test('a name keeps its words and loses what steers a screen, a shell or a folder', () => {
  assert.equal(harmlessName('Täielik õppekäik (2).JPG', '.jpg'), 'Täielik õppekäik (2).jpg');
  assert.equal(harmlessName('../../etc/passwd', '.png'), 'passwd.png');
  assert.equal(harmlessName('C:\\fakepath\\photo.jpeg', '.jpg'), 'photo.jpg');
  assert.equal(harmlessName('invoice\u202Egpj.exe', '.jpg'), 'invoicegpj.jpg');
  assert.equal(harmlessName('<script>alert(1)</script>.jpg', '.jpg'), 'script.jpg');
  assert.equal(harmlessName('.htaccess', '.txt'), 'htaccess.txt');
  assert.equal(harmlessName('\u0000\r\n', '.pdf'), 'file.pdf');
  assert.equal(harmlessName(`${'a'.repeat(500)}.pdf`, '.pdf').length, 104);
});
