import { fitted } from '../../kernel/beginning.ts';
import type { Language, Say } from '../../kernel/words.ts';
import type { ActionValues } from '../actions/index.ts';
import { cityOf, isOpen, ownerCity, type WrittenSheet } from '../adaptation/index.ts';
import type words from './words.json';

/** What of the sheet is told by somebody who reads it in a language. */
export interface Told {
  readonly say: Say<typeof words>;
  readonly rowName: (row: WrittenSheet['rows'][number]) => string;
  readonly date: (date: WrittenSheet['decisions'][number]['decidedOn']) => string;
}

const longest = { title: 200, text: 3000 };

/** The action a sheet leads to: where it comes from, what has to be done, what was decided. The rest is asked in its own form. */
export function draftOf(
  sheet: WrittenSheet,
  { planId, themes, language }: Pick<ActionValues, 'planId' | 'themes'> & { readonly language: Language },
  told: Told,
): ActionValues {
  const unknown = {
    summary: '',
    stakeholders: '',
    timeframeNote: '',
    costNote: '',
    funding: '',
    results: '',
    startsOn: null,
    endsOn: null,
    cost: null,
    indicators: [],
    sources: [],
    furtherPartnerIds: [],
  } as const;
  return {
    ...unknown,
    ...{ planId, themes, language },
    title: fitted(`${sheet.practice.title} (${cityOf(sheet.importer)})`, longest.title),
    partnerId: sheet.importer.id,
    background: fitted(backgroundOf(sheet, told), longest.text),
    activities: fitted(activitiesOf(sheet, told).join('\n'), longest.text),
    nature: fitted(decisionsOf(sheet, told).join('\n'), longest.text),
  };
}

function backgroundOf(sheet: WrittenSheet, { say, rowName }: Told): string {
  const origin = say('action.origin', {
    practice: sheet.practice.title,
    owner: ownerCity(sheet),
    event: sheet.event.title,
  });
  const kept = sheet.rows.filter(({ finding }) => finding === 'same');
  const rows = kept.map((row) => [rowName(row), row.there || row.here].filter((text) => text !== '').join(': '));
  return [origin, ...(rows.length === 0 ? [] : [say('action.same'), ...rows])].join('\n');
}

/** One activity a line: what has to change, what is missing, what has to be found out. */
function activitiesOf(sheet: WrittenSheet, { say, rowName }: Told): string[] {
  const toDo = sheet.rows.filter(({ finding }) => finding === 'changed' || finding === 'missing');
  return [
    ...toDo.map((row) => oneLine([rowName(row), row.here].filter((text) => text !== '').join(': '))),
    ...sheet.questions.filter(isOpen).map(({ content }) => oneLine(say('action.findOut', { question: content }))),
  ];
}

function decisionsOf(sheet: WrittenSheet, { say, date }: Told): string[] {
  return sheet.decisions
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ content, decidedBy, decidedOn }) =>
      oneLine(say('action.decided', { content, who: decidedBy, date: date(decidedOn) })),
    );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
