import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { keepPartnersBeside, partnersBeside } from '../../records/partners.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, needHead, type Stored } from '../../records/record.ts';
import { saidOfInstrument } from './form.ts';
import { rowAround, type Instrument, type InstrumentValues } from './instrument.ts';
import { partnerNames } from './partner-names.ts';
import { replacementOf, stepsOf } from './replacing.ts';

export type StoredInstrument = Stored<Instrument>;

const sharing = { table: 'instrument_partner', record: 'instrument_id' } as const;

function headOf({ title, goal, language, partnerIds }: InstrumentValues) {
  return { title, summary: goal, language, partnerId: partnerIds[0] ?? null };
}

function rowOf({ authority, goal, description, isStructuralFund, sources }: InstrumentValues) {
  return { authority, goal, description, is_structural_fund: isStructuralFund, sources: JSON.stringify(sources) };
}

/** An instrument by its address, with the row of replacements it stands in; NotFound when there is none. */
export async function needInstrument(scope: ProjectScope, slug: string): Promise<StoredInstrument> {
  const head = await needHead(scope, 'instrument', slug);
  const row = await scope.db.selectFrom('instrument').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const ids = await partnersBeside(scope, sharing, head.id);
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
  const said = saidOfInstrument(values, await partnerNames(scope, values.partnerIds));
  const { id, slug } = await createRecord(scope, { kind: 'instrument', ...headOf(values) }, said);
  const replacing = { replaced_by: null, replaced_on: null };
  await scope.db
    .insertInto('instrument')
    .values({ id, project_id: scope.project.id, ...rowOf(values), ...replacing })
    .execute();
  await keepPartnersBeside(scope, sharing, id, values.partnerIds);
  return { id, slug };
}

/** Saves an instrument over the revision the person saw; throws SavedMeanwhile when that is not the newest. */
export async function changeInstrument(
  scope: ProjectScope,
  { head, value }: StoredInstrument,
  revision: number | null,
  values: InstrumentValues,
): Promise<void> {
  const before = saidOfInstrument(value, await partnerNames(scope, value.partnerIds));
  const after = saidOfInstrument(values, await partnerNames(scope, values.partnerIds));
  await changeRecord(scope, head, revision, headOf(values), { before, after });
  await scope.db.updateTable('instrument').set(rowOf(values)).where('id', '=', head.id).execute();
  await keepPartnersBeside(scope, sharing, head.id, values.partnerIds);
}

export async function publishInstrument(scope: ProjectScope, { head, value }: StoredInstrument): Promise<void> {
  const country = await countryOfPartner(scope, head.partnerId);
  await publish(scope, head, value, { country, words: [value.authority, value.description].join('\n') });
}
