import type { ColumnType, Selectable } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Recorded } from '../../records/history.ts';
import type { RecordHead } from '../../records/record.ts';
import { linesOf, type Source } from '../../records/sources.ts';
import { isTheme } from '../../records/themes.ts';
import { blockLine } from '../blocks/index.ts';
import type { Figure } from './figures/figure.ts';
import type { Practice } from './practice.ts';
import { effortOf, effortRow, effortSaid, type EffortColumns } from '../effort/index.ts';

interface PracticeTable extends EffortColumns {
  id: string;
  project_id: string;
  description: string;
  resources: string;
  evidence: string;
  difficulties: string;
  difficulties_unknown: boolean;
  transfer: string;
  author_organisation: string;
  owner_organisation: string;
  country: string;
  city: string;
  level: Practice['level'];
  ends_on: PartialDate | null;
  provenance: Practice['provenance'];
  provenance_reason: string;
  figures: ColumnType<Figure[], string, string>;
  sources: ColumnType<Source[], string, string>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    practice: PracticeTable;
  }
}

/** What of a practice stands on its record. */
export function headOf(practice: Practice) {
  const { title, summary, language, themes, outcome: variety, partner: partnerId, startsOn: happensOn } = practice;
  return { title, summary, language, themes, variety, partnerId, happensOn };
}

/** What of a practice stands in its own table. */
export function rowOf(practice: Practice) {
  return {
    description: practice.description,
    resources: practice.resources,
    evidence: practice.evidence,
    difficulties: practice.difficulties,
    difficulties_unknown: practice.difficultiesUnknown,
    transfer: practice.transfer,
    author_organisation: practice.authorOrganisation,
    owner_organisation: practice.ownerOrganisation,
    country: practice.country ?? '',
    city: practice.city,
    level: practice.level,
    ends_on: practice.endsOn,
    provenance: practice.provenance,
    provenance_reason: practice.provenanceReason,
    ...effortRow(practice),
    figures: JSON.stringify(practice.figures),
    sources: JSON.stringify(practice.sources),
  };
}

/** A practice from its row and its record. */
export function practiceOf(row: Selectable<PracticeTable>, head: RecordHead, blocks: Practice['blocks']): Practice {
  const { title, summary, language, partnerId: partner, happensOn: startsOn } = head;
  const { description, resources, evidence, difficulties, transfer, city, level, provenance, figures, sources } = row;
  return {
    ...{ title, summary, language, partner, startsOn },
    themes: head.themes.filter(isTheme),
    outcome: head.variety === 'did-not-work' ? 'did-not-work' : 'worked',
    ...{ description, resources, evidence, difficulties, transfer, city, level, provenance, figures, sources },
    ...effortOf(row),
    blocks,
    difficultiesUnknown: row.difficulties_unknown,
    authorOrganisation: row.author_organisation,
    ownerOrganisation: row.owner_organisation,
    country: row.country || null,
    endsOn: row.ends_on,
    provenanceReason: row.provenance_reason,
  };
}

/** What the history says of a practice beside the head of its record, by the names of the form. */
export function said(practice: Practice): Record<string, Recorded> {
  const {
    title,
    summary,
    language,
    themes,
    outcome,
    partner,
    startsOn,
    figures,
    blocks,
    sources,
    setUpCost,
    yearlyCost,
    ...own
  } = practice;
  return {
    ...own,
    ...effortSaid(practice),
    figures: figures.map(figureLine),
    blocks: blocks.map(blockLine),
    sources: linesOf(sources),
  };
}

/** The whole practice by the names of its fields, to be compared with another version of it. */
export function practiceTold(practice: Practice): Record<string, Recorded> {
  const { title, summary, language, themes, outcome, partner, startsOn } = practice;
  return { title, summary, language, variety: outcome, partner, date: startsOn, ...said(practice), themes };
}

function figureLine({ name, value, of, unit, isApproximate }: Figure): string {
  return `${name}: ${isApproximate ? '~' : ''}${value}${of === null ? '' : ` / ${of}`} ${unit}`.trim();
}
