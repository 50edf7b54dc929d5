import type { PartialDate } from '../../kernel/dates.ts';
import type { Problem, Problems } from '../../kernel/forms.ts';
import type { Language, Say } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';
import type words from './words.json';

export const partnerRoles = ['lead-partner', 'partner'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** Languages in which a partner's office can be written to. */
export const spokenLanguages = [
  ...['bg', 'bs', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'is', 'it', 'lt', 'lv', 'mk'],
  ...['mt', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'tr', 'uk'],
] as const;

/** What people say of a partner. Empty text, empty list and null: not known. */
export interface PartnerValues {
  /** What lists and chains call it: usually the city. */
  readonly name: string;
  readonly organisation: string;
  readonly department: string;
  readonly summary: string;
  readonly language: Language;
  readonly city: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly nuts2: string;
  readonly nuts3: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
  readonly populationYear: number | null;
  readonly populationSources: readonly Source[];
  readonly languages: readonly string[];
  readonly role: PartnerRole;
  readonly webAddress: string;
  readonly sources: readonly Source[];
}

/** Who came in its place; the records of the one that left stay readable with it. */
export interface PartnerReplacement {
  readonly by: string;
  readonly on: PartialDate;
  readonly reason: string;
}

export interface Partner extends PartnerValues {
  readonly replacement: PartnerReplacement | null;
}

/** A partner of which only name and place are known. */
export const blankPartner: Omit<PartnerValues, 'organisation' | 'language' | 'city' | 'country'> = {
  name: '',
  department: '',
  summary: '',
  nuts2: '',
  nuts3: '',
  latitude: null,
  longitude: null,
  population: null,
  populationYear: null,
  populationSources: [],
  languages: [],
  role: 'partner',
  webAddress: '',
  sources: [],
};

// The nomenclature has its own prefix for two countries.
const nutsPrefix = (country: string) => ({ GR: 'EL', GB: 'UK' })[country] ?? country;

/** What does not fit together in a profile; `lead` is the name of another partner that leads the project. */
export function problemsInPartner(partner: PartnerValues, lead: string | null, say: Say<typeof words>): Problems {
  const problems: Record<string, Problem> = {};
  const wrong = (field: keyof PartnerValues, words: string) => {
    problems[field] = { key: 'wrong', text: words };
  };
  const prefix = nutsPrefix(partner.country);
  const isCode = (code: string, characters: number) =>
    code === '' || new RegExp(`^${prefix}[0-9A-Z]{${characters}}$`).test(code);
  if (!isCode(partner.nuts2, 2)) wrong('nuts2', say('rule.nuts2', { example: `${prefix}11` }));
  if (!isCode(partner.nuts3, 3)) wrong('nuts3', say('rule.nuts3', { example: `${prefix}111` }));
  else if (partner.nuts2 !== '' && partner.nuts3 !== '' && !partner.nuts3.startsWith(partner.nuts2)) {
    wrong('nuts3', say('rule.nutsInside', { code: partner.nuts2 }));
  }
  if (partner.latitude === null && partner.longitude !== null) wrong('latitude', say('rule.coordinates'));
  if (partner.latitude !== null && partner.longitude === null) wrong('longitude', say('rule.coordinates'));
  if (partner.population === null && partner.populationYear !== null) wrong('population', say('rule.population'));
  if (partner.role === 'lead-partner' && lead !== null) wrong('role', say('rule.leadPartner', { lead }));
  return problems;
}
