import type { Theme } from '../../records/themes.ts';

/** How much it tells that two texts speak of a concept: little of what is there does, some does, a lot does. */
export type Precision = 'precise' | 'usual' | 'broad';

/** A concept both sides speak of: how prominently each does, 4 in the title to 1 as what another is a case of. */
export interface SharedConcept {
  readonly id: string;
  readonly own: number;
  readonly other: number;
  /** How many of the records that could be matched speak of it. */
  readonly found: number;
  readonly isBroad: boolean;
}

/** What is compared, of two sides. */
export interface Compared {
  readonly concepts: readonly SharedConcept[];
  /** How many records could be matched at all. */
  readonly total: number;
  readonly themes: readonly [own: readonly Theme[], other: readonly Theme[]];
  /** Words as the own side writes them that stand prominently on the other side too. */
  readonly words: readonly string[];
  readonly population: readonly [own: number | null, other: number | null];
  /** The share of all compared that are less near in meaning, as a machine sees it; null where no machine looked. */
  readonly nearness: number | null;
}

export type Reason = { readonly points: number } & (
  | { readonly kind: 'concept'; readonly id: string; readonly precision: Precision; readonly place: Place }
  | { readonly kind: 'theme'; readonly themes: readonly Theme[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'size'; readonly population: number }
  | { readonly kind: 'meaning'; readonly percent: number }
);

/** Prominent on both sides; somewhere in a text; or one side speaks of a case of it. */
export type Place = 'heading' | 'text' | 'related';

export interface Match {
  readonly points: number;
  /** What speaks for it, the strongest first. */
  readonly reasons: readonly Reason[];
}

const conceptPoints: Record<Place, Record<Precision, number>> = {
  heading: { precise: 6, usual: 4, broad: 2 },
  text: { precise: 3, usual: 2, broad: 1 },
  related: { precise: 2, usual: 1, broad: 0 },
};

/** Broad concepts together count no more than a precise one in a text. */
const mostBroad = 3;
const mostThemes = 2;
const mostWords = 3;

/** What speaks for a match, and how much, in whole points that people can add up. */
export function match({ concepts, total, themes, words, population, nearness }: Compared): Match {
  const reasons: Reason[] = [];
  let broad = 0;
  for (const concept of concepts) {
    const precision = precisionOf(concept, total);
    const place = placeOf(concept);
    const whole = conceptPoints[place][precision];
    const points = precision === 'broad' ? Math.min(whole, mostBroad - broad) : whole;
    if (precision === 'broad') broad += points;
    if (points > 0) reasons.push({ kind: 'concept', id: concept.id, precision, place, points });
  }
  const shared = themes[0].filter((theme) => themes[1].includes(theme)).slice(0, mostThemes);
  if (shared.length > 0) reasons.push({ kind: 'theme', themes: shared, points: shared.length * 2 });
  const same = words.slice(0, mostWords);
  if (same.length > 0) reasons.push({ kind: 'words', words: same, points: same.length });
  const meaning = nearness === null ? 0 : meaningPoints(nearness);
  if (nearness !== null && meaning > 0) {
    reasons.push({ kind: 'meaning', percent: Math.round(nearness * 100), points: meaning });
  }
  const [own, other] = population;
  // A city alike in size makes a good match better, but nothing a match.
  if (reasons.length > 0 && own !== null && other !== null && isAlike(own, other)) {
    reasons.push({ kind: 'size', population: other, points: 1 });
  }
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { points, reasons: reasons.toSorted((one, another) => another.points - one.points) };
}

export function precisionOf({ found, isBroad }: SharedConcept, total: number): Precision {
  // Where little is stored, shares say nothing: three are few of anything.
  const share = found / Math.max(total, 1);
  if (isBroad || (share > 0.2 && found > 10)) return 'broad';
  return share > 0.05 && found > 3 ? 'usual' : 'precise';
}

function placeOf({ own, other }: SharedConcept): Place {
  if (Math.min(own, other) === 1) return 'related';
  return Math.min(own, other) >= 3 ? 'heading' : 'text';
}

function isAlike(one: number, other: number): boolean {
  return Math.max(one, other) <= 2 * Math.min(one, other);
}

/** Each model has a measure of its own, so only the order counts. */
function meaningPoints(nearness: number): number {
  if (nearness >= 0.95) return 6;
  if (nearness >= 0.85) return 3;
  return nearness >= 0.7 ? 1 : 0;
}

/** Fewer points say nothing: one broad concept and a theme, for instance. */
export const leastPoints = 4;
