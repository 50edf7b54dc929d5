import type { PartialDate } from '../../kernel/dates.ts';
import type { Depth } from '../chain/index.ts';

/** How far a city has come with another's practice, from the first look to measured results; or that it did without it, or gave up. */
export const stages = [
  'looked-at',
  'visited',
  'draft',
  'endorsed',
  'running',
  'measured',
  'not-taken',
  'dropped',
] as const;
export type Stage = (typeof stages)[number];

const stageOfDepth: Record<Depth, Stage> = { 1: 'draft', 2: 'endorsed', 3: 'running', 4: 'measured' };

export function stageOf(depth: Depth | null): Stage {
  return depth === null ? 'dropped' : stageOfDepth[depth];
}

/** Stages that count as taking a practice up; looking, doing without and giving up are told, not counted. */
export function isAdoption(stage: Stage): boolean {
  return !['looked-at', 'visited', 'not-taken', 'dropped'].includes(stage);
}

/** What is known of one partner and one practice. */
export interface Taken {
  readonly partnerId: string;
  readonly stage: Stage;
  /** The action in which it was taken up; null where it was only seen. */
  readonly actionId: string | null;
  /** The event at which it was seen. */
  readonly eventId: string | null;
  readonly since: PartialDate | null;
}

/** Each partner where it stands: an action says more than a look, and doing without more than a visit; the farthest first; one's own practice is not adopted. */
export function takenBy(adopted: readonly Taken[], seen: readonly Taken[], ownerId: string | null): Taken[] {
  const others = (all: readonly Taken[]) => all.filter(({ partnerId }) => partnerId !== ownerId);
  const adopting = new Set(others(adopted).map(({ partnerId }) => partnerId));
  const looked = new Map<string, Taken>();
  for (const one of others(seen)) {
    const known = looked.get(one.partnerId);
    const isFarther = known === undefined || stages.indexOf(one.stage) > stages.indexOf(known.stage);
    if (isFarther && !adopting.has(one.partnerId)) looked.set(one.partnerId, one);
  }
  const last = ['not-taken', 'dropped'];
  const rank = ({ stage }: Taken) => (last.includes(stage) ? -1 - last.indexOf(stage) : stages.indexOf(stage));
  return [...others(adopted), ...looked.values()].toSorted((one, other) => rank(other) - rank(one));
}
