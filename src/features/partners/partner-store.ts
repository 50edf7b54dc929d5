import { sql, type Generated, type JSONColumnType, type Selectable } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { writesFor } from '../../records/editing.ts';
import type { Choice } from '../../layout/record/index.ts';
import { announce, publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headColumns, needHead, type RecordHead } from '../../records/record.ts';
import type { Source } from '../../records/sources.ts';
import { saidOfPartner, type Partner, type PartnerRole, type PartnerValues } from './partner.ts';

type Json<Value extends object> = JSONColumnType<Value, string | undefined, string>;

interface PartnerTable {
  id: string;
  project_id: string;
  organisation: string;
  department: Generated<string>;
  city: string;
  country: string;
  nuts2: string | null;
  nuts3: string | null;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  population_year: number | null;
  population_sources: Json<Source[]>;
  languages: Generated<string[]>;
  role: PartnerRole;
  web_address: Generated<string>;
  sources: Json<Source[]>;
  replaced_by: string | null;
  replaced_on: PartialDate | null;
  replacement_reason: Generated<string>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    partner: PartnerTable;
  }
}

export interface StoredPartner {
  readonly head: RecordHead;
  readonly value: Partner;
}

function rowOf(values: PartnerValues) {
  return {
    organisation: values.organisation,
    department: values.department,
    city: values.city,
    country: values.country,
    nuts2: values.nuts2 === '' ? null : values.nuts2,
    nuts3: values.nuts3 === '' ? null : values.nuts3,
    latitude: values.latitude,
    longitude: values.longitude,
    population: values.population,
    population_year: values.populationYear,
    population_sources: JSON.stringify(values.populationSources),
    languages: [...values.languages],
    role: values.role,
    web_address: values.webAddress,
    sources: JSON.stringify(values.sources),
  };
}

function partnerOf(row: Selectable<PartnerTable>, head: RecordHead): Partner {
  const { replaced_by: by, replaced_on: on, replacement_reason: reason } = row;
  return {
    name: head.title,
    organisation: row.organisation,
    department: row.department,
    summary: head.summary,
    language: head.language,
    city: row.city,
    country: row.country,
    nuts2: row.nuts2 ?? '',
    nuts3: row.nuts3 ?? '',
    latitude: row.latitude,
    longitude: row.longitude,
    population: row.population,
    populationYear: row.population_year,
    populationSources: row.population_sources,
    languages: row.languages,
    role: row.role,
    webAddress: row.web_address,
    sources: row.sources,
    replacement: by === null || on === null ? null : { by, on, reason },
  };
}

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
  return { id, slug: made.slug ?? '' };
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
