import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { writesFor } from '../../records/editing.ts';
import { remember, type Recorded } from '../../records/history.ts';
import { leadsOf, notify } from '../../records/notices.ts';
import { sharingPartners } from '../../records/partners.ts';
import { announce } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById } from '../../records/record.ts';
import { changeStanding, needActionById, type StoredAction } from '../actions/index.ts';
import { addEvidence, reopenEvidence, withdrawEvidence, type NewEvidence } from './evidence.ts';
import { newestUpdate } from './reading.ts';
import './tables.ts';
import { standingTold, titleOf, type Update, type UpdateValues } from './update.ts';

/** What the history says of an update besides the head of its record, by the names of the form. */
function said(values: UpdateValues): Record<string, Recorded> {
  const { reason, done, note, nextStep, nextStepOn, isPublic } = values;
  return { reason, done, note, nextStep, nextStepOn, isPublic };
}

/** The action as it stands now, held for this transaction: two updates at the same moment come one after the other. */
async function lockedAction(scope: ProjectScope, { head }: StoredAction): Promise<StoredAction> {
  await scope.db.selectFrom('record').select('id').where('id', '=', head.id).forNoKeyUpdate().execute();
  return needActionById(scope, head.id);
}

/** The partner for whom a person writes about an action: their own where it takes part, else the responsible one. */
function writingPartner(scope: ProjectScope, { value: action }: StoredAction): string | null {
  const writing = writesFor(scope.who, scope.project.id);
  const own = writing === 'everybody' ? [] : sharingPartners(action).filter((partner) => writing.includes(partner));
  return own[0] ?? action.partnerId;
}

/**
 * Records an update on an action, with its evidence: one transaction for the update, where the action stands, the
 * history, what the public sees and the notices. The caller has checked the rules.
 */
export async function recordUpdate(
  scope: ProjectScope,
  seen: StoredAction,
  values: UpdateValues,
  evidence: readonly NewEvidence[] = [],
): Promise<{ id: string }> {
  const stored = await lockedAction(scope, seen);
  const partnerId = writingPartner(scope, stored);
  const { language, state } = values;
  const made = await createRecord(
    scope,
    { kind: 'update', title: titleOf(values), language, state, partnerId, hasPage: false },
    said(values),
  );
  await scope.db
    .insertInto('progress_update')
    .values({
      id: made.id,
      project_id: scope.project.id,
      action_id: stored.head.id,
      partner_id: partnerId,
      state_before: stored.value.state,
      state,
      reason: values.reason,
      note: values.note,
      done: values.done,
      next_step: values.nextStep,
      next_step_on: values.nextStepOn,
      language,
      is_public: values.isPublic,
      made_at: scope.now,
      made_by: scope.who.person.id,
      corrected_at: null,
      withdrawn_at: null,
      withdrawn_reason: '',
    })
    .execute();
  await changeStanding(scope, stored, standingTold(values), values.isPublic);
  const update = { id: made.id, actionId: stored.head.id, ...values };
  for (const one of evidence) await addEvidence(scope, update, one);
  await tellLeads(scope, stored, values);
  return { id: made.id };
}

async function tellLeads(scope: ProjectScope, stored: StoredAction, { state }: UpdateValues): Promise<void> {
  const partners = sharingPartners(stored.value);
  const leads: string[] = [];
  for (const partner of partners.length === 0 ? [null] : partners) leads.push(...(await leadsOf(scope, partner)));
  await notify(scope, leads, stored.head.id, 'update-recorded', { state, before: stored.value.state });
}

export type Correction = Pick<UpdateValues, 'reason' | 'done' | 'note' | 'isPublic'>;

/** Corrects what an update says; where the action stands is changed by a new update, only the reason follows. */
export async function correctUpdate(
  scope: ProjectScope,
  stored: StoredAction,
  update: Update,
  revision: number,
  correction: Correction,
): Promise<void> {
  const head = (await headsById(scope, [update.id])).get(update.id);
  if (!head) throw new NotFound();
  const values = { ...update, ...correction };
  await changeRecord(scope, head, revision, { title: titleOf(values) }, { before: said(update), after: said(values) });
  await scope.db
    .updateTable('progress_update')
    .set({
      reason: values.reason,
      done: values.done,
      note: values.note,
      is_public: values.isPublic,
      corrected_at: scope.now,
    })
    .where('id', '=', update.id)
    .execute();
  if (values.isPublic !== update.isPublic) await reopenEvidence(scope, values);
  const isNewest = (await newestUpdate(scope, stored.head.id))?.id === update.id;
  if (isNewest && values.reason !== update.reason) {
    const { state, nextStep, nextStepOn } = stored.value;
    await changeStanding(scope, stored, { state, nextStep, nextStepOn, stateReason: values.reason }, values.isPublic);
  }
  await announce(scope);
}

/** Takes an update back, with the reason; it stays readable in the project. The action stands as it did before. */
export async function withdrawUpdate(
  scope: ProjectScope,
  stored: StoredAction,
  update: Update,
  reason: string,
): Promise<void> {
  const isNewest = (await newestUpdate(scope, stored.head.id))?.id === update.id;
  const head = (await headsById(scope, [update.id])).get(update.id);
  if (!head) throw new NotFound();
  await changeRecord(scope, head, null, {});
  await remember(scope, update.id, 'withdrawn', { reason: { before: null, after: reason } });
  await scope.db
    .updateTable('progress_update')
    .set({ withdrawn_at: scope.now, withdrawn_reason: reason })
    .where('id', '=', update.id)
    .execute();
  await withdrawEvidence(scope, update, reason);
  if (isNewest) {
    const before = await newestUpdate(scope, stored.head.id);
    const unsaid = { state: update.stateBefore, stateReason: '', nextStep: '', nextStepOn: null };
    const standing = before ? standingTold(before) : unsaid;
    await changeStanding(scope, stored, standing, update.isPublic);
  }
  await announce(scope);
}
