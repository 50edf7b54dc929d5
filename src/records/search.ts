import { sql, type RawBuilder } from 'kysely';
import { languages } from '../kernel/words.ts';

/**
 * What a typed search matches, as a tsquery: all its words, by their stems in any of the languages, and the last
 * word also as the beginning of a longer one, because people stop typing when they see what they want.
 */
export function matching(search: string): { condition: RawBuilder<unknown>; likeness: RawBuilder<unknown> } {
  // In a query of its own it is worked out once, not for each row that is ranked.
  const query = sql`(select ${searchQuery(search)})`;
  return { condition: sql`r.search @@ ${query}`, likeness: sql`ts_rank(r.search, ${query})` };
}

function searchQuery(typed: string): RawBuilder<unknown> {
  // A hyphen before a word would mean "without it", and find everything else; nobody here means that.
  const search = typed.replace(/(^|\s)-+/g, '$1');
  const stems = languages.map((language) => sql`websearch_to_tsquery(${`uptake_${language}`}::regconfig, ${search})`);
  const words = search
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return sql`(${sql.join(stems, sql` || `)})`;
  const beginning = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
  return sql`(${sql.join([...stems, sql`to_tsquery('uptake_other', ${beginning})`], sql` || `)})`;
}

/** Titles that are nearly what was typed, for typing errors. Trigram likeness, 0 to 1. */
export function nearTitle(search: string): { condition: RawBuilder<unknown>; likeness: RawBuilder<unknown> } {
  return { condition: sql`${search} <% r.title`, likeness: sql`word_similarity(${search}, r.title)` };
}
