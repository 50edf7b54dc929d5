import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { historyOf, type HistoryLine } from '../../records/history.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import { headsById, type RecordHead } from '../../records/record.ts';
import { changeList, link, pageHead } from '../../ui/index.ts';
import { workspacePage } from '../frame.ts';
import { changeOf, partnersIn } from './change.ts';
import type { HistoryWords } from './values.ts';
import words from './words.json' with { type: 'json' };

const most = 200;

/** Adds the page that tells a record's history: who, when, what, before and after. */
export function historyRoutes(
  routes: Routes,
  kind: PagedKind,
  find: (visit: WorkspaceVisit) => Promise<{ head: RecordHead; words: HistoryWords }>,
): void {
  routes.workspace.read(`/${sections[kind]}/:slug/history`, async (visit) => {
    const { head, words: own } = await find(visit);
    const lines = await historyOf(visit, head.id, most);
    const partners = await headsById(visit, partnersIn(lines));
    const named: HistoryWords = {
      ...own,
      value: (name, value) => (name === 'partner' ? (partners.get(value)?.title ?? value) : own.value(name, value)),
    };
    return visit.page(historyPage(visit, head, lines, named));
  });
}

function historyPage(visit: WorkspaceVisit, head: RecordHead, lines: readonly HistoryLine[], own: HistoryWords): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('title');
  const back = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(head.title, back), lead: lines.length === most ? say('newest', { count: most }) : null })}
${changeList(
  reader,
  lines.map((line) => changeOf(reader, line, own)),
)}`,
  });
}
