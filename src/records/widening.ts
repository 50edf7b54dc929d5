import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import { languages, type Language } from '../kernel/words.ts';
import type { Terms } from './vocabulary.ts';

/** A term of the vocabulary that stands in a search: of which concept, in which language, and in which of its words. */
export interface FoundTerm {
  readonly concept: string;
  readonly language: Language;
  /** Places of the typed words it covers, from 1. */
  readonly places: readonly number[];
}

/** Words of a search that mean the same as other words: what is looked for instead of them. */
export interface Group {
  readonly places: readonly number[];
  readonly concepts: readonly string[];
}

/** A concept that was looked for besides what was typed. */
export interface WidenedConcept {
  readonly id: string;
  /** Its preferred term in every language. */
  readonly names: Readonly<Record<Language, string>>;
}

/** How a search is widened: each group of words by its concepts, the rest as typed. */
export interface Widening {
  readonly groups: readonly (readonly string[])[];
  readonly rest: string;
  readonly concepts: readonly WidenedConcept[];
}

/** The words of a search, as the vocabulary looks at them. */
export function wordsOf(search: string): string[] {
  return search
    .normalize('NFKC')
    .split(/[\s"()<>&|!:*\\]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * Which words of a search belong together: the longest term first, of equally long ones those in the reader's own
 * language; terms of other languages count where that language has none.
 */
export function groupsIn(found: readonly FoundTerm[], language: Language): Group[] {
  const rank = (term: FoundTerm) => term.places.length * 2 + (term.language === language ? 1 : 0);
  const groups: { places: readonly number[]; concepts: string[]; isOwn: boolean }[] = [];
  const order = found.toSorted((one, other) => rank(other) - rank(one) || (one.concept < other.concept ? -1 : 1));
  for (const { concept, places, language: own } of order) {
    if (places.length === 0) continue;
    const met = groups.filter((group) => group.places.some((place) => places.includes(place)));
    if (met.length === 0) groups.push({ places, concepts: [concept], isOwn: own === language });
    const same = met.find((group) => group.places.join() === places.join());
    if (same && !same.concepts.includes(concept) && (own === language || !same.isOwn)) same.concepts.push(concept);
  }
  return groups.map(({ places, concepts }) => ({ places, concepts }));
}

interface TermRow extends FoundTerm {
  readonly terms: Terms;
}

/** What the vocabulary makes of a search; null when it knows none of its words. */
export async function widen(scope: Scope, search: string, language: Language): Promise<Widening | null> {
  const words = wordsOf(search);
  if (words.length === 0) return null;
  const { rows } = await sql<TermRow>`
    with typed as materialized (
      select language, to_tsvector(search_configuration(language), ${words.join(' ')}) as vector from unnest(${[...languages]}::text[]) as language),
    found as materialized (
      select t.concept_id, t.language, t.words from typed join concept_term t on t.language = typed.language and t.key = any (beginnings(typed.vector))
      where typed.vector @@ t.query)
    select found.concept_id as concept, found.language, concept.terms,
      array(select w.place::int from unnest(${words}::text[]) with ordinality as w (word, place)
            where to_tsvector(search_configuration(found.language), w.word) @@ found.words) as places
    from found join concept on concept.id = found.concept_id`.execute(scope.db);
  const groups = groupsIn(rows, language);
  if (groups.length === 0) return null;
  const covered = new Set(groups.flatMap(({ places }) => places));
  const ids = new Set(groups.flatMap(({ concepts }) => concepts));
  const terms = new Map(rows.map((row) => [row.concept, row.terms]));
  return {
    groups: groups.map(({ concepts }) => concepts),
    rest: words.filter((_, index) => !covered.has(index + 1)).join(' '),
    concepts: [...ids].map((id) => ({ id, names: preferred(terms.get(id)) })),
  };
}

/** A concept's preferred term in every language. */
export function preferred(terms: Terms | undefined): Readonly<Record<Language, string>> {
  const entries = languages.map((language) => [language, terms?.[language][0] ?? '']);
  return Object.fromEntries(entries) as Record<Language, string>;
}
