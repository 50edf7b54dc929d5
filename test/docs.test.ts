import { strict as assert } from 'node:assert';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { linkRules } from '../src/features/chain/link-types.ts';
import { map } from '../src/features/map.ts';
import { languages, type Words } from '../src/kernel/words.ts';
import { sections } from '../src/records/kinds.ts';
import { root } from './source.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const notOurs = (path: string) => /^(?:node_modules|data|\.git)$/.test(path);
const pages = globSync('**/*.md', { cwd: root, exclude: notOurs }).toSorted();
const running = read('docs/running.md');

/** The cells of every table row of a page, its head and rules left out. */
function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const code = (cell: string | undefined) => /^`([^`]+)`/.exec(cell ?? '')?.[1];

/** Places in a page that a link may point to, as the usual viewers make them from headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

test('every link between documents leads somewhere', () => {
  const dead = pages.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      const [file = '', anchor] = target.split('#');
      const place = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, place))) return [`${path} → ${target}`];
      return anchor !== undefined && !anchorsOf(read(place)).has(anchor) ? [`${path} → ${target}`] : [];
    }),
  );
  assert.deepEqual(dead, []);
});

test('every file and folder that a document names is there', () => {
  const missing = pages.flatMap((path) =>
    [...read(path).matchAll(/`((?:src|test|bin|db|docs|assets|journeys|bench|\.ci)\/[\w./-]*)`/g)]
      .map(([, named = '']) => named)
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path} names ${named}`),
  );
  assert.deepEqual(missing, []);
});

test('the table of settings and src/settings.ts say the same', () => {
  const inSource = [...read('src/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): (.+),$/gm)].map(
    ([, name = '', rule = '']) => {
      const value = /\.default\(([^)]*)\)/.exec(rule)?.[1]?.replaceAll("'", '');
      return { name, default: value?.replace(/^true$/, 'yes').replace(/^false$/, 'no') };
    },
  );
  const inTable = rowsOf(running).flatMap(([setting, value]) => {
    const name = code(setting);
    return name !== undefined && /^[A-Z_]+$/.test(name) ? [{ name, default: code(value), cell: value }] : [];
  });
  assert.deepEqual(
    inTable.map((row) => row.name),
    inSource.map((setting) => setting.name),
  );
  for (const [index, setting] of inSource.entries()) {
    if (setting.default !== undefined) assert.equal(inTable[index]?.cell, `\`${setting.default}\``, setting.name);
  }
});

test('every command of the command line is explained', () => {
  const usage = /const usage = `([^`]+)`/.exec(read('src/command-line.ts'))?.[1] ?? '';
  const commands = [...usage.matchAll(/^ {2}(uptake \S.*?)(?: {2,}.*)?$/gm)].map((match) => match[1] ?? '');
  assert.ok(commands.length > 0);
  const explained = rowsOf(running).map(([first]) => code(first));
  assert.deepEqual(
    commands.filter((command) => !explained.includes(command)),
    [],
  );
});

test('what the terminal is said to say when something goes wrong, it says', () => {
  const sources = globSync(['src/**/*.ts', 'src/layout/words.json', 'bin/*'], { cwd: root }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  const said = sources
    .map(read)
    .join('\n')
    .replace(/['`]\s*\+\s*['`]/g, '')
    .replaceAll('\\n', ' ');
  const promised = rowsOf(running.slice(running.indexOf('## What goes wrong'))).flatMap(([first = '']) =>
    [...first.matchAll(/(?<!\w)\*([^*]+)\*/g)].flatMap((match) => (match[1] ?? '').split('…')),
  );
  assert.ok(promised.length > 10);
  const missing = promised.map((part) => part.trim()).filter((part) => part.length > 8 && !said.includes(part));
  assert.deepEqual(missing, []);
});

test('the architecture names every feature of the map', () => {
  const page = read('ARCHITECTURE.md');
  assert.deepEqual(
    Object.keys(map).filter((feature) => !page.includes(`\`${feature}\``)),
    [],
  );
});

