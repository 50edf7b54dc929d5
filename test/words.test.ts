import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import IntlMessageFormat from 'intl-messageformat';
import { languages, type Words } from '../src/kernel/words.ts';
import { root, sourceFiles } from './source.ts';

const catalogues = globSync('src/**/words.json', { cwd: root }).map((path) => ({
  path,
  words: JSON.parse(readFileSync(join(root, path), 'utf8')) as Words,
}));

/** Names of the values a message takes, nested ones too. */
function valuesOf(text: string, language: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly unknown[]) => {
    for (const element of elements as {
      type: number;
      value?: string;
      options?: Record<string, { value: unknown[] }>;
      children?: unknown[];
    }[]) {
      if (element.type >= 1 && element.type <= 6 && element.value !== undefined) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) walk(option.value);
      if (element.children) walk(element.children);
    }
  };
  walk(new IntlMessageFormat(text, language).getAst());
  return [...names].toSorted();
}

for (const { path, words } of catalogues) {
  test(`${path}: every message is there in every language and takes the same values`, () => {
    const flaws: string[] = [];
    for (const [key, texts] of Object.entries(words)) {
      assert.deepEqual(Object.keys(texts).toSorted(), [...languages].toSorted(), `${key} has the wrong languages`);
      for (const language of languages) {
        if (texts[language].trim() === '') flaws.push(`${key}: empty in ${language}`);
        if (/'/.test(texts[language])) flaws.push(`${key}: a straight apostrophe in ${language}; write ’`);
        const [given, wanted] = [valuesOf(texts[language], language), valuesOf(texts.en, 'en')];
        if (given.join() !== wanted.join()) {
          flaws.push(`${key}: ${language} takes ${given.join()} instead of ${wanted.join()}`);
        }
      }
    }
    assert.deepEqual(flaws, []);
  });

  test(`${path}: every message is used`, () => {
    const own = sourceFiles(`${dirname(path)}/**/*.ts`).map((file) => file.text);
    // records and layout lend their words to features.
    const users = /src\/(?:records|layout|ui|kernel)\//.test(path)
      ? sourceFiles('src/**/*.ts').map((file) => file.text)
      : own;
    const source = users.join('\n');
    const unused = Object.keys(words).filter((key) => !isUsed(source, key));
    assert.deepEqual(unused, []);
  });
}

/** What the pages of a section ask for, where its kind of record says it in its own way. */
const askedBySections = /^(?:new|edit)\.(?:lead|submit)$|^said\.(?:saved|published|withdrawn)$/;

/** Used as written, or as one of a family: `state.${state}`; forms ask for `field.`, `hint.` and `choice.` by themselves. */
function isUsed(source: string, key: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(`"${key}"`) || source.includes(`\`${key}\``)) return true;
  if (askedBySections.test(key) && source.includes('sectionRoutes(')) return true;
  const parts = key.split('.');
  if (['field', 'hint', 'choice'].includes(parts[0] ?? '')) {
    return new RegExp(`\\b${(parts[1] ?? '').replaceAll('-', '\\-')}\\b`).test(source);
  }
  return (
    parts.some((_, index) => index > 0 && source.includes(`\`${parts.slice(0, index).join('.')}.\${`)) ||
    new RegExp(`\`[a-z.]*\\$\\{[^}]+\\}\\.${parts.at(-1)}\``).test(source)
  );
}
