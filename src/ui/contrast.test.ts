import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../assets/colours.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

type Colours = ReadonlyMap<string, string>;

function coloursIn(text: string): Colours {
  const own = text.matchAll(/--ds-color-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g);
  return new Map([...own].map(([, name = '', colour = '']) => [name, colour]));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, one: string, other: string): number {
  const [first, second] = [one, other].map((name) => luminance(colours.get(name) ?? assert.fail(`no colour ${name}`)));
  const [dim, bright] = [first ?? 0, second ?? 0].toSorted((a, b) => a - b);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

const families = ['neutral', 'accent', 'signal', 'success', 'warning', 'danger'];
const grounds = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted', 'surface-hover'];

/** Pairs of colours that meet on a page, and the least contrast between them. */
function pairs(): [string, string, number][] {
  return families.flatMap((family) => [
    ...grounds.flatMap((ground): [string, string, number][] => [
      [`${family}-text-subtle`, `${family}-${ground}`, 4.5],
      [`${family}-text-default`, `${family}-${ground}`, 4.5],
      // Text of one family on the plain grounds of the page, and plain text and links on tinted ones.
      [`${family}-text-subtle`, `neutral-${ground}`, 4.5],
      ['neutral-text-default', `${family}-${ground}`, 4.5],
      ['neutral-text-subtle', `${family}-${ground}`, 4.5],
      ['accent-text-subtle', `${family}-${ground}`, 4.5],
      // Edges of controls and marks that carry meaning.
      [`${family}-border-default`, `neutral-${ground}`, 3],
      [`${family}-base-default`, `neutral-${ground}`, 3],
    ]),
    ...['default', 'hover', 'active'].map((state): [string, string, number] => [
      `${family}-base-contrast-default`,
      `${family}-base-${state}`,
      4.5,
    ]),
  ]);
}

for (const [scheme, text] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test(`every pair of colours reaches AA in the ${scheme} scheme`, () => {
    const colours = coloursIn(text);
    const weak = pairs()
      .map(([one, other, least]) => ({ pair: `${one} on ${other}`, ratio: contrast(colours, one, other), least }))
      .filter(({ ratio, least }) => ratio < least);
    assert.deepEqual(weak, []);
  });

  test(`focus is seen on every ground in the ${scheme} scheme`, () => {
    const colours = coloursIn(text);
    for (const ground of grounds) assert.ok(contrast(colours, 'focus-outer', `neutral-${ground}`) >= 3, ground);
  });
}
