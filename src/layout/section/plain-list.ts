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

/** A list of records under its title, with the way to a new one; `found`: how it is narrowed and ordered. */
export function plainList(
  visit: Visit,
  { face, listing, add }: ShownList,
  texts: ListTexts,
  found: Pick<RecordList, 'facets' | 'sorts' | 'varietyLabel' | 'varietyHeading'>,
): Html {
  const action = add && buttonLink({ label: texts.add, address: add });
  const nothing = { title: texts.empty, body: texts.emptyHelp, action };
  return html`${pageHead({ title: texts.title, lead: texts.lead, actions: action })}
${recordList(visit, {
  face,
  listing,
  ...found,
  empty: face === 'public' ? { title: texts.emptyPublic } : nothing,
})}`;
}
