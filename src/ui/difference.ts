import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { langOf } from './language-mark.ts';
import words from './words.json' with { type: 'json' };

/** A piece of a text, and whether it stands in both versions or in one of them. */
export interface Passage {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What was taken out and what was put in, in the running text: by lines through and under it, colour and hidden words. */
export function difference(reader: Reader, passages: readonly Passage[], lang?: string): Html {
  const say = reader.say(words);
  const shown = passages.map(({ kind, text }) => {
    if (kind === 'same') return text;
    const name = html`<span class="hidden-text">${say(kind)}: </span>`;
    return kind === 'added' ? html`<ins>${name}${text}</ins>` : html`<del>${name}${text}</del>`;
  });
  return html`<div${attributes({ class: 'difference', lang: langOf(reader, lang) })}>${shown}</div>`;
}
