import { diffArrays, diffWordsWithSpace } from 'diff';
import { changesBetween, type Recorded } from '../../records/history.ts';
import type { Passage } from '../../ui/index.ts';

/** More edits than this and the texts have so little in common that the one simply stands in place of the other. */
const mostEdits = 1500;

/** What differs between two texts, word by word. */
export function differenceOfTexts(before: string, after: string): Passage[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (!changes) return replaced(before, after);
  return changes.map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value }));
}

/** What differs between two lists, item by item. */
export function differenceOfLists(before: readonly string[], after: readonly string[]): Passage[] {
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

type Told = Readonly<Record<string, Recorded>>;

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
