import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Theme } from '../../records/themes.ts';
import type { Adoption, Depth } from '../chain/index.ts';

/** Everything that went from one partner to another. */
export interface Arc {
  readonly ownerId: string;
  readonly adopterId: string;
  readonly adoptions: number;
  readonly deepest: Depth;
  /** The depths of its adoptions added up: how much went, and how far. */
  readonly weight: number;
}

/** More arcs than this nobody can tell apart. */
export const mostArcs = 200;

/** Adoptions added up to arcs from partner to partner, the heaviest first. What stays in one place is no exchange. */
export function arcsAmong(adoptions: readonly Adoption[]): Arc[] {
  const arcs = new Map<string, Arc>();
  for (const { ownerId, adopterId, depth } of adoptions) {
    if (ownerId === null || adopterId === null || ownerId === adopterId || depth === null) continue;
    const key = `${ownerId} ${adopterId}`;
    const arc = arcs.get(key) ?? { ownerId, adopterId, adoptions: 0, deepest: depth, weight: 0 };
    arcs.set(key, {
      ...arc,
      adoptions: arc.adoptions + 1,
      deepest: depth > arc.deepest ? depth : arc.deepest,
      weight: arc.weight + depth,
    });
  }
  return [...arcs.values()].toSorted(
    (one, other) =>
      other.weight - one.weight || (one.ownerId + one.adopterId < other.ownerId + other.adopterId ? -1 : 1),
  );
}

/** The heaviest arcs of all public projects, as the database keeps them; one more than are shown, to know of it. */
export async function heaviestArcs(scope: Scope, theme: Theme | null): Promise<Arc[]> {
  const { rows } = await sql<Arc>`
    select owner_id as "ownerId", adopter_id as "adopterId", draft + endorsed + running + measured as adoptions, weight,
           case when measured > 0 then 4 when running > 0 then 3 when endorsed > 0 then 2 else 1 end as deepest
    from exchange_arc where theme = ${theme ?? ''} and weight > 0
    order by weight desc, owner_id, adopter_id limit ${mostArcs + 1}`.execute(scope.db);
  return rows;
}
