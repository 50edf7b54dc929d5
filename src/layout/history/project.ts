import { html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { recordAddress, type Kind } from '../../records/kinds.ts';
import { historyOfProject } from '../../records/project-history.ts';
import { headsById } from '../../records/record.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { changeList, link, pageHead, pager } from '../../ui/index.ts';
import { workspacePage } from '../frame.ts';
import { changeOf, partnersIn } from './change.ts';
import type { HistoryWords } from './values.ts';
import words from './words.json' with { type: 'json' };

const perPage = 20;

/** Adds the page that tells what happened in the whole project, newest first. */
export function projectHistoryRoutes(routes: Routes, wordsOf: (reader: Reader, kind: Kind) => HistoryWords): void {
  routes.workspace.read('/history', async (visit) => {
    const { reader } = visit;
    const page = Math.max(1, Math.trunc(Number(visit.query('page') ?? '1')) || 1);
    const { lines, total } = await historyOfProject(visit, { page, perPage });
    const partners = await headsById(visit, partnersIn(lines));
    const changes = lines.map((line) => {
      const own = wordsOf(reader, line.record.kind);
      const value: HistoryWords['value'] = (name, text) =>
        name === 'partner' ? (partners.get(text)?.title ?? text) : own.value(name, text);
      const change = changeOf(reader, line, { ...own, value });
      return { ...change, what: html`${change.what}: ${whatRecord(visit, line.record)}` };
    });
    const title = reader.say(words)('project.title');
    return visit.page(
      workspacePage(visit, {
        title,
        main: html`${pageHead({ title, lead: reader.say(words)('project.lead') })} ${changeList(reader, changes)}
        ${pager(reader, { address: visit.here, page, perPage, total })}`,
      }),
    );
  });
}

function whatRecord(visit: WorkspaceVisit, { kind, slug, title }: { kind: Kind; slug: string | null; title: string }) {
  const name = visit.reader.say(recordWords)(`kind.${kind}`);
  return html`${name} ${link(title, recordAddress('workspace', kind, visit.project.slug, slug))}`;
}
