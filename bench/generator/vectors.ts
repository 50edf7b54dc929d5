import type pg from 'pg';
import { languages, type Language } from '../../src/kernel/words.ts';

/** What the search index holds of a piece of text: each stem with its places, and how many places there are. */
export interface Piece {
  readonly stems: readonly (readonly [stem: string, places: readonly number[]])[];
  readonly length: number;
  /** The concepts it speaks of, and what those are a case of. */
  readonly concepts: readonly { readonly lexeme: string; readonly isAbove: boolean }[];
}
export type Pieces = ReadonlyMap<string, Piece>;

export const pieceKey = (language: Language, text: string) => `${language} ${text}`;

/** Asks the database for the stems of every piece of text the set is made of, so that each is worked out once. */
export async function stemPieces(
  client: pg.Client,
  texts: Readonly<Record<Language, readonly string[]>>,
): Promise<Map<string, Piece>> {
  const pieces = new Map<string, Piece>();
  for (const language of languages) {
    const asked = [...new Set(texts[language])];
    const { rows } = await client.query<{
      text: string;
      stems: [string, number[]][] | null;
      concepts: { lexeme: string; isAbove: boolean }[] | null;
    }>(
      `select text,
              (select jsonb_agg(jsonb_build_array(lexeme, positions)) from unnest(vector)) as stems,
              (select jsonb_agg(jsonb_build_object('lexeme', quote_literal(lexeme), 'isAbove', weights[1] = 'D')) from unnest(concepts_in(vector, array[$1]))) as concepts
       from (select text, to_tsvector(search_configuration($1), text) as vector from unnest($2::text[]) as text) as asked`,
      [language, asked],
    );
    for (const { text, stems, concepts } of rows) {
      const found = stems ?? [];
      pieces.set(pieceKey(language, text), {
        stems: found.map(([stem, places]) => [quoted(stem), places] as const),
        length: Math.max(0, ...found.flatMap(([, places]) => places)),
        concepts: concepts ?? [],
      });
    }
  }
  return pieces;
}

function quoted(stem: string): string {
  return `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

const mostPlaces = 16_383;

interface Part {
  readonly weight: 'A' | 'B' | 'C';
  readonly texts: readonly string[];
}

/** The search vector of a record, as text: its pieces one after the other, each part with its weight, and its concepts. */
export function vectorOf(pieces: Pieces, language: Language, parts: readonly Part[]): string {
  const found = new Map<string, string>();
  let start = 0;
  for (const { weight, texts } of parts) {
    for (const text of texts) {
      const piece = pieces.get(pieceKey(language, text));
      if (!piece) continue;
      for (const [stem, places] of piece.stems) {
        const before = found.get(stem);
        let told = before ?? '';
        for (const place of places) told += `${told === '' ? '' : ','}${Math.min(start + place, mostPlaces)}${weight}`;
        found.set(stem, told);
      }
      start += piece.length;
    }
  }
  let vector = conceptsOf(pieces, language, parts);
  for (const [stem, places] of found) vector += `${vector === '' ? '' : ' '}${stem}:${places}`;
  return vector;
}

/** The concepts the parts of a record speak of, each with the best of their weights, as the database works them out. */
export function conceptsOf(pieces: Pieces, language: Language, parts: readonly Part[]): string {
  const best = new Map<string, string>();
  for (const { weight, texts } of parts) {
    for (const { lexeme, isAbove } of texts.flatMap((text) => pieces.get(pieceKey(language, text))?.concepts ?? [])) {
      const own = isAbove ? 'D' : weight;
      if (own < (best.get(lexeme) ?? 'E')) best.set(lexeme, own);
    }
  }
  return [...best].map(([lexeme, weight]) => `${lexeme}:1${weight}`).join(' ');
}
