import { endsBefore } from '../../kernel/dates.ts';
import {
  asTyped,
  choice,
  choices,
  date,
  form,
  longText,
  number,
  text,
  type Problem,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import type { Choice } from '../../layout/record/index.ts';
import { currencies, moneyFrom, wholeUnits } from '../../records/money.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import { themes } from '../../records/themes.ts';
import { actionLimits, firstStates, type Action, type ActionValues } from './action.ts';
import { indicatorLines, linesOfIndicators } from './indicators.ts';
import type words from './words.json';

/** What the form offers to choose from: plans, the partners the person writes for, and all partners. */
interface ActionChoices {
  readonly plans: readonly Choice[];
  readonly own: readonly Choice[];
  readonly all: readonly Choice[];
}

const valuesOf = (choosable: readonly Choice[]) => choosable.map(({ value }) => value);

/** The action as people type it. Its state is left out: that changes by updates, which say why. */
export function actionForm({ plans, own, all }: ActionChoices) {
  return form({
    title: text({ required: true, limit: actionLimits.title }),
    planId: choice(valuesOf(plans), { required: true }),
    partnerId: choice(valuesOf(own), { required: true }),
    furtherPartnerIds: choices(valuesOf(all)),
    summary: longText({ limit: actionLimits.summary }),
    themes: choices(themes),
    background: longText({ limit: actionLimits.text }),
    activities: longText({ limit: actionLimits.text }),
    nature: longText({ limit: actionLimits.text }),
    stakeholders: longText({ limit: actionLimits.text }),
    startsOn: date(),
    endsOn: date(),
    timeframeNote: text({ limit: actionLimits.note }),
    costAmount: number({ least: 0, money: true }),
    costCurrency: choice(currencies),
    costNote: text({ limit: actionLimits.note }),
    funding: text({ limit: actionLimits.funding }),
    indicators: indicatorLines(),
    results: longText({ limit: actionLimits.text }),
    sources: sourceLines(),
    language: choice(languages, { required: true }),
  });
}

/** A new action also says where it stands. */
export function newActionForm(offered: ActionChoices) {
  return form({ ...actionForm(offered).fields, state: choice(firstStates, { required: true, control: 'radio' }) });
}

export type ActionFields = ReturnType<typeof actionForm>['fields'] &
  Partial<Pick<ReturnType<typeof newActionForm>['fields'], 'state'>>;
export type ActionTyped = ValuesOf<ActionFields>;

/** What does not fit together although each field is right by itself. */
export function problemsBetween(
  { startsOn, endsOn, costAmount, costCurrency }: ActionTyped,
  say: Say<typeof words>,
): Problems {
  const wrong = (told: string): Problem => ({ key: 'wrong', text: told });
  return {
    ...(endsBefore(startsOn, endsOn) ? { endsOn: wrong(say('problem.endsBefore')) } : {}),
    ...(costAmount !== null && costCurrency === null ? { costCurrency: wrong(say('problem.currency')) } : {}),
  };
}

/** The typed action as it is kept: money in minor units, the responsible partner not named twice. */
export function actionFrom({ costAmount, costCurrency, ...values }: ActionTyped): ActionValues {
  return {
    ...values,
    cost: moneyFrom(costAmount, costCurrency),
    furtherPartnerIds: values.furtherPartnerIds.filter((partner) => partner !== values.partnerId),
  };
}

/** An action as the form shows it. */
export function actionTyped({
  cost,
  indicators,
  sources,
  stateReason: _reason,
  nextStep: _step,
  nextStepOn: _on,
  state: _state,
  ...values
}: Action): Typed {
  return asTyped({
    ...values,
    costAmount: cost && wholeUnits(cost),
    costCurrency: cost?.currency,
    indicators: linesOfIndicators(indicators).join('\n'),
    sources: linesOf(sources).join('\n'),
  });
}
