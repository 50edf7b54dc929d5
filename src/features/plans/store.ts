import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { Recorded } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { keepPartnersBeside, partnersBeside } from '../../records/partners.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, needHead, type Stored } from '../../records/record.ts';
import { linesOf } from '../../records/sources.ts';
import { isPlanState, type Plan, type PlanState, type PlanValues } from './plan.ts';
import './tables.ts';

/** A plan of the workspace with the head of its record. */
export type StoredPlan = Stored<Plan>;

const sharing = { table: 'plan_partner', record: 'plan_id' } as const;

/** The plan of this project at an address; NotFound when there is none. */
export async function needPlan(scope: ProjectScope, slug: string): Promise<StoredPlan> {
  const head = await needHead(scope, 'plan', slug);
  const row = await scope.db
    .selectFrom('plan')
    .selectAll()
    .where('id', '=', head.id)
    .where('project_id', '=', scope.project.id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, summary, language, themes, partnerId, happensOn: startsOn } = head;
  return {
    head,
    value: {
      ...{ title, summary, language, themes, partnerId, startsOn },
      state: isPlanState(head.state) ? head.state : 'unknown',
      furtherPartnerIds: await partnersBeside(scope, sharing, head.id),
      instrumentId: row.instrument_id,
      contactOrganisation: row.contact_organisation,
      endsOn: row.ends_on,
      policyContext: row.policy_context,
      englishSummary: row.english_summary,
      sources: row.sources,
    },
  };
}

/** The plan that is already there for an instrument, if any: partners that share an instrument share a plan. */
export async function planForInstrument(
  scope: ProjectScope,
  instrumentId: string,
): Promise<{ id: string; title: string } | null> {
  const row = await scope.db
    .selectFrom('plan')
    .innerJoin('record', 'record.id', 'plan.id')
    .select(['record.id', 'record.title'])
    .where('plan.instrument_id', '=', instrumentId)
    .executeTakeFirst();
  return row ?? null;
}

/** Makes a plan. The caller has asked whether the instrument is free (`planForInstrument`). */
export async function createPlan(
  scope: ProjectScope,
  values: PlanValues,
  state: PlanState = 'draft',
): Promise<{ id: string; slug: string }> {
  const made = await createRecord(scope, { kind: 'plan', ...headOf(values), state }, await said(scope, values));
  await scope.db
    .insertInto('plan')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(values) })
    .execute();
  await keepPartnersBeside(scope, sharing, made.id, values.furtherPartnerIds);
  return made;
}

/** Replaces what a plan says. `revision` as in `changeRecord`. */
export async function changePlan(
  scope: ProjectScope,
  { head, value: plan }: StoredPlan,
  revision: number | null,
  values: PlanValues,
): Promise<void> {
  await changeRecord(scope, head, revision, headOf(values), {
    before: await said(scope, plan),
    after: await said(scope, values),
  });
  await scope.db.updateTable('plan').set(rowOf(values)).where('id', '=', head.id).execute();
  await keepPartnersBeside(scope, sharing, head.id, values.furtherPartnerIds);
}

/** Puts the plan before the public as it stands. */
export async function publishPlan(scope: ProjectScope, { head, value: plan }: StoredPlan): Promise<void> {
  const words = [plan.contactOrganisation, plan.policyContext, plan.englishSummary].join('\n');
  await publish(scope, head, plan, { country: await countryOfPartner(scope, plan.partnerId), words });
}

/** An action as its plan's page lists it. */
export interface ListedAction {
  readonly slug: string | null;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly state: string;
}

/** The actions of a plan in the order in which they start; on the public face only those that everybody may read. */
export async function actionsOf(scope: Scope, face: Face, planId: string): Promise<ListedAction[]> {
  const actions =
    face === 'public'
      ? sql`published where kind = 'action' and content #>> '{content,planId}' = ${planId}`
      : sql`record where erased_at is null and id in (select id from action where plan_id = ${planId})`;
  const { rows } = await sql<ListedAction>`
    select slug, title, summary, language, state from ${actions} order by happens_on nulls last, title`.execute(
    scope.db,
  );
  return rows;
}

function headOf(values: PlanValues) {
  const { title, summary, language, themes, partnerId, startsOn: happensOn } = values;
  return { title, summary, language, themes, partnerId, happensOn };
}

function rowOf(values: PlanValues) {
  return {
    instrument_id: values.instrumentId,
    contact_organisation: values.contactOrganisation,
    ends_on: values.endsOn,
    policy_context: values.policyContext,
    english_summary: values.englishSummary,
    sources: JSON.stringify(values.sources),
  };
}

/** What the history says of a plan besides the head of its record, by the names of the form. */
async function said(scope: ProjectScope, values: PlanValues): Promise<Record<string, Recorded>> {
  const names = await namesOf(scope, 'workspace', scope.project.slug, [
    values.instrumentId,
    ...values.furtherPartnerIds,
  ]);
  const { contactOrganisation, endsOn, policyContext, englishSummary } = values;
  return {
    furtherPartnerIds: values.furtherPartnerIds.map((id) => names.get(id)?.title ?? id),
    instrumentId: names.get(values.instrumentId ?? '')?.title ?? null,
    ...{ contactOrganisation, endsOn, policyContext, englishSummary },
    sources: linesOf(values.sources),
  };
}
