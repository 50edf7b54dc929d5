import { NotFound } from '../../kernel/answers.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Recorded } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { versionContent, type PublishedVersion } from '../../records/versions.ts';
import { valueText, type HistoryWords } from '../history/values.ts';
import { differencesBetween, type FieldDifference, type Told } from './differences.ts';

/** A record whose versions are shown. */
interface Versioned<Value> {
  readonly face: Face;
  readonly id: string;
  readonly projectSlug: string;
  readonly told: (value: Value) => Told;
  readonly names: HistoryWords;
  /** As it stands in the workspace; null before the public. */
  readonly draft: Value | null;
}

export interface Compared {
  readonly from: number;
  readonly to: number | 'draft';
  readonly differences: readonly FieldDifference[];
}

/** The two versions that the address asks for, compared; null when it asks for none, NotFound when one is not there. */
export async function comparedIn<Value>(
  visit: Visit,
  versioned: Versioned<Value>,
  versions: readonly PublishedVersion[],
): Promise<Compared | null> {
  const [from, to] = [visit.query('from'), visit.query('to')];
  if (from === undefined || to === undefined) return null;
  const numberOf = (asked: string) => {
    const found = versions.find(({ number }) => String(number) === asked);
    if (!found) throw new NotFound();
    return found.number;
  };
  return compare(visit, versioned, numberOf(from), to === 'draft' && versioned.draft ? 'draft' : numberOf(to));
}

export async function compare<Value>(
  visit: Visit,
  versioned: Versioned<Value>,
  from: number,
  to: number | 'draft',
): Promise<Compared> {
  const read = async (number: number) => versioned.told(await versionContent<Value>(visit, versioned.id, number));
  const before = await read(from);
  const after = to === 'draft' && versioned.draft !== null ? versioned.told(versioned.draft) : await read(Number(to));
  const shown = await namedValues(visit, versioned, [before, after]);
  return { from, to, differences: differencesBetween(before, after, shown) };
}

/** How a value reads: choices by their names, partners by what they are called now. */
async function namedValues<Value>(
  visit: Visit,
  { face, projectSlug, names }: Versioned<Value>,
  told: readonly Told[],
): Promise<(field: string, value: Recorded) => string> {
  const partners = told.map(({ partner }) => (typeof partner === 'string' && partner !== '' ? partner : null));
  const titles = await namesOf(visit, face, projectSlug, partners);
  const own: HistoryWords = {
    ...names,
    value: (name, value) => (name === 'partner' ? (titles.get(value)?.title ?? value) : names.value(name, value)),
  };
  return (field, value) => valueText(visit.reader, own, field, value) ?? '';
}
