import type { Language } from '../kernel/words.ts';

/** A source by its key in sources.json, with what is to be said of it at this place. */
export type Cited = string | { readonly source: string; readonly note: string };

export interface SourceData {
  readonly title: string;
  readonly publisher: string;
  readonly address: string | null;
  readonly date?: string;
  readonly note?: string;
  /** Only the beginning of the text could be read. */
  readonly isPartial?: boolean;
}

/** What every entry of the data files has: its key, the day on which it was told, and its texts in other languages. */
export interface Entry {
  readonly key: string;
  readonly day: string;
  readonly language?: Language;
  readonly texts?: Texts;
}

export type Texts = Partial<Record<Language, Readonly<Record<string, string>>>>;
