import { asTyped, choice, choices, form, longText, text, type Typed, type ValuesOf } from '../../kernel/forms.ts';
import { languages } from '../../kernel/words.ts';
import type { Choice } from '../../layout/record/index.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import type { InstrumentValues } from './instrument.ts';

const yesNo = ['yes', 'no'] as const;

export function instrumentForm(partners: readonly Choice[]) {
  return form({
    title: text({ required: true, limit: 300 }),
    partnerIds: choices(
      partners.map(({ value }) => value),
      { required: true },
    ),
    authority: text({ limit: 300 }),
    goal: longText({ limit: 1000 }),
    description: longText({ limit: 4000 }),
    isStructuralFund: choice(yesNo, { control: 'radio' }),
    sources: sourceLines(),
    language: choice(languages, { required: true }),
  });
}
export type InstrumentTyped = ValuesOf<ReturnType<typeof instrumentForm>['fields']>;

export function instrumentFrom(typed: InstrumentTyped): InstrumentValues {
  return { ...typed, isStructuralFund: typed.isStructuralFund === null ? null : typed.isStructuralFund === 'yes' };
}

/** Takes only what the form asks for: an instrument also carries its replacement, which no field holds. */
export function typedInstrument(instrument: InstrumentValues): Typed {
  const { title, partnerIds, authority, goal, description, isStructuralFund, sources, language } = instrument;
  const fund = isStructuralFund ? 'yes' : 'no';
  return asTyped({
    title,
    partnerIds,
    authority,
    goal,
    description,
    isStructuralFund: isStructuralFund === null ? null : fund,
    sources: linesOf(sources).join('\n'),
    language,
  });
}

/** The fields an instrument's history keeps beside the head of its record. Partners by name. */
export function saidOfInstrument(values: InstrumentValues, partners: readonly string[]): Record<string, Recorded> {
  const { authority, goal, description, isStructuralFund, sources } = values;
  return { authority, goal, description, isStructuralFund, partnerIds: partners, sources: linesOf(sources) };
}
