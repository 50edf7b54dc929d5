import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { announce } from '../../records/publishing.ts';
import { changeRecord, headColumns, type RecordHead } from '../../records/record.ts';
import type { StoredPartner } from './store.ts';

export interface PartnerReplacing {
  readonly by: string;
  readonly on: PartialDate;
  readonly reason: string;
  /** Whether what the old partner owned stays with it or goes to the new one. */
  readonly records: 'stay' | 'move';
}

/**
 * Lets another partner come in the place of one: the old one stays, marked, with its date and reason. Where it led the
 * project the new one leads. The caller has asked whether the new one can (`canReplace`).
 */
export async function replacePartner(
  scope: ProjectScope,
  { head, value }: StoredPartner,
  { by, on, reason, records }: PartnerReplacing,
): Promise<void> {
  const before = { replacedBy: null, replacedOn: null, reason: null };
  await changeRecord(
    scope,
    head,
    null,
    { state: 'replaced' },
    {
      before,
      after: { replacedBy: await nameOf(scope, by), replacedOn: on, reason },
    },
  );
  const replaced = { replaced_by: by, replaced_on: on, replacement_reason: reason };
  await scope.db.updateTable('partner').set(replaced).where('id', '=', head.id).execute();
  if (value.role === 'lead-partner') await makeLead(scope, by);
  if (records === 'move') await giveRecords(scope, head.id, by);
}

async function nameOf(scope: ProjectScope, partnerId: string): Promise<string> {
  const row = await scope.db.selectFrom('record').select('title').where('id', '=', partnerId).executeTakeFirst();
  return row?.title ?? '';
}

async function headsWhere(scope: ProjectScope, column: 'id' | 'partner_id', value: string): Promise<RecordHead[]> {
  return scope.db
    .selectFrom('record')
    .select(headColumns)
    .where('project_id', '=', scope.project.id)
    .where(column, '=', value)
    .where('erased_at', 'is', null)
    .execute();
}

async function makeLead(scope: ProjectScope, partnerId: string): Promise<void> {
  const [head] = await headsWhere(scope, 'id', partnerId);
  if (!head) throw new NotFound();
  const fields = { before: { role: head.variety }, after: { role: 'lead-partner' } };
  await changeRecord(scope, head, null, { variety: 'lead-partner' }, fields);
  await scope.db.updateTable('partner').set({ role: 'lead-partner' }).where('id', '=', partnerId).execute();
}

/** Gives everything one partner owns to another, each with its line of history; its own profile stays. */
async function giveRecords(scope: ProjectScope, from: string, to: string): Promise<void> {
  for (const head of await headsWhere(scope, 'partner_id', from)) {
    if (head.id !== from) await changeRecord(scope, head, null, { partnerId: to });
  }
  await scope.db
    .updateTable('published')
    .set({ partner_id: to })
    .where('partner_id', '=', from)
    .where('record_id', '<>', from)
    .execute();
  await sql`insert into instrument_partner (instrument_id, partner_id, project_id)
    select instrument_id, ${to}, project_id from instrument_partner where partner_id = ${from}
    on conflict do nothing`.execute(scope.db);
  await scope.db.deleteFrom('instrument_partner').where('partner_id', '=', from).execute();
  await announce(scope);
}
