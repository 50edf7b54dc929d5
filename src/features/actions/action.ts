import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Money } from '../../records/money.ts';
import type { Source } from '../../records/sources.ts';
import type { PlannedIndicator } from './indicators.ts';

/** How far an action has come. `unknown`: no source tells. */
export const actionStates = [
  'unknown',
  'not-started',
  'under-way',
  'delayed',
  'done',
  'stopped',
  'not-implemented',
] as const;
export type ActionState = (typeof actionStates)[number];

/** States a new action may start in; the others are reached by an update, which gives the reason. */
export const firstStates = ['not-started', 'under-way', 'done'] as const satisfies readonly ActionState[];

export function isActionState(text: string): text is ActionState {
  return actionStates.some((state) => state === text);
}

/** Longest texts, in characters. */
export const actionLimits = { title: 200, summary: 500, text: 3000, note: 500, funding: 300 } as const;

/** Where an action stands; changed by updates only. */
export interface Standing {
  readonly state: ActionState;
  /** Why it is delayed, stopped or not carried out. */
  readonly stateReason: string;
  readonly nextStep: string;
  readonly nextStepOn: PartialDate | null;
}

/** Where an action stands once something new was told; a reason given before holds as long as the state does. */
export function standingAfter(before: Standing, told: Standing): Standing {
  const kept = before.state === told.state ? before.stateReason : '';
  return { ...told, stateReason: told.stateReason || kept };
}

/** What people write of an action: part III of the programme's form. Empty text: not known. */
export interface ActionValues {
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly themes: readonly string[];
  readonly planId: string;
  /** The responsible partner; the others take part. */
  readonly partnerId: string | null;
  readonly furtherPartnerIds: readonly string[];
  readonly background: string;
  /** One activity a line. */
  readonly activities: string;
  readonly nature: string;
  /** Who takes part besides the partners, one a line. */
  readonly stakeholders: string;
  readonly startsOn: PartialDate | null;
  readonly endsOn: PartialDate | null;
  readonly timeframeNote: string;
  readonly cost: Money | null;
  readonly costNote: string;
  readonly funding: string;
  readonly results: string;
  readonly indicators: readonly PlannedIndicator[];
  readonly sources: readonly Source[];
}

/** An action as its pages show it; published content is the same value, frozen. */
export interface Action extends ActionValues, Standing {}

export const actionGaps = [
  'summary',
  'partnerId',
  'background',
  'activities',
  'stakeholders',
  'startsOn',
  'costAmount',
  'funding',
  'indicators',
  'results',
] as const;
export type ActionGap = (typeof actionGaps)[number];

/** What the programme's form asks for and the action does not have yet, as names of fields of the edit form. */
export function gapsInAction(action: Action): ActionGap[] {
  const missing: Record<ActionGap, boolean> = {
    summary: action.summary === '',
    partnerId: action.partnerId === null,
    background: action.background === '',
    activities: action.activities === '',
    stakeholders: action.stakeholders === '',
    startsOn: action.startsOn === null && action.timeframeNote === '',
    costAmount: action.cost === null && action.costNote === '',
    funding: action.funding === '',
    indicators: action.indicators.length === 0,
    // Results are asked for only when there must be some.
    results: action.state === 'done' && action.results === '',
  };
  return actionGaps.filter((gap) => missing[gap]);
}
