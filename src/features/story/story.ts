import type { PartialDate } from '../../kernel/dates.ts';
import type { Kind } from '../../records/kinds.ts';
import { strengths, type Strength } from '../../ui/index.ts';
import { inStoryOrder, type End, type Link } from '../chain/index.ts';
import type { WalkedLink } from './walk.ts';

/** A record as a station of the story. */
export interface Step {
  readonly id: string;
  readonly kind: Kind;
  /** What it is called; what evidence shows. */
  readonly title: string;
  readonly language: Link['language'];
  /** The record itself, or what it proves; null when the page of neither can be shown. */
  readonly end: End | null;
  readonly date: PartialDate | null;
  /** How it came from earlier steps. */
  readonly cameBy: readonly Tie[];
  /** The strongest evidence for it. */
  readonly strength: Strength | null;
  /** By evidence stronger than an estimate, or by a published source that can be opened; otherwise it is only claimed. */
  readonly isProven: boolean;
  /** A round ends when what was learnt becomes a practice again; counted from 0. */
  readonly round: number;
  /** Where in its round it stands: its kind's place in the order of the story. */
  readonly rank: number;
}

export interface Tie {
  readonly link: WalkedLink;
  /** The building block of it that was taken up, where it was not the whole. */
  readonly block: End | null;
  readonly earlier: { readonly id: string; readonly title: string; readonly language: Link['language'] };
}

/** The order in which one round of a story is told. */
export const storyOrder = [
  'need',
  'practice',
  'event',
  'conclusion',
  'lesson',
  'action',
  'update',
  'evidence',
  'instrument',
] as const satisfies readonly Kind[];

function rankOf(kind: Kind): number {
  const rank = storyOrder.findIndex((one) => one === kind);
  return rank === -1 ? storyOrder.length : rank;
}

interface Named {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly language: Link['language'];
  readonly end: End | null;
  readonly date: PartialDate | null;
}

/** The records and links of a walk as steps in their order. */
export function tellStory(
  ids: readonly string[],
  ends: ReadonlyMap<string, End>,
  links: readonly WalkedLink[],
): Step[] {
  const named = new Map(
    ids.flatMap((id) => {
      const one = nameOf(id, ends, links);
      return one ? [[id, one] as const] : [];
    }),
  );
  const told = links.filter((link) => named.has(link.from) && named.has(link.to));
  const places = placesOf(named, told);
  const steps = [...named.values()].map((one): Step & Place => {
    const touching = told.filter((link) => link.from === one.id || link.to === one.id);
    const proofs = touching.filter((link) => link.type === 'proves' && link.to === one.id);
    const proof = strongest(one.kind === 'evidence' ? touching : proofs);
    return {
      ...one,
      cameBy: touching.flatMap((link) => {
        const { earlier, later } = inStoryOrder(link);
        const before = named.get(earlier);
        const block = ends.get(link.block ?? '') ?? null;
        return later === one.id && before ? [{ link, earlier: before, block }] : [];
      }),
      strength: proof,
      isProven: isMoreThanClaimed(proof) || touching.some((link) => link.sources.length > 0),
      ...(places.get(one.id) ?? { round: 0, rank: 0, level: 0 }),
    };
  });
  return steps.toSorted(inOrder);
}

/** Evidence that has no public page of its own is called by what it shows, as the link says. */
function nameOf(id: string, ends: ReadonlyMap<string, End>, links: readonly Link[]): Named | null {
  const end = ends.get(id);
  const proof = links.find((link) => link.from === id && link.type === 'proves');
  if (end && !proof) return { id, kind: end.kind, title: end.title, language: end.language, end, date: end.happensOn };
  if (!proof) return null;
  const kind = end?.kind ?? (proof.strength === null ? 'update' : 'evidence');
  return {
    id,
    kind,
    title: proof.reason,
    language: proof.language,
    end: ends.get(proof.to) ?? null,
    date: proof.onDate ?? end?.happensOn ?? null,
  };
}

/** An estimate is a claim. */
function isMoreThanClaimed(strength: Strength | null): boolean {
  return strength !== null && strength !== 'estimate';
}

function strongest(links: readonly Link[]): Strength | null {
  return strengths.findLast((strength) => links.some((link) => link.strength === strength)) ?? null;
}

/** Where a record stands in the story; `round` and `rank` as in Step. */
interface Place {
  readonly round: number;
  readonly rank: number;
  /** How many of its own kind stand before it in the round, one come from the other. */
  readonly level: number;
}

/**
 * Where each record stands: the next round begins where the story goes from a later kind to an earlier one, as from
 * an action to the practice it became. A link that would close a circle is left out.
 */
function placesOf(named: ReadonlyMap<string, Named>, links: readonly Link[]): Map<string, Place> {
  const earlierOf = Map.groupBy(links, (link) => inStoryOrder(link).later);
  const places = new Map<string, Place>();
  const open = new Set<string>();
  const placeOf = (id: string): Place => {
    const known = places.get(id);
    if (known) return known;
    open.add(id);
    const before = (earlierOf.get(id) ?? []).flatMap((link) => {
      const { earlier } = inStoryOrder(link);
      return open.has(earlier) ? [] : [{ ...placeOf(earlier), isProven: link.type === 'proves' }];
    });
    open.delete(id);
    // What proves something stands behind it.
    const proven = before.filter((one) => one.isProven).map((one) => one.rank + 0.5);
    const rank = Math.max(rankOf(named.get(id)?.kind ?? 'project'), ...proven);
    const round = Math.max(0, ...before.map((one) => one.round + (one.rank > rank ? 1 : 0)));
    const level = Math.max(0, ...before.map((one) => (one.round === round && one.rank === rank ? one.level + 1 : 0)));
    places.set(id, { round, rank, level });
    return { round, rank, level };
  };
  for (const id of named.keys()) placeOf(id);
  return places;
}

function inOrder(one: Step & Place, other: Step & Place): number {
  const numbers = one.round - other.round || one.rank - other.rank || one.level - other.level;
  if (numbers !== 0) return numbers;
  const [date, otherDate] = [one.date ?? '9999', other.date ?? '9999'];
  if (date !== otherDate) return date < otherDate ? -1 : 1;
  return one.title.localeCompare(other.title) || (one.id < other.id ? -1 : 1);
}
