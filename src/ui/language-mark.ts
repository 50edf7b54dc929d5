import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

/** Name of any language in the reader's own, from its code (`hu` → "Hungarian"). */
export function languageName(reader: Reader, code: string): string {
  return reader.nameOf('language', code);
}

/** The `lang` of a text within the page: none where it is the page's own, or not known. */
export function langOf(reader: Reader, code: string | null | undefined): string | undefined {
  return code === reader.language ? undefined : (code ?? undefined);
}

/** Says that a text exists only in another language than the reader's; nothing when it is the reader's own. */
export function languageMark(reader: Reader, code: string): Html | null {
  if (code === reader.language) return null;
  const text = reader.say(words)('onlyInLanguage', { language: languageName(reader, code) });
  return html`<span class="language-mark" lang="${reader.language}">${text}</span>`;
}

/** A text with the language it is really in, marked when that is not the reader's. */
export function textIn(reader: Reader, code: string, text: Part): Html {
  if (code === reader.language) return html`${text}`;
  return html`<span lang="${code}">${text}</span> ${languageMark(reader, code)}`;
}
