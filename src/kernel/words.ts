import IntlMessageFormat from 'intl-messageformat';
import { escape, Html } from './html.ts';

/** The languages the interface is complete in; a language that is not complete is not listed. */
export const languages = ['en', 'it', 'sv', 'et', 'hu'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(code: string | undefined): code is Language {
  return languages.some((language) => language === code);
}

/** A feature's words: message key → text in every language, ICU MessageFormat. Kept in its words.json. */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;
export type Values = Readonly<Record<string, string | number | Date>>;
export type Say<W extends Words> = (key: keyof W & string, values?: Values) => string;
export type Phrase<W extends Words> = (
  key: keyof W & string,
  values: Readonly<Record<string, Html | string | number>>,
) => Html;

const compiled = new Map<string, IntlMessageFormat>();

function compile(text: string, language: Language): IntlMessageFormat {
  const name = `${language}:${text}`;
  let message = compiled.get(name);
  if (!message) {
    message = new IntlMessageFormat(text, language);
    compiled.set(name, message);
  }
  return message;
}

/** Gives the function that says a feature's words in one language. */
export function sayIn<W extends Words>(language: Language, words: W): Say<W> {
  return (key, values) => {
    const text = words[key]?.[language];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    if (!values && !text.includes('{') && !text.includes("'")) return text;
    return String(compile(text, language).format(values));
  };
}

/** The same for sentences with markup inside, such as a link: plain values are escaped, Html is kept. */
export function phraseIn<W extends Words>(language: Language, words: W): Phrase<W> {
  return (key, values) => {
    const text = words[key]?.[language];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    const parts = compile(text, language).formatToParts<Html>(values);
    return new Html(
      parts.map((part) => (part.value instanceof Html ? part.value.text : escape(String(part.value)))).join(''),
    );
  };
}
