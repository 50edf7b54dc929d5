/**
 * What a programme asks of a project's time, as data. Interreg Europe's two sets follow its programme manuals;
 * URBACT's follows the calls for transfer networks (30 months: understand, adapt, re-use). A project of its own gives
 * its phases itself.
 */
export const ruleSetNames = [
  'interreg-europe-2014-2020',
  'interreg-europe-2021-2027',
  'urbact-transfer-network',
  'own',
] as const;
export type RuleSetName = (typeof ruleSetNames)[number];

export type PhaseName = 'learning' | 'implementation' | 'core' | 'follow-up' | 'understand' | 'adapt' | 're-use';

export interface RuleSet {
  readonly name: RuleSetName;
  readonly phases: readonly { readonly name: PhaseName; readonly months: number }[];
  /** For each stage, from 1 on, the semester with which it ends. Empty: the programme knows no stages. */
  readonly stageEnds: readonly number[];
  /** Length of a reporting period. The last one of a phase may be shorter. */
  readonly monthsPerSemester: number;
  /** A partner's part of a report is due so many days after the period … */
  readonly partnerPartDays: number;
  /** … and the joint report so many months after it. */
  readonly jointReportMonths: number;
  /** The semester in which the programme looks at the project halfway; null when it does not. */
  readonly midTermReview: number | null;
  /** From whom an action plan is asked. */
  readonly actionPlans: 'everyone' | 'without-policy-change' | 'nobody';
}

const reporting = { monthsPerSemester: 6, partnerPartDays: 14, jointReportMonths: 3 };

const ruleSets: Readonly<Record<RuleSetName, RuleSet>> = {
  'interreg-europe-2014-2020': {
    name: 'interreg-europe-2014-2020',
    phases: [
      { name: 'learning', months: 36 },
      { name: 'implementation', months: 12 },
    ],
    stageEnds: [3, 4, 5, 6, 8],
    ...reporting,
    midTermReview: 4,
    actionPlans: 'everyone',
  },
  'interreg-europe-2021-2027': {
    name: 'interreg-europe-2021-2027',
    phases: [
      { name: 'core', months: 36 },
      { name: 'follow-up', months: 12 },
    ],
    stageEnds: [3, 4, 5, 6, 8],
    ...reporting,
    midTermReview: 4,
    actionPlans: 'without-policy-change',
  },
  'urbact-transfer-network': {
    name: 'urbact-transfer-network',
    phases: [
      { name: 'understand', months: 6 },
      { name: 'adapt', months: 18 },
      { name: 're-use', months: 6 },
    ],
    stageEnds: [],
    ...reporting,
    midTermReview: null,
    actionPlans: 'everyone',
  },
  own: { name: 'own', phases: [], stageEnds: [], ...reporting, midTermReview: null, actionPlans: 'nobody' },
};

export function ruleSetOf(name: RuleSetName): RuleSet {
  return ruleSets[name];
}

export function isRuleSetName(text: string): text is RuleSetName {
  return Object.hasOwn(ruleSets, text);
}
