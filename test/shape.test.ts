import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { map } from '../src/features/map.ts';
import { root, sourceFiles } from './source.ts';

const files = sourceFiles('src/**/*.ts');
const sources = files.filter((file) => !file.path.endsWith('.test.ts'));
const tests = [
  ...sourceFiles('{test,journeys,bench}/**/*.ts'),
  ...files.filter((file) => file.path.endsWith('.test.ts')),
];

// Exceptions, each with its reason. The list only shrinks.
const longSources: Record<string, string> = {};

/** What stands on what: a place may import from the places before it and from itself. */
const layers = ['settings', 'kernel', 'postgres', 'documents', 'ui', 'records', 'layout', 'features', 'sample', 'app'];
const layerOf = (path: string): string => {
  const [, place = '', rest] = path.split('/');
  if (rest !== undefined) return place;
  return place === 'settings.ts' ? 'settings' : 'app';
};

test('a source file stays short enough to read in one sitting', () => {
  const long = sources.filter((file) => file.lines > 250 && !(file.path in longSources));
  assert.deepEqual(
    long.map((file) => `${file.path} (${file.lines})`),
    [],
  );
});

test('most source files are short: nine of ten within 130 lines', () => {
  const lengths = sources.map((file) => file.lines).toSorted((one, other) => one - other);
  assert.ok(
    (lengths[Math.floor(lengths.length * 0.9)] ?? 0) <= 130,
    `p90 is ${lengths[Math.floor(lengths.length * 0.9)]}`,
  );
});

test('a test file stays within 500 lines', () => {
  assert.deepEqual(
    tests.filter((file) => file.lines > 500).map((file) => file.path),
    [],
  );
});

test('a feature folder has at most 16 files and nothing lies deeper than four steps', () => {
  const perFeature = Map.groupBy(sourceFiles('src/features/*/**/*'), (file) => file.path.split('/')[2] ?? '');
  for (const [feature, own] of perFeature) assert.ok(own.length <= 16, `${feature} has ${own.length} files`);
  assert.deepEqual(
    files.filter((file) => file.path.split('/').length > 5).map((file) => file.path),
    [],
  );
});

test('the kernel is at most a fifth of the source', () => {
  const lines = (list: typeof sources) => list.reduce((sum, file) => sum + file.lines, 0);
  const share = lines(sources.filter((file) => layerOf(file.path) === 'kernel')) / lines(sources);
  assert.ok(share <= 0.2, `it is ${Math.round(share * 100)} %`);
});

test('at most 30 production dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  assert.ok(Object.keys(manifest.dependencies).length <= 30);
});

test('lower places know nothing of higher ones', () => {
  const wrong = files.flatMap((file) =>
    file.path.endsWith('.test.ts')
      ? []
      : file.imports
          .filter((target) => layers.indexOf(layerOf(target)) > layers.indexOf(layerOf(file.path)))
          .map((target) => `${file.path} → ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('features meet only through their doors, and only where the map says so', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const [, place, own] = file.path.split('/');
    for (const target of file.imports.filter((one) => one.startsWith('src/features/'))) {
      const [, , feature = '', ...inside] = target.split('/');
      if (place === 'features' && feature === own) continue;
      if (inside.length === 0) continue;
      if (inside.join('/') !== 'index.ts') wrong.push(`${file.path} goes past the door of ${feature}`);
      const allowed: readonly string[] = place === 'features' ? (map[own as keyof typeof map] ?? []) : Object.keys(map);
      if (!allowed.includes(feature)) wrong.push(`${own} uses ${feature}, which the map does not allow`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the map names only features above, and every feature', () => {
  const names = Object.keys(map);
  for (const [index, [name, uses]] of Object.entries(map).entries()) {
    for (const used of uses) assert.ok(names.indexOf(used) < index, `${name} names ${used}`);
  }
  const folders = new Set(sourceFiles('src/features/*/index.ts').map((file) => file.path.split('/')[2]));
  assert.deepEqual(folders, new Set(names));
});

test('nothing imports in a circle', () => {
  const graph = new Map(sources.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) assert.fail([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
});

test('only the settings read the environment, and only the command line writes to the terminal', () => {
  const reading = sources.filter(
    (file) =>
      /process\.env\b/.test(file.text) &&
      !['src/settings.ts', 'src/command-line.ts'].includes(file.path) &&
      !file.path.startsWith('src/postgres/'),
  );
  assert.deepEqual(
    reading.map((file) => file.path),
    [],
  );
  assert.deepEqual(
    sources.filter((file) => /console\./.test(file.text)).map((file) => file.path),
    [],
  );
});

test('no page carries a style or a script inside', () => {
  const wrong = sources.filter((file) =>
    /<style|\sstyle="|<script(?![^>]*src=)|\son(?:click|load|submit|change)="/.test(file.text),
  );
  assert.deepEqual(
    wrong.map((file) => file.path),
    [],
  );
});

test('no drawer for everything', () => {
  assert.deepEqual(
    files.filter((file) => /(?:utils?|helpers?|common|misc)(?:\.ts|\/)/.test(file.path)).map((file) => file.path),
    [],
  );
});
