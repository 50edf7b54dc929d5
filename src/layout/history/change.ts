import type { Reader } from '../../kernel/reader.ts';
import type { HistoryLine, Recorded } from '../../records/history.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import type { Change } from '../../ui/index.ts';
import { valueText, type HistoryWords } from './values.ts';
import words from './words.json' with { type: 'json' };

/** A line of the history as people read it: who, when, what, and each field before and after. */
export function changeOf(reader: Reader, line: HistoryLine, own: HistoryWords): Change & { readonly what: string } {
  const say = reader.say(words);
  const { version, ...fields } = line.changes;
  const shown = (name: string, value: Recorded) => valueText(reader, own, name, value);
  return {
    who: line.personName ?? say('nobody'),
    when: line.at,
    what:
      line.act === 'published'
        ? say('act.published', { version: Number(version?.after ?? 1) })
        : say(`act.${line.act}`),
    fields: Object.entries(fields).map(([name, { before, after }]) => ({
      label: fieldLabel(reader, own, name),
      before: shown(name, before),
      after: shown(name, after),
    })),
  };
}

/** A translated field is written down with its language behind it, `title (it)`; a link as the end reads it. */
function fieldLabel(reader: Reader, own: HistoryWords, name: string): string {
  const [field = name, ...rest] = name.split(' ');
  return [own.field(field) ?? commonLabel(reader, field) ?? field, ...rest].join(' ');
}

const commonFields = [
  'note',
  'file',
  'question',
  'answer',
  'declined',
  'registration',
  'stakeholder',
  'sheet',
  'decision',
  'notTaken',
  'notTakenPublic',
] as const;

/** What records have alike: files attached to them, questions about them, what happens at an event, and links. */
function commonLabel(reader: Reader, field: string): string | null {
  const known = commonFields.find((one) => one === field);
  if (known) return reader.say(words)(known);
  if (!field.startsWith('link.') || !Object.hasOwn(recordWords, field)) return null;
  return reader.say(recordWords)(field as keyof typeof recordWords);
}

/** Ids of the partners a history speaks of, to be told by their names. */
export function partnersIn(lines: readonly HistoryLine[]): string[] {
  const told = lines.flatMap(({ changes }) => [changes['partner']?.before, changes['partner']?.after]);
  return [...new Set(told.filter((value): value is string => typeof value === 'string' && value !== ''))];
}
