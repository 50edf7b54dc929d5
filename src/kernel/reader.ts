import { partsOfDate, type DateParts, type PartialDate } from './dates.ts';
import { phraseIn, sayIn, type Language, type Phrase, type Say, type Words } from './words.ts';

/** For whom a page is made: language and time zone, and everything written by them. */
export interface Reader {
  readonly language: Language;
  /** The language with its country's way of writing dates and numbers, for the browser: `en-GB`. */
  readonly locale: string;
  readonly zone: string;
  say<W extends Words>(words: W): Say<W>;
  phrase<W extends Words>(words: W): Phrase<W>;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Money in minor units (cents) and its ISO 4217 code. */
  money(minorUnits: number, currency: string): string;
  /** A date as exactly as it is known: a day, a month or a year. */
  date(value: PartialDate): string;
  /** From one date to another, each as exactly as it is known: 4–5 September 2019. */
  period(from: PartialDate, to: PartialDate): string;
  /** From one moment to another in the reader's zone: 27 Oct 2021, 10:00–12:00. */
  span(from: Date, to: Date): string;
  /** What a language or a country is called, from its code; the code itself where it is not known. */
  nameOf(type: 'language' | 'region', code: string): string;
  /** A moment in the reader's zone, with date and time. */
  moment(value: Date): string;
  /** The day of a moment in the reader's zone. */
  day(value: Date): string;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = language + JSON.stringify(options);
  const known = numberFormats.get(name) ?? new Intl.NumberFormat(locales[language], options);
  numberFormats.set(name, known);
  return known;
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language + JSON.stringify(options);
  const known = dateFormats.get(name) ?? new Intl.DateTimeFormat(locales[language], options);
  dateFormats.set(name, known);
  return known;
}

const nameFormats = new Map<string, Intl.DisplayNames>();

function nameFormat(language: Language, type: 'language' | 'region'): Intl.DisplayNames {
  const name = language + type;
  const known = nameFormats.get(name) ?? new Intl.DisplayNames([language], { type });
  nameFormats.set(name, known);
  return known;
}

// British English: the day before the month, as everywhere in the partner cities.
const locales: Record<Language, string> = { en: 'en-GB', it: 'it-IT', sv: 'sv-SE', et: 'et-EE', hu: 'hu-HU' };

/** How a date is written and which day stands for it. */
function dateParts(language: Language, { year, month, day }: DateParts): { format: Intl.DateTimeFormat; moment: Date } {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month !== null) options.month = 'long';
  if (day !== null) options.day = 'numeric';
  return { format: dateFormat(language, options), moment: new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)) };
}

function writeDate(language: Language, value: PartialDate): string {
  const [only, end] = partsOfDate(value);
  if (!only || end) return writePeriod(language, value, value);
  const { format, moment } = dateParts(language, only);
  return format.format(moment);
}

function writePeriod(language: Language, from: PartialDate, to: PartialDate): string {
  const [start, end] = [partsOfDate(from)[0], partsOfDate(to).at(-1)];
  if (!start || !end) return '';
  const [first, last] = [dateParts(language, start), dateParts(language, end)];
  // One format for both is the same object: only then is what they share written once.
  if (first.format === last.format) return first.format.formatRange(first.moment, last.moment);
  return `${first.format.format(first.moment)} – ${last.format.format(last.moment)}`;
}

export function newReader(language: Language, zone: string): Reader {
  return {
    language,
    locale: locales[language],
    zone,
    say: (words) => sayIn(language, words),
    phrase: (words) => phraseIn(language, words),
    number: (value, options = {}) => numberFormat(language, options).format(value),
    money: (minorUnits, currency) => {
      const format = numberFormat(language, { style: 'currency', currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      const whole = minorUnits % 10 ** digits === 0;
      const shown = whole ? numberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 }) : format;
      return shown.format(minorUnits / 10 ** digits);
    },
    nameOf: (type, code) => nameFormat(language, type).of(code) ?? code,
    date: (value) => writeDate(language, value),
    period: (from, to) => writePeriod(language, from, to),
    span: (from, to) =>
      dateFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).formatRange(from, to),
    moment: (value) => dateFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(value),
    day: (value) => dateFormat(language, { dateStyle: 'long', timeZone: zone }).format(value),
  };
}
