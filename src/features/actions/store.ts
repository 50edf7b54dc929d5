import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Recorded } from '../../records/history.ts';
import { moneyLine, moneyOf } from '../../records/money.ts';
import { namesOf } from '../../records/names.ts';
import { keepPartnersBeside, partnersBeside } from '../../records/partners.ts';
import { countryOfPartner, publishedValue } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById, needHead, type RecordHead, type Stored } from '../../records/record.ts';
import { linesOf } from '../../records/sources.ts';
import {
  isActionState,
  standingAfter,
  type Action,
  type ActionState,
  type ActionValues,
  type Standing,
} from './action.ts';
import { linesOfIndicators } from './indicators.ts';
import './tables.ts';

/** An action of the workspace with the head of its record. */
export type StoredAction = Stored<Action>;

const sharing = { table: 'action_partner', record: 'action_id' } as const;

/** The action of this project at an address; NotFound when there is none. */
export async function needAction(scope: ProjectScope, slug: string): Promise<StoredAction> {
  return withRow(scope, await needHead(scope, 'action', slug));
}

export async function needActionById(scope: ProjectScope, id: string): Promise<StoredAction> {
  const head = (await headsById(scope, [id])).get(id);
  if (!head || head.kind !== 'action') throw new NotFound();
  return withRow(scope, head);
}

async function withRow(scope: ProjectScope, head: RecordHead): Promise<StoredAction> {
  const row = await scope.db
    .selectFrom('action')
    .selectAll()
    .where('id', '=', head.id)
    .where('project_id', '=', scope.project.id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, summary, language, themes, partnerId, happensOn: startsOn } = head;
  const { background, activities, nature, stakeholders, funding, results, indicators, sources } = row;
  const cost = moneyOf(row.cost_minor, row.cost_currency);
  return {
    head,
    value: {
      ...{ title, summary, language, themes, partnerId, startsOn },
      ...{ background, activities, nature, stakeholders, funding, results, indicators, sources, cost },
      planId: row.plan_id,
      furtherPartnerIds: await partnersBeside(scope, sharing, head.id),
      endsOn: row.ends_on,
      timeframeNote: row.timeframe_note,
      costNote: row.cost_note,
      state: isActionState(head.state) ? head.state : 'unknown',
      stateReason: row.state_reason,
      nextStep: row.next_step,
      nextStepOn: row.next_step_on,
    },
  };
}

/** Makes an action in a state that needs no reason; updates bring it further. */
export async function createAction(
  scope: ProjectScope,
  values: ActionValues,
  state: ActionState = 'not-started',
): Promise<{ id: string; slug: string }> {
  const made = await createRecord(scope, { kind: 'action', ...headOf(values), state }, await said(scope, values));
  const standing = { state_reason: '', next_step: '', next_step_on: null, updated_at: null };
  await scope.db
    .insertInto('action')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(values), ...standing })
    .execute();
  await keepPartnersBeside(scope, sharing, made.id, values.furtherPartnerIds);
  return made;
}

/** Replaces what an action says, but not where it stands. `revision` as in `changeRecord`. */
export async function changeAction(
  scope: ProjectScope,
  { head, value: action }: StoredAction,
  revision: number | null,
  values: ActionValues,
): Promise<void> {
  await changeRecord(scope, head, revision, headOf(values), {
    before: await said(scope, action),
    after: await said(scope, values),
  });
  await scope.db.updateTable('action').set(rowOf(values)).where('id', '=', head.id).execute();
  await keepPartnersBeside(scope, sharing, head.id, values.furtherPartnerIds);
}

/**
 * Writes where an action stands by what was told of it; the caller has checked the reason. With `isPublic` the public
 * page follows at once, and only in this: what is being edited stays unpublished, and what was told to the project only.
 */
export async function changeStanding(
  scope: ProjectScope,
  { head, value: action }: StoredAction,
  told: Standing,
  isPublic: boolean,
): Promise<void> {
  const { state, ...after } = standingAfter(action, told);
  const { stateReason, nextStep, nextStepOn } = action;
  const before = { stateReason, nextStep, nextStepOn };
  await changeRecord(scope, head, null, { state }, { before, after: { ...after } });
  await scope.db
    .updateTable('action')
    .set({
      state_reason: after.stateReason,
      next_step: after.nextStep,
      next_step_on: after.nextStepOn,
      updated_at: scope.now,
    })
    .where('id', '=', head.id)
    .execute();
  const shown = isPublic ? await publishedValue<Action>(scope, head.id) : null;
  if (shown) await publishAction(scope, { head, value: { ...shown, ...standingAfter(shown, told) } });
}

/** Puts an action before the public as this value tells it. */
export async function publishAction(scope: ProjectScope, { head, value: action }: StoredAction): Promise<void> {
  const { background, activities, nature, stakeholders, funding, results, nextStep } = action;
  const words = [background, activities, nature, stakeholders, funding, results, nextStep].join('\n');
  const country = await countryOfPartner(scope, action.partnerId);
  await publish(scope, { ...head, ...headOf(action), themes: [...action.themes], state: action.state }, action, {
    country,
    words,
  });
}

function headOf(values: ActionValues) {
  const { title, summary, language, themes, partnerId, startsOn: happensOn } = values;
  return { title, summary, language, themes, partnerId, happensOn };
}

function rowOf(values: ActionValues) {
  const { background, activities, nature, stakeholders, funding, results } = values;
  return {
    ...{ background, activities, nature, stakeholders, funding, results },
    plan_id: values.planId,
    ends_on: values.endsOn,
    timeframe_note: values.timeframeNote,
    cost_minor: values.cost?.minor ?? null,
    cost_currency: values.cost?.currency ?? null,
    cost_note: values.costNote,
    indicators: JSON.stringify(values.indicators),
    sources: JSON.stringify(values.sources),
  };
}

/** What the history says of an action besides the head of its record, by the names of the form. */
async function said(scope: ProjectScope, values: ActionValues): Promise<Record<string, Recorded>> {
  const names = await namesOf(scope, 'workspace', scope.project.slug, [values.planId, ...values.furtherPartnerIds]);
  const title = (id: string) => names.get(id)?.title ?? id;
  const { background, activities, nature, stakeholders, endsOn, timeframeNote, cost, costNote, funding, results } =
    values;
  return {
    planId: title(values.planId),
    furtherPartnerIds: values.furtherPartnerIds.map(title),
    ...{ background, activities, nature, stakeholders, endsOn, timeframeNote },
    costAmount: cost && moneyLine(cost),
    ...{ costNote, funding, results },
    indicators: linesOfIndicators(values.indicators),
    sources: linesOf(values.sources),
  };
}
