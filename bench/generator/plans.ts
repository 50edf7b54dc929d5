import type { Action, ActionState } from '../../src/features/actions/index.ts';
import type { Plan } from '../../src/features/plans/index.ts';
import { day, lastMoment, type MadeProject, type Making } from './making.ts';
import type { MadePartner } from './partners.ts';
import type { Tied } from './practices.ts';
import { makeUpdates } from './updates.ts';

export interface MadePlan {
  readonly id: string;
  readonly partner: MadePartner;
  readonly at: number;
  readonly isEndorsed: boolean;
}

/** Makes a plan for a partner's instrument; instruments are planned for once. */
export function makePlan(
  making: Making,
  project: MadeProject,
  partner: MadePartner,
  hasInstrument: boolean,
  number: number,
): MadePlan {
  const { chance, rows } = making;
  const { language } = partner;
  const title = making.title(language);
  const summary = making.text(language, 2, 10);
  const [context, english] = [making.text(language, 6, 10), making.text('en', 4, 25)];
  const at = project.from + chance.between(300, 700) * day;
  const plan = {
    title: title.text,
    summary: summary.text,
    language,
    state: chance.pick(['unknown', 'draft', 'endorsed', 'endorsed'] as const),
    themes: making.themes(),
    partnerId: partner.id,
    furtherPartnerIds: [],
    instrumentId: hasInstrument ? partner.instrument : null,
    contactOrganisation: '',
    startsOn: making.date(at) as Plan['startsOn'],
    endsOn: null,
    policyContext: context.text,
    englishSummary: english.text,
    sources: [],
  } satisfies Plan;
  const head = {
    kind: 'plan',
    title,
    summary,
    language,
    state: plan.state,
    themes: plan.themes,
    partnerId: partner.id,
    happensOn: plan.startsOn,
    at,
  } as const;
  const isPublished = chance.in100(95);
  const id = making.record(
    project,
    {
      ...head,
      country: partner.country,
      words: [context, english],
      content: isPublished ? plan : null,
      changes: making.changes(language, 30),
    },
    number,
  );
  rows.add('plan', {
    id,
    project_id: project.id,
    instrument_id: plan.instrumentId,
    contact_organisation: '',
    ends_on: null,
    policy_context: plan.policyContext,
    english_summary: plan.englishSummary,
    sources: '[]',
  });
  // The public does not know of an endorsement that is not published.
  return { id, partner, at, isEndorsed: isPublished && project.isPublic && plan.state === 'endorsed' };
}

const finalStates: readonly ActionState[] = [
  'under-way',
  'under-way',
  'under-way',
  'done',
  'done',
  'delayed',
  'stopped',
  'not-implemented',
  'not-started',
  'unknown',
];
const badNews: ReadonlySet<ActionState> = new Set(['delayed', 'stopped', 'not-implemented']);

export interface MadeAction extends Tied {
  readonly state: ActionState;
  /** Evidence that is more than an estimate proves it, for everybody to see. */
  readonly isMeasured: boolean;
  readonly isPlanEndorsed: boolean;
  readonly partner: MadePartner;
  readonly at: number;
}

interface ActionPlace {
  readonly plan: MadePlan;
  readonly partners: readonly MadePartner[];
  readonly updates: number;
  readonly number: number;
}

/** Makes an action with so many updates. */
export function makeAction(
  making: Making,
  project: MadeProject,
  { plan, partners, updates, number }: ActionPlace,
): MadeAction {
  const { chance, rows } = making;
  const { partner } = plan;
  const { language } = partner;
  const id = making.ids.next();
  const state = updates === 0 ? 'not-started' : chance.pick(finalStates);
  const [title, summary] = [making.title(language), making.text(language, 1, 10)];
  const [background, nature, results, step] = [
    making.text(language, 3, 15),
    making.text(language, 2, 20),
    making.text(language, 2, state === 'done' ? 5 : 80),
    making.text(language, 1, 30),
  ];
  const at = plan.at + chance.between(0, 200) * day;
  const ends = Math.min(at + chance.between(200, 900) * day, lastMoment);
  const further = chance.in100(15) ? [chance.pick(partners)].filter((one) => one !== partner) : [];
  const cost = chance.in100(60)
    ? { minor: chance.between(1_000, 90_000_000), currency: chance.pick(['EUR', 'EUR', 'SEK', 'HUF']) }
    : null;
  const action = {
    title: title.text,
    summary: summary.text,
    language,
    themes: making.themes(),
    planId: plan.id,
    partnerId: partner.id,
    furtherPartnerIds: further.map((one) => one.id),
    background: background.text,
    activities: [making.title(language).text, making.title(language).text].join('\n'),
    nature: nature.text,
    stakeholders: making.title(language).text,
    startsOn: making.date(at) as Action['startsOn'],
    endsOn: null,
    timeframeNote: '',
    cost,
    costNote: '',
    funding: chance.in100(40) ? making.title(language).text : '',
    results: results.text,
    indicators: Array.from({ length: chance.below(3) }, () => ({
      name: making.title(language).text,
      unit: '%',
      target: chance.between(5, 100),
      achieved: chance.in100(50) ? chance.below(100) : null,
      source: '',
    })),
    sources: [],
    state,
    stateReason: badNews.has(state) ? making.text(language, 1).text : '',
    nextStep: step.text,
    nextStepOn:
      step.text === ''
        ? null
        : (new Date(ends + chance.between(-60, 90) * day).toISOString().slice(0, 10) as Action['nextStepOn']),
  } satisfies Action;
  const isPublished = chance.in100(97);
  const told = makeUpdates(making, project, {
    action: { id, partnerId: partner.id, isOpen: isPublished && project.isPublic },
    partner,
    state,
    reason: action.stateReason,
    from: at,
    to: ends,
    count: updates,
  });
  making.record(
    project,
    {
      id,
      kind: 'action',
      title,
      summary,
      language,
      state,
      themes: action.themes,
      partnerId: partner.id,
      happensOn: action.startsOn,
      at,
      until: ends,
      country: partner.country,
      words: [background, nature, results, step],
      content: isPublished ? action : null,
      changes: [...told.changes, ...making.changes(language, 20)],
    },
    number,
  );
  rows.add('action', {
    id,
    project_id: project.id,
    plan_id: plan.id,
    background: action.background,
    activities: action.activities,
    nature: action.nature,
    stakeholders: action.stakeholders,
    ends_on: null,
    timeframe_note: '',
    cost_minor: cost?.minor ?? null,
    cost_currency: cost?.currency ?? null,
    cost_note: '',
    funding: action.funding,
    results: action.results,
    state_reason: action.stateReason,
    next_step: action.nextStep,
    next_step_on: action.nextStepOn,
    updated_at: told.last === null ? null : new Date(told.last).toISOString(),
    indicators: JSON.stringify(action.indicators),
    sources: '[]',
  });
  for (const one of further) rows.add('action_partner', { project_id: project.id, action_id: id, partner_id: one.id });
  return {
    id,
    partnerId: partner.id,
    isOpen: isPublished && project.isPublic,
    state,
    isMeasured: told.isMeasured,
    isPlanEndorsed: plan.isEndorsed,
    partner,
    at,
  };
}
