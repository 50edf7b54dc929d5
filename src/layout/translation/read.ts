import { html, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Language } from '../../kernel/words.ts';
import { readText, type Texts } from '../../records/texts.ts';
import { langOf, languageMark, languageName, prose } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** A record's texts as somebody reads them: in their language where there is one, else as written, marked. */
export interface TextsRead {
  /** The text alone, for titles, with the language it is in when that is not the page's. */
  readonly line: (field: string, original: string) => { readonly text: string; readonly lang: string | undefined };
  /** The text as paragraphs or whatever `shape` makes of it; null when there is none. */
  readonly block: (field: string, original: string, shape: (text: string) => Part) => Html | null;
  /** One line on how the texts come to be in this language; null when they are as written. */
  readonly note: Html | null;
}

export function readTexts(reader: Reader, original: Language, texts: Texts): TextsRead {
  const isTranslated = reader.language !== original && texts[reader.language] !== undefined;
  const read = (field: string, text: string) => readText(field, text, original, texts, reader.language);
  return {
    line(field, text) {
      const known = read(field, text);
      return { text: known.text, lang: langOf(reader, known.language) };
    },
    block(field, text, shape) {
      const known = read(field, text);
      if (known.text === '') return null;
      const lang = langOf(reader, known.language);
      // Without any translation the note at the top says it once for all.
      return html`${prose(shape(known.text), { lang })}${isTranslated && known.isFallback && html`<p>${languageMark(reader, known.language)}</p>`}`;
    },
    note: isTranslated ? translationNote(reader, original, texts) : languageMark(reader, original),
  };
}

/** From which language, by machine or by people, and whether the original has moved on. Who translated stands in the history. */
function translationNote(reader: Reader, original: Language, texts: Texts): Html {
  const say = reader.say(words);
  const translated = Object.values(texts[reader.language] ?? {});
  const [outdated] = translated.flatMap((text) => text.outdatedSince ?? []).toSorted();
  return html`<span class="language-mark">${say('note.translated', { from: languageName(reader, original) })}
    ${translated.some((text) => text.origin === 'machine') && say('note.machine')}
    ${outdated !== undefined && say('note.outdated', { day: reader.day(new Date(outdated)) })}</span>`;
}
