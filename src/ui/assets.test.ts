import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { assetAddress, assets, moduleNames } from './assets.ts';
import { withoutComments } from './stylesheet.ts';

const folder = new URL('../../assets/', import.meta.url);

test('every style file closes what it opens, or it would swallow the next one', () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.css'))) {
    const css = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|"[^"]*"|'[^']*'/g, '');
    let depth = 0;
    for (const mark of css.match(/[{}]/g) ?? []) {
      depth += mark === '{' ? 1 : -1;
      assert.ok(depth >= 0, `${name} closes too much`);
    }
    assert.equal(depth, 0, name);
  }
});

test('every style file is sent', () => {
  const sent = String(assets.find((asset) => asset.path.endsWith('.css'))?.body);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.css'))) {
    const opening = withoutComments(readFileSync(new URL(name, folder), 'utf8'))
      .trim()
      .slice(0, 80);
    assert.ok(sent.includes(opening), name);
  }
});

test('compressed files hold the same as the plain ones', () => {
  for (const { body, encodings } of assets) {
    if (encodings.br) assert.deepEqual(brotliDecompressSync(encodings.br), body);
    if (encodings.gzip) assert.deepEqual(gunzipSync(encodings.gzip), body);
  }
});

test('an address names the content, so that it may be kept for ever', () => {
  for (const name of [...moduleNames, 'uptake.css', 'icon.svg']) {
    assert.match(assetAddress(name).text, /^\/assets\/[a-z-]+-[0-9a-f]{12}\.[a-z]+$/);
  }
  assert.throws(() => assetAddress('missing.css'));
});

test('strings and addresses in styles are left as they are', () => {
  assert.equal(withoutComments('a { content: "/* no */  ; }" ; /* yes */ }'), 'a{content: "/* no */  ; }";}');
});
