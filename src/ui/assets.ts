import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Address } from '../kernel/address.ts';
import { withoutComments } from './stylesheet.ts';

/** A file for the browser that never changes under its address: to be sent with `immutable`. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  readonly encodings: { readonly br?: Buffer; readonly gzip?: Buffer };
}

const ownFolder = fileURLToPath(new URL('../../assets/', import.meta.url));
const packageFile = createRequire(import.meta.url).resolve;
const designSystem = dirname(packageFile('@digdir/designsystemet-css/theme.css')).replace(/theme$/, 'src');
const fonts = join(dirname(packageFile('@fontsource-variable/atkinson-hyperlegible-next/index.css')), 'files');

const ownStyles = [
  'colours',
  'scale',
  'elements',
  'page',
  'parts',
  'lists',
  'records',
  'sheet',
  'fields',
  'chain',
  'exchange',
  'front',
  'print',
];
/** Only the parts that our components use; the whole design system is three times as large. */
const borrowedStyles = [
  ...['base', 'button', 'card', 'input', 'field', 'fieldset', 'alert', 'tag', 'table', 'dialog', 'details'],
  ...['error-summary', 'validation-message'],
];
const fontRanges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,' +
    'U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,' +
    'U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};

const known = new Map<string, Asset>();

/** The addresses of other assets that a text names as `"./name"`; they must be known before. */
function withAddresses(text: string): string {
  return text.replace(
    /(['"])\.\/(?:away\/)?([a-z0-9-]+\.[a-z]+)\1/g,
    (_, quote: string, name: string) => `${quote}${known.get(name)?.path ?? fail(name)}${quote}`,
  );
}

/** A file of ours with the addresses of what it asks for. */
function module(...path: string[]): Buffer {
  return Buffer.from(withAddresses(readFileSync(join(ownFolder, ...path), 'utf8')));
}

function fail(name: string): never {
  throw new Error(`no asset ${name}`);
}

function keep(name: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const path = `/assets/${name.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`)}`;
  const asset = { path, type, body, encodings: type === 'font/woff2' ? {} : compressed(body) };
  known.set(name, asset);
  return asset;
}

function compressed(body: Buffer): Asset['encodings'] {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return { br: brotliCompressSync(body, { params: quality }), gzip: gzipSync(body, { level: 9 }) };
}

function fontFaces(): string {
  return Object.entries(fontRanges)
    .map(([range, characters]) => {
      const name = `atkinson-hyperlegible-next-${range}-wght-normal.woff2`;
      const font = keep(name, 'font/woff2', readFileSync(join(fonts, name)));
      return (
        `@font-face{font-family:"Atkinson Hyperlegible Next Variable";font-style:normal;font-display:swap;` +
        `font-weight:200 800;src:url(${font.path}) format("woff2");unicode-range:${characters}}`
      );
    })
    .join('');
}

function stylesheet(): Buffer {
  const borrowed = borrowedStyles.map((name) => readFileSync(join(designSystem, `${name}.css`), 'utf8')).join('');
  const own = ownStyles.map((name) => readFileSync(join(ownFolder, `${name}.css`), 'utf8')).join('\n');
  return Buffer.from(`@layer theme,ds,uptake;${fontFaces()}@layer ds{${borrowed}}${withoutComments(own)}`);
}

const script = 'text/javascript; charset=utf-8';

keep('uptake.css', 'text/css; charset=utf-8', stylesheet());
// Modules that not every page needs, and what works behind the pages; each after those it imports.
const awayModules = [
  'away-store.js',
  'away-mark.js',
  'away-sending.js',
  'away-leaving.js',
  'take-along.js',
  'away-desk.js',
];
for (const name of awayModules) keep(name, script, module('away', name));
for (const name of readdirSync(ownFolder)) {
  const file = () => readFileSync(join(ownFolder, name));
  if (name.endsWith('.js')) keep(name, script, module(name));
  if (name.endsWith('.svg')) keep(name, 'image/svg+xml', file());
  if (name.endsWith('.png')) keep(name, 'image/png', file());
  // Named by a response header (`Speculation-Rules`), because a strict policy allows no rules inside the page.
  if (name === 'speculation-rules.json') keep(name, 'application/speculationrules+json', file());
}

/** Everything below /assets/, read and compressed once at start. */
export const assets: readonly Asset[] = [...known.values()];

/** The names of the browser modules every page loads. */
export const moduleNames: readonly string[] = [...known.keys()].filter(
  (name) => name.endsWith('.js') && !awayModules.includes(name),
);

/** What a browser looks for under an address that never changes: the worker behind the pages, and how to install them. */
export const unnamedAssets: readonly Asset[] = [
  ['service-worker.js', script],
  ['manifest.webmanifest', 'application/manifest+json'],
].map(([name = '', type = '']) => {
  const body = module('away', name);
  return { path: `/${name}`, type, body, encodings: {} };
});

/** Address of an asset by the name of its file, such as `uptake.css`. */
export function assetAddress(name: string): Address {
  const asset = known.get(name);
  if (!asset) throw new Error(`no asset ${name}`);
  return new Address(asset.path);
}
