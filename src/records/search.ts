import { sql, type RawBuilder } from 'kysely';
import { languages } from '../kernel/words.ts';
import type { Widening } from './widening.ts';

/**
 * What a typed search matches, as a tsquery: all its words, by their stems in any of the languages, and the last
 * word also as the beginning of a longer one, because people stop typing when they see what they want. Widened, also
 * what means the same: the words as typed count more.
 */
export function matching(
  search: string,
  widening: Widening | null = null,
): { condition: RawBuilder<unknown>; likeness: RawBuilder<unknown> } {
  // In queries of their own they are worked out once, not for each row that is ranked.
  const typed = sql`(select ${searchQuery(search)})`;
  if (!widening) return { condition: sql`r.search @@ ${typed}`, likeness: sql`ts_rank(r.search, ${typed})` };
  const meant = meantBy(widening);
  return {
    condition: sql`r.search @@ (select ${searchQuery(search)} || ${meant})`,
    likeness: sql`(ts_rank(r.search, ${typed}) * 2 + ts_rank(r.search, (select ${meant})))`,
  };
}

function searchQuery(typed: string): RawBuilder<unknown> {
  const stems = stemsOf(typed);
  const words = typed
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return sql`(${sql.join(stems, sql` || `)})`;
  const beginning = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
  return sql`(${sql.join([...stems, sql`to_tsquery('uptake_other', ${beginning})`], sql` || `)})`;
}

/** What was typed, by the stems of each language. */
function stemsOf(typed: string): RawBuilder<unknown>[] {
  // A hyphen before a word would mean "without it", and find everything else; nobody here means that.
  const search = typed.replace(/(^|\s)-+/g, '$1');
  return languages.map((language) => sql`websearch_to_tsquery(${`uptake_${language}`}::regconfig, ${search})`);
}

function lexemesOf(concepts: readonly string[]): string {
  return concepts.map((concept) => `'§${concept}'`).join(' | ');
}

/** One of the concepts of each group, and the words that mean no concept. */
function meantBy({ groups, rest }: Widening): RawBuilder<unknown> {
  const concepts = sql`${groups.map((group) => `(${lexemesOf(group)})`).join(' & ')}::tsquery`;
  if (rest === '') return concepts;
  // A rest of words that say nothing in a language, such as "for the", asks for nothing in it.
  return sql`(${concepts} && (${sql.join(stemsOf(rest), sql` || `)}))`;
}

/** Lowest length of a word that asks for something by itself, when not all words have to be there. */
const telling = 4;

/**
 * Some of what was searched for, for when nothing has all of it: as many of the concepts and of the other words as
 * possible, concepts first. Null when that would be the same search again.
 */
export function someOf(
  search: string,
  widening: Widening | null,
): { condition: RawBuilder<unknown>; likeness: RawBuilder<unknown> } | null {
  const words = (widening?.rest ?? search).split(/\s+/).filter((word) => word.length >= telling);
  const concepts = (widening?.groups ?? []).map((group) => sql`(select ${sql`${lexemesOf(group)}::tsquery`})`);
  const others = words.map((word) => sql`(select ${sql.join(stemsOf(word), sql` || `)})`);
  const parts = [...concepts, ...others];
  if (parts.length < 2) return null;
  const any = sql`(select ${sql.join(parts, sql` || `)})`;
  const points = [
    ...concepts.map((part) => sql`case when r.search @@ ${part} then 2 else 0 end`),
    ...others.map((part) => sql`case when r.search @@ ${part} then 1 else 0 end`),
  ];
  return {
    condition: sql`r.search @@ ${any}`,
    likeness: sql`(${sql.join(points, sql` + `)} + ts_rank(r.search, ${any}))`,
  };
}

/** Titles that are nearly what was typed, for typing errors. Trigram likeness, 0 to 1. */
export function nearTitle(search: string): { condition: RawBuilder<unknown>; likeness: RawBuilder<unknown> } {
  return { condition: sql`${search} <% r.title`, likeness: sql`word_similarity(${search}, r.title)` };
}
