// Strings that have broken other programs, from lists that others keep beside this repository.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Page } from './page.ts';
import { root } from './source.ts';
import { newWorld, type TestProject, type Visitor, type World } from './world.ts';

const lists = join(root, '../shared/validators');
const naughtyFile = join(lists, 'naughty-strings/blns.json');
const payloadFile = join(lists, 'xss-payloads/xss-payload-list.txt');
const skipWithout = (file: string) => ({ skip: existsSync(file) ? false : `the list is not here: ${file}` });

let world: World;
let project: TestProject;
let editor: Visitor;
before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'naughty' });
  editor = await world.signedIn({ project, role: 'lead-coordinator' });
});

/** Fields of a practice by the most characters they take. */
const places = {
  summary: 160,
  resources: 300,
  difficulties: 300,
  ownerOrganisation: 300,
  authorOrganisation: 300,
  city: 300,
  evidence: 500,
  transfer: 1000,
  description: 1500,
};
type Place = keyof typeof places;
const address = `/p/naughty/practices`;

/** As a text is kept: one kind of line ends, no zero characters, no space around, accents joined to their letters. */
const kept = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim().normalize('NFC');
const elements = (page: Page) => page.document.querySelectorAll('*').length;
const typed = (page: Page, name: string) =>
  page.document.querySelector<HTMLInputElement>(`form [name="${name}"]`)?.value;

/** One string for each place, until there are no more. */
function* handfuls(strings: readonly string[]): Generator<Record<Place, string>> {
  const names = Object.keys(places) as Place[];
  for (let start = 0; start < strings.length; start += names.length) {
    const some = strings.slice(start, start + names.length).toSorted((one, other) => one.length - other.length);
    const longest = names.map((name, index) => [name, some[index] ?? ''] as const);
    yield Object.fromEntries(longest) as Record<Place, string>;
  }
}

test(
  'every naughty string comes back from the form and stands on the page as it was typed',
  skipWithout(naughtyFile),
  async () => {
    const strings = JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[];
    let number = 0;
    let tried = 0;
    for (const values of handfuls(strings)) {
      number++;
      const form = {
        title: `Naughty ${number}`,
        outcome: 'worked',
        language: 'en',
        difficultiesUnknown: 'yes',
        ...values,
      };
      if (number % 20 === 0) world.wait(60_000);
      const saved = await world.post(`${address}/new`, form, editor);
      assert.equal(saved.status, 303, `${JSON.stringify(values)}: ${saved.text.slice(0, 300)}`);
      const edit = await world.get(`${saved.location}/edit`, editor);
      const page = await world.get(saved.location, editor);
      const words = page.text.normalize('NFC');
      for (const [name, text] of Object.entries(values)) {
        assert.equal(typed(edit, name), kept(text), `${name}: ${JSON.stringify(text)}`);
        assert.ok(
          words.includes(kept(text).replace(/\s+/g, ' ').trim()),
          `${name} is not on the page: ${JSON.stringify(text)}`,
        );
        tried++;
      }
    }
    assert.ok(tried >= strings.length);
  },
);

test(
  'no payload against browsers becomes an element, an attribute or a lost character of a form that comes back',
  skipWithout(payloadFile),
  async () => {
    const payloads = readFileSync(payloadFile, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const answer = (text: string) =>
      world.post(
        `${address}/new`,
        { title: '', outcome: 'worked', language: 'en', city: text, description: text },
        editor,
      );
    const plain = elements(await answer('x'.repeat(5000)));
    assert.ok(payloads.length > 1000);
    for (let start = 0; start < payloads.length; start += 200) {
      const text = payloads
        .slice(start, start + 200)
        .join(' ')
        .normalize('NFC')
        .padEnd(5000, 'x');
      const page = await answer(text);
      assert.equal(page.status, 422);
      assert.equal(elements(page), plain, `payloads from ${start} on`);
      assert.equal(typed(page, 'city'), text);
      assert.equal(typed(page, 'description'), text);
    }
  },
);
