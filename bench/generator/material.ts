import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../../src/kernel/words.ts';

const home = join(import.meta.dirname, '../../db/sample/fictional');
const texts = new Set([
  'description',
  'resources',
  'evidence',
  'difficulties',
  'transfer',
  'summary',
  'background',
  'note',
  'done',
  'reason',
  'conclusions',
  'policyContext',
  'results',
]);

/** Sentences of the invented network, by language: what the texts of a made set are put together from. */
export function readSentences(): Readonly<Record<Language, readonly string[]>> {
  const found: Record<Language, Set<string>> = {
    en: new Set(),
    it: new Set(),
    sv: new Set(),
    et: new Set(),
    hu: new Set(),
  };
  for (const file of ['partners', 'practices', 'events', 'plans']) {
    gather(JSON.parse(readFileSync(join(home, `${file}.json`), 'utf8')), 'en', found);
  }
  return Object.fromEntries(
    languages.map((language) => [language, [...found[language]].toSorted()]),
  ) as unknown as Record<Language, string[]>;
}

function gather(data: unknown, language: Language, found: Record<Language, Set<string>>): void {
  if (Array.isArray(data)) for (const one of data) gather(one, language, found);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
  const own = 'language' in data ? (data.language as Language) : language;
  for (const [name, value] of Object.entries(data)) {
    if (name === 'texts') {
      for (const [code, fields] of Object.entries(value as object)) gather(fields, code as Language, found);
    } else if (typeof value === 'string' && texts.has(name)) {
      for (const sentence of sentencesIn(value)) found[own].add(sentence);
    } else gather(value, own, found);
  }
}

function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?”])\s+/).filter((sentence) => sentence.length >= 25 && sentence.length <= 220);
}
