import type { Reader } from '../kernel/reader.ts';

/** The countries of Europe and its neighbourhood programmes, ISO 3166 alpha-2. */
export const countries: readonly string[] = [
  ...['AD', 'AL', 'AM', 'AT', 'AZ', 'BA', 'BE', 'BG', 'BY', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR'],
  ...['GB', 'GE', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MC', 'MD', 'ME', 'MK', 'MT', 'NL'],
  ...['NO', 'PL', 'PT', 'RO', 'RS', 'SE', 'SI', 'SK', 'SM', 'TR', 'UA', 'XK'],
];

export function countryName(reader: Reader, code: string): string {
  return reader.nameOf('region', code);
}

/** The countries to choose from, by their names in the reader's language and its order. */
export function countryOptions(reader: Reader): { value: string; label: string }[] {
  return countries
    .map((value) => ({ value, label: countryName(reader, value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, reader.language));
}
