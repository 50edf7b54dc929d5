import type { Effort } from '../../src/features/effort/index.ts';
import type { Practice } from '../../src/features/practices/index.ts';
import type { Theme } from '../../src/records/themes.ts';
import { day, noText, type MadeProject, type Making } from './making.ts';
import type { MadePartner } from './partners.ts';

/** A record another one can be tied to, and whose it is. */
export interface Tied {
  readonly id: string;
  readonly partnerId: string | null;
  readonly isOpen: boolean;
  /** Of a practice. */
  readonly themes?: readonly Theme[];
}

/** Makes a good practice: most are whole, some say next to nothing. */
export function makePractice(making: Making, project: MadeProject, partner: MadePartner, number: number): Tied {
  const { chance, rows } = making;
  const { language } = partner;
  const title = making.title(language);
  const summary = making.text(language, 1, 10);
  const description = making.text(language, chance.in100(5) ? 9 : chance.between(3, 6), 2);
  const [resources, evidence, difficulties, transfer] = [
    making.text(language, 1, 25),
    making.text(language, 2, 20),
    making.text(language, 1, 40),
    making.text(language, 2, 35),
  ];
  const about = making.themes();
  const at = project.from + chance.between(60, 1000) * day;
  const startsOn = making.date(at - chance.between(100, 4000) * day);
  const effort = effortOf(chance);
  const practice = {
    title: title.text,
    summary: summary.text.slice(0, 160),
    language,
    themes: about,
    outcome: chance.in100(6) ? 'did-not-work' : 'worked',
    partner: partner.id,
    ownerOrganisation: chance.in100(20) ? making.title(language).text : '',
    authorOrganisation: chance.in100(50) ? making.title(language).text : '',
    country: partner.country,
    city: partner.city,
    level: chance.in100(60) ? chance.pick(['national', 'regional', 'local'] as const) : null,
    startsOn: startsOn as Practice['startsOn'],
    endsOn: null,
    description: description.text,
    ...effort,
    resources: resources.text,
    evidence: evidence.text,
    difficulties: difficulties.text,
    difficultiesUnknown: difficulties.text === '',
    transfer: transfer.text,
    provenance: chance.in100(70) ? chance.pick(['confirmed', 'probable', 'unconfirmed'] as const) : null,
    provenanceReason: '',
    blocks: [],
    figures: Array.from({ length: chance.below(4) }, () => ({
      id: making.ids.next(),
      name: making.title(language).text,
      value: chance.below(100_000) / 10,
      unit: chance.pick(['', 'EUR', '%', 'm²']),
      of: null,
      isApproximate: chance.in100(30),
      source: null,
    })),
    sources: chance.in100(70) ? [{ title: 'A made source', address: 'https://source.example/practice' }] : [],
  } satisfies Practice;
  const isPublished = description !== noText && chance.in100(94);
  const id = making.record(
    project,
    {
      kind: 'practice',
      title,
      summary: { text: practice.summary, pieces: summary.pieces },
      language,
      state: isPublished ? 'published' : 'draft',
      variety: practice.outcome,
      themes: about,
      partnerId: partner.id,
      happensOn: startsOn,
      at,
      country: partner.country,
      words: [description, resources, evidence, difficulties, transfer],
      content: isPublished ? practice : null,
      changes: making.changes(language, 42),
    },
    number,
  );
  rows.add('practice', {
    id,
    project_id: project.id,
    description: practice.description,
    resources: practice.resources,
    evidence: practice.evidence,
    difficulties: practice.difficulties,
    difficulties_unknown: practice.difficultiesUnknown,
    transfer: practice.transfer,
    ...effortRow(effort),
    author_organisation: practice.authorOrganisation,
    owner_organisation: practice.ownerOrganisation,
    country: practice.country,
    city: practice.city,
    level: practice.level,
    ends_on: null,
    provenance: practice.provenance,
    provenance_reason: '',
    figures: JSON.stringify(practice.figures),
    sources: JSON.stringify(practice.sources),
  });
  if (chance.in100(30)) translateTitle(making, project, id, at);
  return { id, partnerId: partner.id, isOpen: isPublished && project.isPublic, themes: about };
}

function translateTitle(making: Making, project: MadeProject, id: string, at: number): void {
  const language = making.language();
  const text = {
    project_id: project.id,
    record_id: id,
    language,
    origin: making.chance.in100(30) ? 'machine' : 'human',
    translator: 'Translator',
    translated_at: new Date(at).toISOString(),
  };
  making.rows.add('text', {
    ...text,
    field: 'title',
    content: making.title(language).text,
    outdated_since: making.chance.in100(20) ? new Date(at + day).toISOString() : null,
  });
}

function effortOf(chance: Making['chance']): Effort {
  const money = (most: number) => (chance.in100(40) ? { minor: chance.below(most) * 100, currency: 'EUR' } : null);
  const days = (most: number) => (chance.in100(40) ? chance.below(most) : null);
  return {
    setUpCost: money(50_000),
    yearlyCost: money(5000),
    pricesOf: null,
    staffDaysSetUp: days(300),
    staffDaysYear: days(200),
    skills: [],
    technology: [],
  };
}

function effortRow({ setUpCost, yearlyCost, staffDaysSetUp, staffDaysYear }: Effort) {
  return {
    set_up_cost_minor: setUpCost?.minor ?? null,
    yearly_cost_minor: yearlyCost?.minor ?? null,
    cost_currency: (setUpCost ?? yearlyCost)?.currency ?? null,
    staff_days_set_up: staffDaysSetUp,
    staff_days_year: staffDaysYear,
  };
}
