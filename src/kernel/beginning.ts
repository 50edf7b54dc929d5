import { lengthOf } from './text-fields.ts';

/** At most so many units from the start of a text; a sign that takes two of them is never cut in half. */
export function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

const characters = new Intl.Segmenter();

/** A text of at most so many characters: cut between two words, or within the only one, never inside a character. */
export function fitted(text: string, most: number): string {
  if (lengthOf(text) <= most) return text;
  const end = characters.segment(text).containing(most - 1)?.index;
  return `${text.slice(0, end).replace(/\s+\S*$/, '')}…`;
}
