import {
  choice,
  date,
  flag,
  form,
  longText,
  number,
  type Fields,
  type Form,
  type Problem,
  type Problems,
  type ValuesOf,
} from '../../kernel/forms.ts';
import type { Language, Say } from '../../kernel/words.ts';
import { lastDayOf, type LearningEvent } from '../events/index.ts';
import { audiences, type Opening } from '../guests/index.ts';
import type words from './words.json';

const own = {
  opensOn: date(),
  closesOn: date(),
  audience: choice(audiences, { required: true, control: 'radio' }),
  seats: number({ whole: true, least: 1, most: 100_000 }),
  asksDiet: flag(),
  asksAccess: flag(),
  note: longText({ limit: 1500 }),
};
type Typed = ValuesOf<typeof own>;

/** The field with the most people of a partner. */
export const seatsField = (partnerId: string) => `seats-${partnerId}`;

/** The form of an opening, with a field for the seats of each partner. */
export function openingForm(partners: readonly { readonly value: string }[]): Form<Fields> {
  const each = partners.map(({ value }) => [seatsField(value), number({ whole: true, least: 0, most: 100_000 })]);
  return form({ ...own, ...Object.fromEntries(each) } as Fields);
}

/** The opening that a form without problems tells. */
export function openingFrom(
  values: Readonly<Record<string, unknown>>,
  partners: readonly { readonly value: string }[],
  language: Language,
): Opening {
  const typed = values as Typed;
  const perPartner = new Map<string, number>();
  for (const { value } of partners) {
    const seats = values[seatsField(value)];
    if (typeof seats === 'number') perPartner.set(value, seats);
  }
  return { ...typed, perPartner, language };
}

/** What does not fit together although each field is right by itself. */
export function problemsInOpening(
  { opensOn, closesOn }: Pick<Opening, 'opensOn' | 'closesOn'>,
  event: LearningEvent,
  say: Say<typeof words>,
): Problems {
  const wrong = (isWrong: boolean, field: string, key: keyof typeof words): Record<string, Problem> =>
    isWrong ? { [field]: { key: 'wrong', text: say(key) } } : {};
  const last = lastDayOf(event);
  return {
    ...wrong(opensOn !== null && opensOn.length !== 10, 'opensOn', 'problem.day'),
    ...wrong(closesOn !== null && last !== null && closesOn > last, 'closesOn', 'problem.afterEvent'),
    ...wrong(opensOn !== null && closesOn !== null && closesOn < opensOn, 'closesOn', 'problem.closesBefore'),
    ...wrong(closesOn !== null && closesOn.length !== 10, 'closesOn', 'problem.day'),
  };
}
