import type { Reader } from '../kernel/reader.ts';

/** Money in minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** The currencies of Europe and its neighbourhood programmes, ISO 4217, after the euro by their codes. */
export const currencies: readonly string[] = [
  ...['EUR', 'ALL', 'AMD', 'AZN', 'BAM', 'BGN', 'CHF', 'CZK', 'DKK', 'GBP', 'GEL', 'HUF', 'ISK', 'MDL', 'MKD'],
  ...['NOK', 'PLN', 'RON', 'RSD', 'SEK', 'TRY', 'UAH', 'USD'],
];

/** The currencies to choose from, by code and name in the reader's language. */
export function currencyOptions(reader: Reader): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([reader.language], { type: 'currency' });
  return currencies.map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` }));
}

/** An amount in whole units (euro, not cents) as money; null while the amount or the currency is not known. */
export function moneyFrom(amount: number | null, currency: string | null): Money | null {
  return amount === null || currency === null
    ? null
    : { minor: Math.round(amount * 10 ** decimalsOf(currency)), currency };
}

/** An amount in minor units, as rows keep it, as money; null while the amount or the currency is not known. */
export function moneyOf(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : { minor, currency };
}

export function wholeUnits({ minor, currency }: Money): number {
  return minor / 10 ** decimalsOf(currency);
}

/** Money as the history keeps it: `14000 EUR`. */
export function moneyLine(money: Money): string {
  return `${wholeUnits(money)} ${money.currency}`;
}

/** Money that the history kept; null for any other text. */
export function readMoneyLine(text: string): Money | null {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
  return amount === undefined || currency === undefined ? null : moneyFrom(Number(amount), currency);
}

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
