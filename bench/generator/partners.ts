import { countries } from '../../src/records/countries.ts';
import type { Instrument } from '../../src/features/instruments/index.ts';
import type { Card } from '../../src/features/needs/index.ts';
import type { Partner } from '../../src/features/partners/index.ts';
import { languages, type Language } from '../../src/kernel/words.ts';
import { day, type MadeProject, type Making } from './making.ts';

export interface MadePartner {
  readonly id: string;
  readonly language: Language;
  readonly country: string;
  readonly city: string;
  readonly instrument: string;
  readonly needs: readonly { readonly id: string; readonly isOpen: boolean }[];
}

const homes: Readonly<Record<Language, string>> = { en: 'IE', it: 'IT', sv: 'SE', et: 'EE', hu: 'HU' };

/** Makes the partners of a project, each with its instrument, its needs and its strengths. */
export function makePartners(making: Making, project: MadeProject, count: number): MadePartner[] {
  return Array.from({ length: count }, (_, index) => makePartner(making, project, index));
}

function makePartner(making: Making, project: MadeProject, index: number): MadePartner {
  const { chance, rows } = making;
  const id = making.ids.next();
  const language = languages[index % languages.length] ?? 'en';
  const country = chance.in100(60) ? homes[language] : chance.pick(countries);
  const city = making.city();
  const hasPlace = chance.in100(90);
  const partner: Partner = {
    name: city,
    organisation: `${making.title(language).text}, ${city}`,
    department: chance.in100(50) ? making.title(language).text : '',
    summary: making.text(language, 1, 20).text,
    language,
    city,
    country,
    nuts2: '',
    nuts3: '',
    latitude: hasPlace ? 36 + chance.below(3000) / 100 : null,
    longitude: hasPlace ? -9 + chance.below(4000) / 100 : null,
    population: chance.in100(70) ? chance.between(900, 2_000_000) : null,
    populationYear: null,
    populationSources: [],
    languages: [language],
    role: index === 0 ? 'lead-partner' : 'partner',
    webAddress: chance.in100(60) ? `https://city-${project.slug}-${index}.example/` : '',
    sources: [],
    replacement: null,
  };
  const title = { text: city, pieces: [city] };
  const at = project.from + chance.between(0, 40) * day;
  making.record(
    project,
    {
      id,
      kind: 'partner',
      title,
      summary: { text: partner.summary, pieces: [] },
      language,
      variety: partner.role,
      partnerId: id,
      at,
      country,
      content: partner,
      changes: making.changes(language, 30),
    },
    index + 1,
  );
  rows.add('partner', {
    id,
    project_id: project.id,
    organisation: partner.organisation,
    department: partner.department,
    city,
    country,
    nuts2: null,
    nuts3: null,
    latitude: partner.latitude,
    longitude: partner.longitude,
    population: partner.population,
    population_year: null,
    population_sources: '[]',
    languages: [language],
    role: partner.role,
    web_address: partner.webAddress,
    sources: '[]',
  });
  const place = { id, language, country, city };
  const instrument = makeInstrument(making, project, place, index);
  const needs = Array.from({ length: chance.between(1, 4) }, (_, number) =>
    makeCard(making, project, place, 'need', index * 10 + number),
  );
  for (let number = chance.between(0, 3); number > 0; number--) {
    makeCard(making, project, place, 'strength', index * 10 + number);
  }
  return { ...place, instrument, needs };
}

type Place = Pick<MadePartner, 'id' | 'language' | 'country'>;

function makeInstrument(
  making: Making,
  project: MadeProject,
  { id: partnerId, language, country }: Place,
  number: number,
): string {
  const { chance, rows } = making;
  const title = making.title(language);
  const goal = making.text(language, 1);
  const description = making.text(language, 3, 30);
  const isStructuralFund = chance.pick([true, true, false, false, null]);
  const instrument: Instrument = {
    title: title.text,
    language,
    authority: making.title(language).text,
    goal: goal.text,
    description: description.text,
    isStructuralFund,
    partnerIds: [partnerId],
    sources: [],
    replacement: null,
    row: [],
  };
  const id = making.ids.next();
  const content: Instrument = { ...instrument, row: [{ id, title: title.text, replacement: null }] };
  making.record(
    project,
    {
      id,
      kind: 'instrument',
      title,
      summary: goal,
      language,
      partnerId,
      at: project.from + 60 * day,
      country,
      words: [description],
      content,
      changes: making.changes(language, 25),
    },
    number + 1,
  );
  rows.add('instrument', {
    id,
    project_id: project.id,
    authority: instrument.authority,
    goal: goal.text,
    description: description.text,
    is_structural_fund: isStructuralFund,
    sources: '[]',
  });
  rows.add('instrument_partner', { instrument_id: id, partner_id: partnerId, project_id: project.id });
  return id;
}

function makeCard(
  making: Making,
  project: MadeProject,
  { id: partnerId, language, country }: Place,
  kind: 'need' | 'strength',
  number: number,
): MadePartner['needs'][number] {
  const { chance, rows } = making;
  const title = making.title(language);
  const description = making.text(language, 2, 15);
  const about = making.themes();
  const state = kind === 'strength' ? 'offered' : chance.pick(['open', 'worked-on', 'met', 'dropped'] as const);
  const priority = chance.in100(80) ? chance.pick(['high', 'medium', 'low'] as const) : null;
  const stateReason = state === 'dropped' ? making.text(language, 1).text : '';
  const card: Card = {
    kind,
    title: title.text,
    description: description.text,
    language,
    themes: about,
    priority,
    partnerId,
    sources: [],
    state,
    stateReason,
  };
  const at = project.from + chance.between(20, 300) * day;
  const content = chance.in100(95) ? card : null;
  const id = making.record(
    project,
    {
      kind,
      title,
      summary: description,
      language,
      state,
      themes: about,
      partnerId,
      at,
      country,
      words: [description],
      content,
      changes: making.changes(language, 16),
    },
    number + 1,
  );
  rows.add('card', {
    id,
    project_id: project.id,
    description: description.text,
    priority,
    state_reason: stateReason,
    sources: '[]',
  });
  return { id, isOpen: content !== null && project.isPublic };
}
