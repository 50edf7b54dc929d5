import { choice, lengthOf, lines, number, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Recorded } from '../../records/history.ts';
import { currencies, currencyOptions, moneyFrom, moneyLine, wholeUnits, type Money } from '../../records/money.ts';
import words from './words.json' with { type: 'json' };

/** What it takes to set a practice up and to keep it going. Null or nothing: not known; 0 is known to be none. */
export interface Effort {
  readonly setUpCost: Money | null;
  readonly yearlyCost: Money | null;
  /** The year of these prices. */
  readonly pricesOf: number | null;
  readonly staffDaysSetUp: number | null;
  readonly staffDaysYear: number | null;
  readonly skills: readonly string[];
  readonly technology: readonly string[];
}

export const noEffortKnown: Effort = {
  setUpCost: null,
  yearlyCost: null,
  pricesOf: null,
  staffDaysSetUp: null,
  staffDaysYear: null,
  skills: [],
  technology: [],
};

/** A skill or a technology is a few words, not a paragraph. */
const longestTag = 80;
const tagLines = () => lines((line) => line);
const days = () => number({ least: 0, most: 100_000 });

/** The fields of the form; both costs are in one currency, because one city pays them. */
export const effortFields = {
  setUpCost: number({ least: 0, money: true }),
  yearlyCost: number({ least: 0, money: true }),
  costCurrency: choice(currencies),
  pricesOf: number({ least: 1990, most: 2100, whole: true }),
  staffDaysSetUp: days(),
  staffDaysYear: days(),
  skills: tagLines(),
  technology: tagLines(),
};

type EffortTyped = ValuesOf<typeof effortFields>;

export function problemsInEffort(typed: EffortTyped, reader: Reader): Problems {
  const say = reader.say(words);
  const { setUpCost, yearlyCost, costCurrency, pricesOf } = typed;
  const hasCost = setUpCost !== null || yearlyCost !== null;
  const longTag = (name: 'skills' | 'technology'): Problems =>
    typed[name].some((tag) => lengthOf(tag) > longestTag)
      ? { [name]: { key: 'wrong', text: say('problem.longTag', { limit: longestTag }) } }
      : {};
  return {
    ...(hasCost && costCurrency === null ? { costCurrency: { key: 'wrong', text: say('problem.currency') } } : {}),
    ...(!hasCost && pricesOf !== null ? { pricesOf: { key: 'wrong', text: say('problem.noCost') } } : {}),
    ...longTag('skills'),
    ...longTag('technology'),
  };
}

export function effortFrom({ costCurrency, setUpCost, yearlyCost, skills, technology, ...typed }: EffortTyped): Effort {
  return {
    setUpCost: moneyFrom(setUpCost, costCurrency),
    yearlyCost: moneyFrom(yearlyCost, costCurrency),
    pricesOf: typed.pricesOf,
    staffDaysSetUp: typed.staffDaysSetUp,
    staffDaysYear: typed.staffDaysYear,
    skills: [...new Set(skills)],
    technology: [...new Set(technology)],
  };
}

/** What the form offers to choose from, and how large its boxes are. */
export function effortOptions(reader: Reader) {
  return { costCurrency: { options: currencyOptions(reader) }, skills: { rows: 3 }, technology: { rows: 3 } };
}

/** As the form shows it. */
export function effortTyped({ setUpCost, yearlyCost, pricesOf, staffDaysSetUp, staffDaysYear, ...tags }: Effort) {
  return {
    setUpCost: setUpCost && wholeUnits(setUpCost),
    yearlyCost: yearlyCost && wholeUnits(yearlyCost),
    costCurrency: (setUpCost ?? yearlyCost)?.currency,
    ...{ pricesOf, staffDaysSetUp, staffDaysYear },
    skills: linesOfTags(tags.skills),
    technology: linesOfTags(tags.technology),
  };
}

/** Skills or technology as they are typed and translated: one a line. */
export function linesOfTags(tags: readonly string[]): string {
  return tags.join('\n');
}

/** What the history says of it; a year is no number to be written with a mark between thousands. */
export function effortSaid({
  setUpCost,
  yearlyCost,
  pricesOf,
  skills,
  technology,
  ...days
}: Effort): Record<string, Recorded> {
  return {
    setUpCost: setUpCost && moneyLine(setUpCost),
    yearlyCost: yearlyCost && moneyLine(yearlyCost),
    pricesOf: pricesOf === null ? null : String(pricesOf),
    staffDaysSetUp: days.staffDaysSetUp,
    staffDaysYear: days.staffDaysYear,
    skills: [...skills],
    technology: [...technology],
  };
}
