import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Choice } from '../../layout/record/index.ts';
import { writesFor } from '../../records/editing.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, needHead, type Stored } from '../../records/record.ts';
import { saidOfPartner } from './form.ts';
import type { Partner, PartnerRole, PartnerValues } from './partner.ts';
import { partnerOf, rowOf } from './tables.ts';

export type StoredPartner = Stored<Partner>;

/** A partner of the workspace's project by its address; NotFound when there is none. */
export async function needPartner(scope: ProjectScope, slug: string): Promise<StoredPartner> {
  const head = await needHead(scope, 'partner', slug);
  const row = await scope.db.selectFrom('partner').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  return { head, value: partnerOf(row, head) };
}

export interface PartnerOption {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly role: PartnerRole;
  /** It was replaced: its records stay, new ones go to who came. */
  readonly isReplaced: boolean;
}

/** The partners of the project, the lead first, those that were replaced last. */
export async function partnersOf(scope: ProjectScope): Promise<PartnerOption[]> {
  const rows = await scope.db
    .selectFrom('partner')
    .innerJoin('record', 'record.id', 'partner.id')
    .select(['partner.id', 'record.slug', 'record.title as name', 'partner.city', 'partner.country', 'partner.role'])
    .select('partner.replaced_by')
    .where('partner.project_id', '=', scope.project.id)
    .where('record.erased_at', 'is', null)
    .orderBy(sql`partner.replaced_by is not null, partner.role <> 'lead-partner', record.title`)
    .execute();
  return rows.map(({ replaced_by: successor, slug, ...row }) => ({
    ...row,
    slug: slug ?? '',
    isReplaced: successor !== null,
  }));
}

/** Makes a partner. The caller has asked whether there is a lead partner already. */
export async function createPartner(scope: ProjectScope, values: PartnerValues): Promise<{ id: string; slug: string }> {
  const id = scope.tools.chance.id();
  const { summary, language, role } = values;
  const title = values.name === '' ? values.city : values.name;
  // A partner's profile belongs to the partner itself: its own people keep it.
  const head = { id, kind: 'partner', title, summary, language, partnerId: id, variety: role } as const;
  const made = await createRecord(scope, head, saidOfPartner(values));
  await scope.db
    .insertInto('partner')
    .values({ id, project_id: scope.project.id, ...rowOf(values), replaced_by: null, replaced_on: null })
    .execute();
  return made;
}

/** Saves a partner over the revision the person saw; throws SavedMeanwhile when that is not the newest. */
export async function changePartner(
  scope: ProjectScope,
  { head, value }: StoredPartner,
  revision: number | null,
  values: PartnerValues,
): Promise<void> {
  const { name: title, summary, language, role } = values;
  const fields = { before: saidOfPartner(value), after: saidOfPartner(values) };
  await changeRecord(scope, head, revision, { title, summary, language, variety: role }, fields);
  await scope.db.updateTable('partner').set(rowOf(values)).where('id', '=', head.id).execute();
}

export async function publishPartner(scope: ProjectScope, { head, value }: StoredPartner): Promise<void> {
  const words = [value.organisation, value.department, value.city, value.nuts2, value.nuts3].join('\n');
  await publish(scope, head, value, { country: value.country, words });
}

/** Partners to choose from: those that were not replaced, and those that stand there already. */
export async function presentPartners(
  scope: ProjectScope,
  standing: readonly (string | null)[] = [],
): Promise<Choice[]> {
  const partners = await partnersOf(scope);
  return partners
    .filter(({ id, isReplaced }) => !isReplaced || standing.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The partners among them that the person may give a record to. */
export async function ownPartners(scope: ProjectScope, standing: string | null): Promise<Choice[]> {
  const writing = writesFor(scope.who, scope.project.id);
  const partners = await presentPartners(scope, [standing]);
  return partners.filter(({ value }) => value === standing || writing === 'everybody' || writing.includes(value));
}
