import { hash } from 'node:crypto';
import { languages, type Language } from '../../src/kernel/words.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './tables.ts';

/** A line of history as it is kept, and as it stands in what is hashed. */
export interface Entry {
  readonly kept: Uint8Array;
  readonly said: Uint8Array;
}

export function entryOf(act: string, changes: object): Entry {
  const entry = JSON.stringify({ act, changes });
  return { kept: Buffer.from(entry), said: Buffer.from(JSON.stringify(entry)) };
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

/** Columns of a row of history, each with its length before it, in COPY's binary format. */
const fields = 7;
const idLength = 16;
const hashLength = 32;
/** The database counts microseconds since the beginning of 2000. */
const epoch = Date.UTC(2000, 0, 1);

const room = Buffer.alloc(64 * 1024);
const closing = Buffer.from(']');

/**
 * The same as chainHash of src/records/history.ts over ready-made parts (the test of the made sets holds the two
 * together): there are millions of lines.
 */
function chainedHash(previous: string, line: string, said: Uint8Array): string {
  let end = room.write(previous, 'latin1');
  end += room.write(line, end, 'latin1');
  room.set(said, end);
  end += said.byteLength;
  room.set(closing, end);
  return hash('sha256', room.subarray(0, end + 1), 'latin1');
}

/** Writes a record's history: the entries in their order, between two moments, by somebody of these people. */
export function tellHistory(
  rows: Rows,
  chance: Chance,
  { projectId, recordId, from, to, people, entries }: Told,
): void {
  const out = rows.binary('history');
  const owner = Buffer.concat([length(idLength), idBytes(projectId), length(idLength), idBytes(recordId), length(4)]);
  const step = (to - from) / Math.max(1, entries.length - 1);
  // A letter for each byte: the quickest way to hold a hash.
  let previous = '';
  for (const [index, { kept, said }] of entries.entries()) {
    const at = Math.round(from + index * step);
    const person = chance.pick(people);
    const number = index + 1;
    previous = chainedHash(previous, `["${recordId}",${number},"${new Date(at).toISOString()}","${person}",`, said);
    out.number(fields, 2);
    out.bytes(owner);
    out.number(number, 4);
    out.number(8, 4);
    out.number((at - epoch) * 1000, 8);
    out.number(idLength, 4);
    out.bytes(idBytes(person));
    out.number(kept.byteLength, 4);
    out.bytes(kept);
    out.number(hashLength, 4);
    out.letters(previous);
  }
}

function length(bytes: number): Buffer {
  const told = Buffer.alloc(4);
  told.writeUInt32BE(bytes);
  return told;
}

const known = new Map<string, Uint8Array>();
const mostKnown = 10_000;

function idBytes(id: string): Uint8Array {
  let bytes = known.get(id);
  if (bytes === undefined) {
    bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    if (known.size >= mostKnown) known.clear();
    known.set(id, bytes);
  }
  return bytes;
}
