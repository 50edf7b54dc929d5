import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { PagedKind } from './kinds.ts';
import type { Facet, ListQuery } from './list-query.ts';
import type { WidenedConcept } from './widening.ts';

export interface ListRow {
  readonly id: string;
  readonly kind: PagedKind;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** The languages the title and the summary are in: the reader's where they are translated, else the original. */
  readonly titleLanguage: Language;
  readonly summaryLanguage: Language;
  readonly state: string;
  readonly variety: string;
  readonly themes: readonly string[];
  readonly country: string | null;
  readonly happensOn: PartialDate | null;
  /** When it was published or, in the workspace, last changed. */
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
  readonly project: { readonly slug: string; readonly acronym: string; readonly isFictional: boolean };
  readonly partner: { readonly slug: string; readonly title: string } | null;
}

export interface Listing {
  readonly query: ListQuery;
  readonly rows: readonly ListRow[];
  readonly total: number;
  /** True: there are more than `mostCounted` hits, and `total` and `counts` go no further. */
  readonly isCapped: boolean;
  readonly counts: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
  /** How the hits came about: all that was searched for; some of it, as nothing has all; titles that are nearly the same. */
  readonly hits: 'all' | 'some' | 'near';
  /** What was looked for besides the words as typed. */
  readonly widened: readonly WidenedConcept[];
}
