import { readPartialDate, type PartialDate } from './dates.ts';
import type { Field } from './field.ts';
import { clean } from './text-fields.ts';

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
