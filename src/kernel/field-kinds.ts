import { z } from 'zod';
import { readPartialDate, type PartialDate } from './dates.ts';
import type { Field, Problem } from './field.ts';

// Browsers send line ends as CR LF; the limit counts characters as people see them.
function clean(texts: readonly string[]): string {
  return (texts[0] ?? '').replace(/\r\n?/g, '\n').replace(/\0/g, '').trim().normalize('NFC');
}

const segments = new Intl.Segmenter();

/** More code units than any character that people write has: a family of emoji has 11, a flag 14. */
const largestCharacter = 20;

/** Characters as people count them: an accented letter or an emoji is one, a tower of accents is not. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const { segment } of segments.segment(text)) count += Math.ceil(segment.length / largestCharacter);
  return count;
}

/** By how much a text is longer than allowed; 0 when it is not. What is far too long is not counted exactly. */
function excess(text: string, limit: number): number {
  if (text.length <= limit) return 0;
  if (text.length > limit * largestCharacter) return text.length - limit;
  return Math.max(0, lengthOf(text) - limit);
}

interface TextOptions {
  required?: boolean;
  limit?: number;
  autocomplete?: string;
}

function textField(
  control: Field<string>['control'],
  { required = false, limit: asked, autocomplete }: TextOptions,
  check: (text: string) => Problem | null = () => null,
): Field<string> {
  const limit = asked ?? (control === 'text' ? 300 : 10_000);
  return {
    control,
    required,
    ...(asked === undefined ? {} : { limit: asked }),
    ...(autocomplete === undefined ? {} : { autocomplete }),
    read(texts) {
      const text = clean(texts);
      if (text === '') return required ? { problem: { key: 'required' } } : { value: '' };
      const over = excess(text, limit);
      if (over > 0) return { problem: { key: 'tooLong', values: { limit, over } } };
      const problem = check(text);
      return problem ? { problem } : { value: text };
    },
  };
}

export const text = (options: TextOptions = {}) => textField('text', options);
export const longText = (options: TextOptions = {}) => textField('long-text', options);
export const hidden = () => textField('hidden', {});

/** A password as typed, without any change. At most 200 characters, so that hashing it stays cheap. */
export function password(options: { autocomplete: string; least?: number }): Field<string> {
  return {
    control: 'password',
    required: true,
    autocomplete: options.autocomplete,
    read(texts) {
      const typed = texts[0] ?? '';
      if (typed === '') return { problem: { key: 'required' } };
      if (typed.length < (options.least ?? 1)) {
        return { problem: { key: 'tooShort', values: { least: options.least ?? 1 } } };
      }
      return typed.length > 200
        ? { problem: { key: 'tooLong', values: { limit: 200, over: typed.length - 200 } } }
        : { value: typed };
    },
  };
}

const validEmail = z.email();
const validAddress = z.url({ protocol: /^https?$/ });

export const email = (options: TextOptions = {}) =>
  textField('email', { limit: 254, ...options }, (typed) =>
    validEmail.safeParse(typed).success ? null : { key: 'notAnEmail' },
  );

export const webAddress = (options: TextOptions = {}) =>
  textField('web-address', { limit: 2000, ...options }, (typed) =>
    /^https?:\/\/\S+$/i.test(typed) && validAddress.safeParse(typed).success ? null : { key: 'notAnAddress' },
  );

/** A date as exactly as it is known; null when none is given. */
export function date(options: { required?: boolean } = {}): Field<PartialDate | null> {
  return {
    control: 'date',
    required: options.required ?? false,
    read(texts) {
      const typed = clean(texts);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      const value = readPartialDate(typed);
      return value ? { value } : { problem: { key: 'notADate' } };
    },
  };
}

const groups = {
  byComma: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  byPoint: /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
};

/**
 * Digits with a point as decimal mark, of a number as people write it in any of our languages. Where `1.234` may be a
 * thousand or a bit more than one, it is a thousand in a field for whole numbers or money.
 */
