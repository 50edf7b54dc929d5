import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';

/** What is known of a plan's way to endorsement. */
export const planStates = ['unknown', 'draft', 'endorsed'] as const;
export type PlanState = (typeof planStates)[number];

export function isPlanState(text: string): text is PlanState {
  return planStates.some((state) => state === text);
}

/** Longest texts, in characters. The programme sets none for plans; these keep a plan readable. */
export const planLimits = {
  title: 200,
  summary: 500,
  policyContext: 5000,
  englishSummary: 3000,
  contactOrganisation: 200,
} as const;

/** What people write of a plan: part I (who, when) and part II (policy context). Part III is its actions. */
export interface PlanValues {
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly themes: readonly string[];
  /** Who answers for the plan; the others share it, because they share the instrument. */
  readonly partnerId: string | null;
  readonly furtherPartnerIds: readonly string[];
  readonly instrumentId: string | null;
  readonly contactOrganisation: string;
  readonly startsOn: PartialDate | null;
  readonly endsOn: PartialDate | null;
  readonly policyContext: string;
  readonly englishSummary: string;
  readonly sources: readonly Source[];
}

/** A regional action plan as its pages show it; published content is the same value, frozen. */
export interface Plan extends PlanValues {
  readonly state: PlanState;
}

export const planGaps = [
  'summary',
  'partnerId',
  'instrumentId',
  'startsOn',
  'policyContext',
  'englishSummary',
] as const;
export type PlanGap = (typeof planGaps)[number];

/** What the programme's form asks for and the plan does not have yet, as names of fields of the edit form. */
export function gapsInPlan(plan: Plan): PlanGap[] {
  const missing: Record<PlanGap, boolean> = {
    summary: plan.summary === '',
    partnerId: plan.partnerId === null,
    instrumentId: plan.instrumentId === null,
    startsOn: plan.startsOn === null,
    policyContext: plan.policyContext === '',
    // Any language will do for a plan, as long as the programme can read what it is about.
    englishSummary: plan.language !== 'en' && plan.englishSummary === '',
  };
  return planGaps.filter((gap) => missing[gap]);
}
