import type { Generated, JSONColumnType, Selectable } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Source } from '../../records/sources.ts';
import type { Partner, PartnerRole, PartnerValues } from './partner.ts';

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

/** A partner's values as its row. */
export function rowOf(values: PartnerValues) {
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

/** A partner from its row and its record. */
export function partnerOf(row: Selectable<PartnerTable>, head: RecordHead): Partner {
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
