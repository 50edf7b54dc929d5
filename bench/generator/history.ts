import { hash } from 'node:crypto';
import type { Language } from '../../src/kernel/words.ts';
import { languages } from '../../src/kernel/words.ts';
import { copied } from './copy.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './tables.ts';

/** A line of history as it is told, and as it stands in a hash and in COPY's format. */
export interface Entry {
  readonly said: string;
  readonly copied: string;
}

export function entryOf(act: string, changes: object): Entry {
  const entry = JSON.stringify({ act, changes });
  return { said: JSON.stringify(entry), copied: copied(entry) };
}

const room = Buffer.alloc(64 * 1024);

/** The same as chainHash of src/records/history.ts (a test holds the two together), over ready-made parts, as hex. */
export function chainedHash(
  previous: string,
  line: { recordId: string; number: number; at: string; personId: string; said: string },
): string {
  const start = previous === '' ? 0 : room.write(previous, 0, 'hex');
  const said = `["${line.recordId}",${line.number},"${line.at}","${line.personId}",${line.said}]`;
  const end = start + room.write(said, start);
  return hash('sha256', room.subarray(0, end), 'hex');
}

/** Everyday changes, by language, to be told again and again. */
export function everydayChanges(
  sentences: Readonly<Record<Language, readonly string[]>>,
): Readonly<Record<Language, readonly Entry[]>> {
  const changes = (language: Language) =>
    sentences[language].map((sentence, index) => {
      const before = sentences[language][(index * 7 + 3) % sentences[language].length] ?? '';
      const field = ['summary', 'description', 'resources', 'evidence', 'title'][index % 5] ?? 'summary';
      return entryOf('changed', { [field]: { before: before.slice(0, 40), after: sentence.slice(0, 40) } });
    });
  return Object.fromEntries(languages.map((language) => [language, changes(language)])) as unknown as Record<
    Language,
    Entry[]
  >;
}

export interface Told {
  readonly projectId: string;
  readonly recordId: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly people: readonly string[];
  readonly entries: readonly Entry[];
}

/** Writes a record's history: the entries in their order, between two moments, by somebody of these people. */
export function tellHistory(
  rows: Rows,
  chance: Chance,
  { projectId, recordId, from, to, people, entries }: Told,
): void {
  let previous = '';
  const step = (to - from) / Math.max(1, entries.length - 1);
  for (const [index, entry] of entries.entries()) {
    const at = new Date(Math.round(from + index * step)).toISOString();
    const personId = chance.pick(people);
    const number = index + 1;
    previous = chainedHash(previous, { recordId, number, at, personId, said: entry.said });
    const line = `${projectId}\t${recordId}\t${number}\t${at}\t${personId}\t${entry.copied}\t\\\\x${previous}\n`;
    rows.addLine('history', line);
  }
}
