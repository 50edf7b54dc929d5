import { readPartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { countryName } from '../../records/countries.ts';
import type { Recorded } from '../../records/history.ts';
import { readMoneyLine } from '../../records/money.ts';
import { isTheme } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { languageName } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** What a kind of record calls its fields and their values. Null: it has no word of its own for that. */
export interface HistoryWords {
  readonly field: (name: string) => string | null;
  readonly value: (name: string, value: string) => string | null;
}

/** A value of the history as people say it: dates, languages and themes by their names, yes and no. */
export function valueText(reader: Reader, own: HistoryWords, name: string, value: Recorded): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return reader.say(words)(value ? 'yes' : 'no');
  if (typeof value === 'number') return reader.number(value);
  if (typeof value === 'string') return own.value(name, value) ?? wordFor(reader, name, value);
  return value.map((one) => own.value(name, one) ?? wordFor(reader, name, one)).join('; ');
}

function wordFor(reader: Reader, name: string, value: string): string {
  if (name === 'language') return languageName(reader, value);
  if (name === 'country') return countryName(reader, value);
  if (name === 'themes' && isTheme(value)) return reader.say(recordWords)(`theme.${value}`);
  const money = /[cC]ost/.test(name) ? readMoneyLine(value) : null;
  if (money) return reader.money(money.minor, money.currency);
  const date = /^date$|On$/.test(name) ? readPartialDate(value) : null;
  return date === null ? value : reader.date(date);
}
