import type { Generated, JSONColumnType, Selectable } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById, needHead, type RecordHead } from '../../records/record.ts';
import type { Source } from '../../records/sources.ts';
import {
  rowAround,
  saidOfInstrument,
  type Instrument,
  type InstrumentReplacement,
  type InstrumentValues,
  type Step,
} from './instrument.ts';

type Json<Value extends object> = JSONColumnType<Value, string | undefined, string>;

interface InstrumentTable {
  id: string;
  project_id: string;
  authority: Generated<string>;
  goal: Generated<string>;
  description: Generated<string>;
  is_structural_fund: boolean | null;
  sources: Json<Source[]>;
  replaced_by: string | null;
  replaced_on: PartialDate | null;
  replacement_reason: Generated<string>;
  goal_kept: Generated<string>;
  replacement_sources: Json<Source[]>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    instrument: InstrumentTable;
    instrument_partner: { instrument_id: string; partner_id: string; project_id: string };
  }
}

export interface StoredInstrument {
  readonly head: RecordHead;
  readonly value: Instrument;
}

function headOf({ title, goal, language, partnerIds }: InstrumentValues) {
  return { title, summary: goal, language, partnerId: partnerIds[0] ?? null };
}

function rowOf({ authority, goal, description, isStructuralFund, sources }: InstrumentValues) {
  return { authority, goal, description, is_structural_fund: isStructuralFund, sources: JSON.stringify(sources) };
}

function replacementOf(
  row: Pick<
    Selectable<InstrumentTable>,
    'replaced_by' | 'replaced_on' | 'replacement_reason' | 'goal_kept' | 'replacement_sources'
  >,
): InstrumentReplacement | null {
  const {
    replaced_by: by,
    replaced_on: on,
    replacement_reason: reason,
    goal_kept: goalKept,
    replacement_sources: sources,
  } = row;
  return by === null || on === null ? null : { by, on, reason, goalKept, sources };
}

/** Every instrument of the project with what it gave way to. A project has a handful of them. */
export async function stepsOf(scope: ProjectScope): Promise<Step[]> {
  const rows = await scope.db
    .selectFrom('instrument')
    .innerJoin('record', 'record.id', 'instrument.id')
    .select([
      'instrument.id',
      'record.title',
      'replaced_by',
      'replaced_on',
      'replacement_reason',
      'goal_kept',
      'replacement_sources',
    ])
    .where('instrument.project_id', '=', scope.project.id)
    .where('record.erased_at', 'is', null)
    .orderBy('instrument.id')
    .execute();
  return rows.map((row) => ({ id: row.id, title: row.title, replacement: replacementOf(row) }));
}

/** An instrument by its address, with the row of replacements it stands in; NotFound when there is none. */
export async function needInstrument(scope: ProjectScope, slug: string): Promise<StoredInstrument> {
  const head = await needHead(scope, 'instrument', slug);
  const row = await scope.db.selectFrom('instrument').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const partners = await scope.db
    .selectFrom('instrument_partner')
    .select('partner_id')
    .where('instrument_id', '=', head.id)
    .orderBy('partner_id')
    .execute();
  const ids = partners.map((partner) => partner.partner_id);
  return {
    head,
    value: {
      title: head.title,
      language: head.language,
      authority: row.authority,
      goal: row.goal,
      description: row.description,
      isStructuralFund: row.is_structural_fund,
      partnerIds: ids.toSorted((one, other) => Number(other === head.partnerId) - Number(one === head.partnerId)),
      sources: row.sources,
      replacement: replacementOf(row),
      row: rowAround(await stepsOf(scope), head.id),
    },
  };
}

/** Makes an instrument of one or several partners. */
export async function createInstrument(
  scope: ProjectScope,
  values: InstrumentValues,
): Promise<{ id: string; slug: string }> {
  const said = saidOfInstrument(values, await namesOf(scope, values.partnerIds));
  const { id, slug } = await createRecord(scope, { kind: 'instrument', ...headOf(values) }, said);
  const replacing = { replaced_by: null, replaced_on: null };
  await scope.db
    .insertInto('instrument')
    .values({ id, project_id: scope.project.id, ...rowOf(values), ...replacing })
    .execute();
  await savePartners(scope, id, values.partnerIds);
  return { id, slug: slug ?? '' };
}

/** Saves an instrument over the revision the person saw; throws SavedMeanwhile when that is not the newest. */
export async function changeInstrument(
  scope: ProjectScope,
  { head, value }: StoredInstrument,
  revision: number | null,
  values: InstrumentValues,
): Promise<void> {
  const before = saidOfInstrument(value, await namesOf(scope, value.partnerIds));
  const after = saidOfInstrument(values, await namesOf(scope, values.partnerIds));
  await changeRecord(scope, head, revision, headOf(values), { before, after });
  await scope.db.updateTable('instrument').set(rowOf(values)).where('id', '=', head.id).execute();
  await savePartners(scope, head.id, values.partnerIds);
}

async function namesOf(scope: ProjectScope, partners: readonly string[]): Promise<string[]> {
  const heads = await headsById(scope, partners);
  return partners.flatMap((partner) => heads.get(partner)?.title ?? []);
}

async function savePartners(scope: ProjectScope, instrumentId: string, partners: readonly string[]): Promise<void> {
  await scope.db.deleteFrom('instrument_partner').where('instrument_id', '=', instrumentId).execute();
  if (partners.length === 0) return;
  const rows = [...new Set(partners)].map((partner) => ({
    instrument_id: instrumentId,
    partner_id: partner,
    project_id: scope.project.id,
  }));
  await scope.db.insertInto('instrument_partner').values(rows).execute();
}

export async function publishInstrument(scope: ProjectScope, { head, value }: StoredInstrument): Promise<void> {
  const country = await countryOfPartner(scope, head.partnerId);
  await publish(scope, head, value, { country, words: [value.authority, value.description].join('\n') });
}

/** Lets an instrument give way to another one, with the date, the reason and what was kept of its goal. */
export async function replaceInstrument(
  scope: ProjectScope,
  { head }: StoredInstrument,
  replacement: InstrumentReplacement,
): Promise<void> {
  const { by, on, reason, goalKept, sources } = replacement;
  const [name = ''] = await namesOf(scope, [by]);
  const before = { replacedBy: null, replacedOn: null, reason: null, goalKept: null };
  const after = { replacedBy: name, replacedOn: on, reason, goalKept };
  await changeRecord(scope, head, null, { state: 'replaced' }, { before, after });
  await scope.db
    .updateTable('instrument')
    .set({
      replaced_by: by,
      replaced_on: on,
      replacement_reason: reason,
      goal_kept: goalKept,
      replacement_sources: JSON.stringify(sources),
    })
    .where('id', '=', head.id)
    .execute();
}
