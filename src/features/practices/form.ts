import { endsBefore } from '../../kernel/dates.ts';
import {
  asTyped,
  choice,
  choices,
  date,
  flag,
  form,
  longText,
  reference,
  text,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import type { Reader } from '../../kernel/reader.ts';
import { languages } from '../../kernel/words.ts';
import { countries } from '../../records/countries.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import { themes } from '../../records/themes.ts';
import { levels, outcomes, provenances, type Practice } from './practice.ts';
import { problemsInEffort, effortFields, effortFrom, effortTyped } from '../effort/index.ts';
import words from './words.json' with { type: 'json' };

/** The practice form, with the field's own limits, in characters as people count them. */
export const practiceForm = form({
  title: text({ required: true, limit: 100 }),
  summary: text({ limit: 160 }),
  outcome: choice(outcomes, { required: true, control: 'radio' }),
  themes: choices(themes),
  partner: reference(),
  ownerOrganisation: text(),
  authorOrganisation: text(),
  country: choice(countries),
  city: text(),
  level: choice(levels),
  startsOn: date(),
  endsOn: date(),
  description: longText({ limit: 1500 }),
  ...effortFields,
  resources: longText({ limit: 300 }),
  evidence: longText({ limit: 500 }),
  // Always asked for; only the tick below can stand for it, which `problemsBetween` sees to.
  difficulties: { ...longText({ limit: 300 }), required: true },
  difficultiesUnknown: flag(),
  transfer: longText({ limit: 1000 }),
  provenance: choice(provenances),
  provenanceReason: longText({ limit: 500 }),
  sources: sourceLines(),
  language: choice(languages, { required: true }),
});

export type PracticeTyped = ValuesOf<(typeof practiceForm)['fields']>;

/** What does not fit together although each field is right by itself. */
export function problemsBetween(typed: PracticeTyped, reader: Reader): Problems {
  const say = reader.say(words);
  return {
    ...problemsInEffort(typed, reader),
    ...(endsBefore(typed.startsOn, typed.endsOn) ? { endsOn: { key: 'wrong', text: say('problem.endsBefore') } } : {}),
    ...(typed.difficulties === '' && !typed.difficultiesUnknown
      ? { difficulties: { key: 'required', text: say('problem.difficulties') } }
      : {}),
  };
}

/** A practice as the form shows it. */
export function typedOf(practice: Practice): Typed {
  const { figures: _figures, blocks: _blocks, sources, ...fields } = practice;
  return asTyped({ ...fields, ...effortTyped(practice), sources: linesOf(sources).join('\n') });
}

/** The typed practice as it is kept; its figures and building blocks have pages of their own. */
export function practiceFrom(typed: PracticeTyped, beside: Pick<Practice, 'figures' | 'blocks'>): Practice {
  const { costCurrency: _currency, ...fields } = typed;
  return { ...fields, ...effortFrom(typed), figures: beside.figures, blocks: beside.blocks };
}
