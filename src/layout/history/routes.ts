import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { historyOf, type HistoryLine, type Recorded } from '../../records/history.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import { headsById, type RecordHead } from '../../records/record.ts';
import { changeList, link, pageHead, type Change } from '../../ui/index.ts';
import { workspacePage } from '../frame.ts';
import { valueText } from './values.ts';
import words from './words.json' with { type: 'json' };

/** What a kind of record calls its fields and their values. Null: it has no word of its own for that. */
export interface HistoryWords {
  readonly field: (name: string) => string | null;
  readonly value: (name: string, value: string) => string | null;
}

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

function partnersIn(lines: readonly HistoryLine[]): string[] {
  const told = lines.flatMap(({ changes }) => [changes['partner']?.before, changes['partner']?.after]);
  return [...new Set(told.filter((value): value is string => typeof value === 'string' && value !== ''))];
}

function historyPage(visit: WorkspaceVisit, head: RecordHead, lines: readonly HistoryLine[], own: HistoryWords): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('title');
  const back = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const shown = (name: string, value: Recorded) => valueText(reader, own, name, value);
  const change = ({ act, at, personName, changes }: HistoryLine): Change => {
    const { version, ...fields } = changes;
    return {
      who: personName ?? say('nobody'),
      when: at,
      what: act === 'published' ? say('act.published', { version: Number(version?.after ?? 1) }) : say(`act.${act}`),
      fields: Object.entries(fields).map(([name, { before, after }]) => ({
        label: fieldLabel(own, name),
        before: shown(name, before),
        after: shown(name, after),
      })),
    };
  };
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(head.title, back), lead: lines.length === most ? say('newest', { count: most }) : null })}
${changeList(reader, lines.map(change))}`,
  });
}

/** A translated field is written down with its language behind it: `title (it)`. */
function fieldLabel(own: HistoryWords, name: string): string {
  const [field = name, ...rest] = name.split(' ');
  return [own.field(field) ?? field, ...rest].join(' ');
}
