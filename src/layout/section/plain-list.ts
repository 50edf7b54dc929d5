import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { buttonLink, pageHead } from '../../ui/index.ts';
import { recordList, type RecordList } from '../list-page.ts';
import type { ShownList } from './section.ts';

/** What a list of records says around its cards. */
export interface ListTexts {
  readonly title: string;
  readonly lead: string;
  /** What the button for a new one says. */
  readonly add: string;
  readonly empty: string;
  readonly emptyHelp: string;
  readonly emptyPublic: string;
}

/** A list of records told by words alone: found by theme and partner, the newest first or by date. */
export function plainList(
  visit: Visit,
  { face, listing, add }: ShownList,
  texts: ListTexts,
  varieties: Pick<RecordList, 'varietyLabel' | 'varietyHeading'> = {},
): Html {
  const action = add && buttonLink({ label: texts.add, address: add });
  const nothing = { title: texts.empty, body: texts.emptyHelp, action };
  return html`${pageHead({ title: texts.title, lead: texts.lead, actions: action })}
${recordList(visit, {
  face,
  listing,
  facets: varieties.varietyLabel ? ['theme', 'variety', 'partner'] : ['theme', 'partner'],
  sorts: ['relevance', 'newest', 'date', 'title'],
  ...varieties,
  empty: face === 'public' ? { title: texts.emptyPublic } : nothing,
})}`;
}
