import type { Visit } from '../kernel/visit.ts';
import type { Language } from '../kernel/words.ts';
import { countries } from './countries.ts';
import type { PagedKind } from './kinds.ts';
import { isTheme } from './themes.ts';

export const sorts = ['relevance', 'newest', 'title', 'date'] as const;
export type Sort = (typeof sorts)[number];

export const times = ['ahead', 'past'] as const;
export type Time = (typeof times)[number];

/** What a list's address says: search, filters, sort and page. */
export interface ListQuery {
  readonly kind: PagedKind;
  /** The reader's: titles and summaries are given in it where they are translated. */
  readonly language: Language;
  readonly search: string;
  /** Only the words as typed, not what means the same. */
  readonly isExact: boolean;
  readonly theme: string | null;
  readonly state: string | null;
  readonly variety: string | null;
  readonly country: string | null;
  /** Slug of the partner, in lists of one project. */
  readonly partner: string | null;
  /** What begins today or later, or what began before. */
  readonly time: Time | null;
  readonly sort: Sort;
  readonly page: number;
}

export const pageSize = 20;
/** Hits are counted up to here; a list with more says so and asks to narrow the search. */
export const mostCounted = 1000;

export type Facet = 'theme' | 'state' | 'variety' | 'country' | 'partner' | 'time';

const word = /^[a-z0-9-]+$/;

/** Reads a list's query from the page's address; what makes no sense there is left out. */
export function readListQuery(visit: Visit, kind: PagedKind, defaultSort: Sort = 'newest'): ListQuery {
  const search = (visit.query('q') ?? '').trim().slice(0, 200);
  const asked = sorts.find((sort) => sort === visit.query('sort'));
  const page = Number(visit.query('page') ?? '1');
  const read = (name: Facet, makesSense: (value: string) => boolean = (value) => word.test(value)) => {
    const value = visit.query(name);
    return value !== undefined && makesSense(value) ? value : null;
  };
  return {
    kind,
    language: visit.reader.language,
    search,
    isExact: visit.query('exact') === '1',
    theme: read('theme', isTheme),
    state: read('state'),
    variety: read('variety'),
    country: read('country', (value) => countries.includes(value)),
    partner: read('partner'),
    time: times.find((time) => time === visit.query('time')) ?? null,
    sort: search === '' && asked === 'relevance' ? defaultSort : (asked ?? (search === '' ? defaultSort : 'relevance')),
    page: Number.isInteger(page) && page >= 1 && page <= mostCounted / pageSize ? page : 1,
  };
}
