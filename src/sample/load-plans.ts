import { createAction, needAction, publishAction } from '../features/actions/index.ts';
import { createPlan, needPlan, publishPlan } from '../features/plans/index.ts';
import { linesOf } from '../records/sources.ts';
import { sourcesOf } from './data-files.ts';
import type { ActionData, PlanData } from './network.ts';
import { loadUpdate } from './load-updates.ts';
import { idOf, idOrNull, keep, on, type Stage } from './stage.ts';

export async function loadPlans(stage: Stage): Promise<void> {
  for (const data of stage.network.plans) {
    const { key: _key, day, texts: _texts, actions, state, partner, furtherPartners, instrument, ...values } = data;
    const scope = on(stage, day, partner);
    const plan = {
      ...values,
      language: data.language ?? 'en',
      partnerId: idOf(stage, partner),
      furtherPartnerIds: (furtherPartners ?? []).map((key) => idOf(stage, key)),
      instrumentId: idOrNull(stage, instrument),
      contactOrganisation: data.contactOrganisation ?? '',
      englishSummary: data.englishSummary ?? '',
      sources: sourcesOf(stage.network, data.sources),
    };
    const made = await createPlan(scope, plan, state);
    await keep(stage, scope, data, made);
    await publishPlan(scope, await needPlan(scope, made.slug));
    for (const action of actions) await loadAction(stage, data, action);
  }
}

async function loadAction(stage: Stage, plan: PlanData, data: ActionData): Promise<void> {
  const {
    key: _key,
    day,
    texts: _texts,
    updates,
    state,
    activities,
    stakeholders,
    furtherPartners,
    indicators,
    ...values
  } = data;
  const scope = on(stage, day, plan.partner);
  const action = {
    ...values,
    language: data.language ?? 'en',
    planId: idOf(stage, plan.key),
    partnerId: idOf(stage, plan.partner),
    furtherPartnerIds: (furtherPartners ?? []).map((key) => idOf(stage, key)),
    activities: activities.join('\n'),
    stakeholders: stakeholders.join('\n'),
    indicators: indicators.map(({ source, ...indicator }) => ({
      ...indicator,
      source: source === null ? '' : (linesOf(sourcesOf(stage.network, [source]))[0] ?? ''),
    })),
    sources: sourcesOf(stage.network, data.sources),
  };
  const made = await createAction(scope, action, state);
  await keep(stage, scope, data, made);
  const stored = await needAction(scope, made.slug);
  await publishAction(scope, stored);
  for (const update of updates) await loadUpdate(stage, plan, data, update);
}
