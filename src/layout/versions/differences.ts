import { diffArrays } from 'diff';
import { changesBetween, type Recorded } from '../../records/history.ts';
import type { Passage } from '../../ui/index.ts';

/** More edits than this and the texts have so little in common that the one simply stands in place of the other. */
const mostEdits = 1500;

const segments = new Intl.Segmenter('en', { granularity: 'word' });
/** Words, numbers as they are written (`2.960` is one), and what stands between them. */
const wordsOf = (text: string) => Array.from(segments.segment(text), ({ segment }) => segment);

/** What differs between two texts, word by word. */
export function differenceOfTexts(before: string, after: string): Passage[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits });
  if (!changes) return replaced(before, after);
  return together(changes.map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value.join('') })));
}

/** Words that were replaced one after the other read better as one passage in place of another. */
function together(passages: readonly Passage[]): Passage[] {
  const read: Passage[] = [];
  let [out, into] = ['', ''];
  const close = () => {
    read.push(...replaced(out, into));
    [out, into] = ['', ''];
  };
  for (const [index, { kind, text }] of passages.entries()) {
    const isGap =
      kind === 'same' && /^[^\S\n]+$/.test(text) && out !== '' && into !== '' && index < passages.length - 1;
    if (kind === 'removed' || isGap) out += text;
    if (kind === 'added' || isGap) into += text;
    if (kind === 'same' && !isGap) {
      close();
      read.push({ kind, text });
    }
  }
  close();
  return read;
}

/** What differs between two lists, item by item. */
function differenceOfLists(before: readonly string[], after: readonly string[]): Passage[] {
  return diffArrays([...before], [...after]).flatMap(({ value, added, removed }) =>
    value.map((item) => ({ kind: kindOf(added, removed), text: `${item}\n` })),
  );
}

/** One value in place of another. */
export function replaced(before: string, after: string): Passage[] {
  const passages: Passage[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return passages.filter(({ text }) => text !== '');
}

function kindOf(added: boolean, removed: boolean): Passage['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}

export interface FieldDifference {
  readonly field: string;
  readonly passages: readonly Passage[];
}

/** What a version tells, by the names of its fields. */
export type Told = Readonly<Record<string, Recorded>>;

/**
 * What differs between what two versions tell, field by field. `shown` gives a value as people say it: what is not
 * free text is replaced as a whole, or `€14,000` would become `€1514,000`.
 */
export function differencesBetween(
  before: Told,
  after: Told,
  shown: (field: string, value: Recorded) => string,
): FieldDifference[] {
  const changes = changesBetween(before, { ...noneOf(before), ...after });
  return Object.entries(changes).map(([field, change]) => {
    const [was, is] = [change.before, change.after];
    if (isList(was) || isList(is)) {
      const items = (value: Recorded) => (isList(value) ? value.map((item) => shown(field, item)) : []);
      return { field, passages: differenceOfLists(items(was), items(is)) };
    }
    const [old, now] = [shown(field, was), shown(field, is)];
    const isFreeText = old === (was ?? '') && now === (is ?? '');
    return { field, passages: isFreeText ? differenceOfTexts(old, now) : replaced(old, now) };
  });
}

/** A field that one version tells and the other does not know was taken out. */
function noneOf(told: Told): Record<string, Recorded> {
  return Object.fromEntries(Object.keys(told).map((field) => [field, null]));
}

function isList(value: Recorded): value is readonly string[] {
  return Array.isArray(value);
}
