import { address, type Address } from '../../kernel/address.ts';
import type { Answer } from '../../kernel/answers.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { buttonLink, link, pageHead, section } from '../../ui/index.ts';
import { endAddress } from '../chain/index.ts';
import { decisionList, questionList } from './agreed-view.ts';
import { mayWorkOn } from './policy.ts';
import { rowList, type ShownSheet, type Writing } from './rows-view.ts';
import { cityOf, ownerCity, progressOf, type Sheet, type WrittenSheet } from './sheet.ts';
import words from './words.json' with { type: 'json' };

/** Draws what came of a sheet and what can come of it; the workshops, which stand below, lend it. */
export type Outcome = (visit: WorkspaceVisit, sheet: WrittenSheet, mayWork: Answer) => Promise<Html>;

export function sheetAddress(project: string, { id }: Pick<Sheet, 'id'>): Address {
  return address`/p/${project}/sheets/${id}`;
}

/** An import workshop with its sheets. */
export function workshopAddress(project: string, slug: string | null): Address {
  return address`${recordAddress('workspace', 'event', project, slug)}/workshop`;
}

/** Both cities on one sheet, with at most one form open; what others write shows by itself where there is script. */
export async function sheetPage(
  visit: WorkspaceVisit,
  sheet: WrittenSheet,
  outcome: Outcome,
  writing: Writing | null = null,
): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const page = sheetAddress(visit.project.slug, sheet);
  const mayWork = mayWorkOn(visit.who, visit.project, sheet, say);
  const shown: ShownSheet = { reader, sheet, page, mayWrite: mayWork.may, writing };
  const write = (label: 'rows.add' | 'decisions.add' | 'questions.add', to: Address) =>
    mayWork.may && buttonLink({ label: say(label), address: to, variant: 'secondary' });
  const { practice, importer } = sheet;
  const title = practice.title;
  const { known, all } = progressOf(sheet.rows);
  const main = html`${pageHead({
    title,
    lang: practice.language,
    above: html`${say('sheet.title')} · ${practice.practice && html`${practice.practice.title} · `}${link(sheet.event.title, workshopAddress(visit.project.slug, sheet.event.slug))}`,
    lead: say('sheet.lead', { owner: ownerCity(sheet), importer: cityOf(importer) }),
    actions: practiceLink(visit, sheet),
  })}
${!mayWork.may && html`<p class="subtle">${mayWork.reason}</p>`}
<live-page${attributes({ 'data-changes': address`${page}/changes`, 'data-page': page })}>
<p class="hidden-text" role="status"></p>
${await outcome(visit, sheet, mayWork)}
${section({ title: say('rows.title', { known, all }), actions: write('rows.add', address`${page}/rows/new`), body: rowList(shown) })}
${section({ title: say('decisions.title'), actions: write('decisions.add', address`${page}/decisions/new`), body: decisionList(shown) })}
${section({ title: say('questions.title'), actions: write('questions.add', address`${page}/questions/new`), body: questionList(shown) })}
</live-page>`;
  return workspacePage(visit, { title, main });
}

function practiceLink(visit: WorkspaceVisit, { practice }: Sheet): Html | null {
  const page = endAddress(practice);
  if (page === null) return null;
  return html`${link(visit.reader.say(words)('sheet.practice'), page)} ${practice.isOwn ? null : html`<span class="subtle">${practice.project.acronym}</span>`}`;
}