test('decisions are numbered without gaps and say what a decision says', () => {
  const decisions = globSync('docs/decisions/*.md', { cwd: root }).toSorted();
  for (const [index, path] of decisions.entries()) {
    const page = read(path);
    assert.match(path, new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`));
    assert.match(page, new RegExp(`^# ${index + 1}\\. `));
    for (const part of ['Context', 'Decision', 'Consequences', 'Also considered']) {
      assert.ok(page.includes(`**${part}.**`), `${path}: ${part}`);
    }
  }
});

/** Each table of docs/words.md says above itself which messages it shows: From `file`, `prefix.…`. */
const wordTables = read('docs/words.md')
  .split(/^From /m)
  .slice(1)
  .map((text) => {
    const [, file = '', pattern = ''] = /^`([^`]+)`, `([^`]+)`/.exec(text) ?? [];
    return { file, pattern, rows: rowsOf(text).flatMap((row) => (code(row[0]) === undefined ? [] : [row])) };
  });

test('the list of words has the words that the pages have, in every language', () => {
  assert.ok(wordTables.length > 3);
  for (const { file, pattern, rows } of wordTables) {
    const words = JSON.parse(read(file)) as Words;
    const [before = '', after = ''] = pattern.split('…');
    const keyOf = (row: string[]) => `${before}${code(row[0])}${after}`;
    for (const row of rows) {
      const texts = languages.map((language) => words[keyOf(row)]?.[language]);
      assert.deepEqual(row.slice(-languages.length), texts, `${file} ${keyOf(row)}`);
    }
    const all = Object.keys(words).filter((key) => key.startsWith(before) && key.endsWith(after));
    assert.deepEqual(rows.map(keyOf).toSorted(), all.toSorted(), `${file} ${pattern}`);
  }
});

test('the list of words tells the addresses and ends that the code has', () => {
  const kinds = wordTables.find(({ pattern }) => pattern === 'kind.…');
  for (const row of kinds?.rows ?? []) {
    const section = sections[code(row[0]) as keyof typeof sections] as string | undefined;
    assert.equal(code(row[1]), section === undefined ? undefined : section, row.join());
  }
  const links = wordTables.find(({ pattern }) => pattern === 'link.….out');
  assert.equal(links?.rows.length, Object.keys(linkRules).length);
  for (const row of links?.rows ?? []) {
    const rule = linkRules[code(row[0]) as keyof typeof linkRules];
    assert.equal(row[1], `${rule.from.join(', ')} → ${rule.to.join(', ')}`, row.join());
  }
});

test('licence and languages are the same wherever they are told', () => {
  const manifest = JSON.parse(read('package.json')) as { license: string };
  const about = read('publiccode.yml');
  assert.match(about, new RegExp(`^  license: ${manifest.license}$`, 'm'));
  assert.match(about, new RegExp(`^  availableLanguages: \\[${languages.join(', ')}\\]$`, 'm'));
  for (const language of languages) assert.match(about, new RegExp(`^  ${language}:$`, 'm'));
  assert.match(read('LICENSE'), /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
});

/** What the standard asks for in version 0.4, as far as this file can be held to it without a reader of YAML. */
test('publiccode.yml has what the standard asks for, within its limits', () => {
  const about = read('publiccode.yml');
  const mandatory =
    'publiccodeYmlVersion name url platforms categories developmentStatus softwareType description legal maintenance localisation';
  for (const key of mandatory.split(' ')) assert.match(about, new RegExp(`^${key}:`, 'm'), key);
  const shorts = [...about.matchAll(/^ {4}shortDescription: (.+)$/gm)].map(([, text = '']) => text.length);
  const longs = [...about.matchAll(/^ {4}longDescription: >\n((?: {6}.+\n)+)/gm)].map(([, text = '']) =>
    text.replace(/\s+/g, ' ').trim(),
  );
  assert.deepEqual([shorts.length, longs.length], [languages.length, languages.length]);
  assert.ok(Math.max(...shorts) <= 150, `${shorts.join()} characters`);
  for (const text of longs) assert.ok(text.length >= 150 && text.length <= 10_000, text.slice(0, 40));
  const features = [...about.matchAll(/^ {6}- (.+)$/gm)].map(([, text = '']) => text);
  assert.ok(features.every((text) => text.length <= 100));
  for (const [, path = ''] of about.matchAll(/^ {6}- (docs\/\S+)$/gm)) assert.ok(statSync(join(root, path)).isFile());
  // The address of a repository that is not there yet leads nowhere, for certain.
  const host = new URL(/^url: '(.+)'$/m.exec(about)?.[1] ?? '').hostname;
  assert.ok(!/(?:^|\.)example(?:\.|$)/.test(host), host);
});

test('nothing names a place on somebody’s machine', () => {
  const named = /(?:^|[\s"'`(=:])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.-]+/m;
  const files = globSync(['**/*', '.ci/*'], { cwd: root, exclude: notOurs }).filter(
    (path) =>
      /\.(?:ts|js|json|md|sql|css|svg|yml)$|\/(?:run|uptake)$/.test(path) && statSync(join(root, path)).isFile(),
  );
  assert.ok(files.length > 100);
  assert.deepEqual(
    files.filter((path) => named.test(read(path))),
    [],
  );
});