function plainNumber(typed: string, hasNoThirdDecimal: boolean): string {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  const marks = digits.replace(/[^.,]/g, '');
  if (marks.length > 1 || hasNoThirdDecimal) {
    if (groups.byComma.test(digits)) return digits.replaceAll(',', '');
    if (groups.byPoint.test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  }
  return digits.replace(',', '.');
}

/** A number; a comma counts as decimal mark and marks between thousands are passed over, as people type them. */
export function number(
  options: { required?: boolean; least?: number; most?: number; whole?: boolean; money?: boolean } = {},
): Field<number | null> {
  const { least = -1e12, most = 1e12 } = options;
  return {
    control: 'number',
    required: options.required ?? false,
    read(texts) {
      const typed = plainNumber(clean(texts), (options.whole || options.money) ?? false);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      const value = /^[+-]?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
      if (Number.isNaN(value) || (options.whole && !Number.isInteger(value))) return { problem: { key: 'notANumber' } };
      return value < least || value > most ? { problem: { key: 'outOfRange', values: { least, most } } } : { value };
    },
  };
}

/** One of a closed list; null when it may be left open. The list can also come at reading time: see `oneOf`. */
export function choice<const Choices extends readonly string[]>(
  choices: Choices,
  options: { required: true; control?: 'choice' | 'radio' },
): Field<Choices[number]>;
export function choice<const Choices extends readonly string[]>(
  choices: Choices,
  options?: { required?: false; control?: 'choice' | 'radio' },
): Field<Choices[number] | null>;
export function choice(
  choices: readonly string[],
  options: { required?: boolean; control?: 'choice' | 'radio' } = {},
): Field<string | null> {
  return {
    control: options.control ?? 'choice',
    required: options.required ?? false,
    choices,
    read(texts) {
      const typed = clean(texts);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      return choices.includes(typed) ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

/** One id of a list that only the database knows; the route checks it and the view gives the options. */
export function reference(options: { required?: boolean } = {}): Field<string | null> {
  return {
    control: 'choice',
    required: options.required ?? false,
    read(texts) {
      const typed = clean(texts);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      return z.uuid().safeParse(typed).success ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

/** Several ids of a list that only the database knows; the route checks them and the view gives the options. */
export function references(): Field<string[]> {
  return {
    control: 'choices',
    required: false,
    read(texts) {
      const typed = [...new Set(texts.filter((text) => text !== ''))];
      const areIds = typed.every((text) => z.uuid().safeParse(text).success);
      return areIds ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

export function choices<const Choices extends readonly string[]>(
  allowed: Choices,
  options: { required?: boolean } = {},
): Field<Choices[number][]> {
  return {
    control: 'choices',
    required: options.required ?? false,
    choices: allowed,
    read(texts) {
      const typed = texts.filter((text) => text !== '');
      if (typed.length === 0 && options.required) return { problem: { key: 'required' } };
      return typed.every((text) => allowed.includes(text))
        ? { value: [...new Set(typed)] }
        : { problem: { key: 'notAChoice' } };
    },
  };
}

export function flag(): Field<boolean> {
  return { control: 'flag', required: false, read: (texts) => ({ value: texts[0] === 'yes' }) };
}

export function files(options: { required?: boolean; mostBytes?: number } = {}): Field<File[]> {
  return {
    control: 'files',
    required: options.required ?? false,
    read(_texts, given) {
      const real = given.filter((file) => file.size > 0);
      if (real.length === 0 && options.required) return { problem: { key: 'required' } };
      const tooLarge = real.some((file) => file.size > (options.mostBytes ?? 25 * 1024 * 1024));
      return tooLarge
        ? { problem: { key: 'fileTooLarge', values: { most: (options.mostBytes ?? 25 * 1024 * 1024) / 1024 / 1024 } } }
        : { value: real };
    },
  };
}
