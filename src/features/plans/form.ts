import { endsBefore } from '../../kernel/dates.ts';
import {
  asTyped,
  choice,
  choices,
  date,
  form,
  longText,
  text,
  type Problem,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import type { Choice } from '../../layout/record/index.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import { themes } from '../../records/themes.ts';
import { planLimits, type Plan, type PlanValues } from './plan.ts';
import type words from './words.json';

/** What the form offers to choose from: the partners the person writes for, all partners, the instruments. */
interface PlanChoices {
  readonly own: readonly Choice[];
  readonly all: readonly Choice[];
  readonly instruments: readonly Choice[];
}

const valuesOf = (choosable: readonly Choice[]) => choosable.map(({ value }) => value);

export function planForm({ own, all, instruments }: PlanChoices) {
  return form({
    title: text({ required: true, limit: planLimits.title }),
    partnerId: choice(valuesOf(own), { required: true }),
    furtherPartnerIds: choices(valuesOf(all)),
    instrumentId: choice(valuesOf(instruments)),
    summary: longText({ limit: planLimits.summary }),
    themes: choices(themes),
    contactOrganisation: text({ limit: planLimits.contactOrganisation }),
    startsOn: date(),
    endsOn: date(),
    policyContext: longText({ limit: planLimits.policyContext }),
    englishSummary: longText({ limit: planLimits.englishSummary }),
    sources: sourceLines(),
    language: choice(languages, { required: true }),
  });
}

export type PlanTyped = ValuesOf<ReturnType<typeof planForm>['fields']>;

/** What does not fit together; `other` is another plan that stands for the chosen instrument. */
export function problemsBetween(
  { startsOn, endsOn }: PlanTyped,
  other: { readonly title: string } | null,
  say: Say<typeof words>,
): Problems {
  const wrong = (told: string): Problem => ({ key: 'wrong', text: told });
  return {
    ...(other ? { instrumentId: wrong(say('problem.instrumentTaken', { plan: other.title })) } : {}),
    ...(endsBefore(startsOn, endsOn) ? { endsOn: wrong(say('problem.endsBefore')) } : {}),
  };
}

/** The typed plan as it is kept: the partner that answers for it is not named twice. */
export function planFrom(typed: PlanTyped): PlanValues {
  return { ...typed, furtherPartnerIds: typed.furtherPartnerIds.filter((partner) => partner !== typed.partnerId) };
}

/** A plan as the form shows it. */
export function planTyped({ sources, state: _state, ...values }: Plan): Typed {
  return asTyped({ ...values, sources: linesOf(sources).join('\n') });
}
