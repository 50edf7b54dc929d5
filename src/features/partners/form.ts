import {
  asTyped,
  choice,
  choices,
  form,
  longText,
  number,
  text,
  webAddress,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages } from '../../kernel/words.ts';
import { countries } from '../../records/countries.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import { partnerRoles, spokenLanguages, type PartnerValues } from './partner.ts';

export const partnerForm = form({
  organisation: text({ required: true, limit: 200 }),
  city: text({ required: true, limit: 100 }),
  country: choice(countries, { required: true }),
  name: text({ limit: 100 }),
  role: choice(partnerRoles, { required: true, control: 'radio' }),
  department: text({ limit: 300 }),
  summary: longText({ limit: 500 }),
  language: choice(languages, { required: true }),
  webAddress: webAddress(),
  nuts2: text({ limit: 4 }),
  nuts3: text({ limit: 5 }),
  latitude: number({ least: -90, most: 90 }),
  longitude: number({ least: -180, most: 180 }),
  population: number({ least: 1, most: 50_000_000, whole: true }),
  populationYear: number({ least: 1900, most: 2200, whole: true }),
  populationSources: sourceLines(),
  languages: choices(spokenLanguages),
  sources: sourceLines(),
});
export type PartnerTyped = ValuesOf<typeof partnerForm.fields>;

/** What was typed as a partner's values; the city is its name unless it has another, codes are in capitals. */
export function partnerFrom(typed: PartnerTyped): PartnerValues {
  return {
    ...typed,
    name: typed.name === '' ? typed.city : typed.name,
    nuts2: typed.nuts2.toUpperCase(),
    nuts3: typed.nuts3.toUpperCase(),
  };
}

export function typedPartner(partner: PartnerValues): Typed {
  const { sources, populationSources, ...plain } = partner;
  return asTyped({
    ...plain,
    sources: linesOf(sources).join('\n'),
    populationSources: linesOf(populationSources).join('\n'),
  });
}

/** The fields a partner's history keeps beside the head of its record. */
export function saidOfPartner(partner: PartnerValues): Record<string, Recorded> {
  const { name: _name, summary: _summary, language: _language, sources, populationSources, ...plain } = partner;
  return { ...plain, sources: linesOf(sources), populationSources: linesOf(populationSources) };
}
