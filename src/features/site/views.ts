import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { outcomeMark } from '../../layout/index.ts';
import { recordAddress, type PagedKind } from '../../records/kinds.ts';
import { mostCounted, type ListRow } from '../../records/listing.ts';
import { card, cardList, emptyState, figureRow, langOf, tag, textIn } from '../../ui/index.ts';
import type { KindCount } from './store.ts';
import words from './words.json' with { type: 'json' };

const counted = ['partner', 'practice', 'event', 'lesson', 'action'] as const;

/** How much of each kind is published, each figure a link to the list it counts. */
export function figures(
  reader: Reader,
  counts: readonly KindCount[],
  listOf: (kind: PagedKind) => Address | undefined,
): Html {
  const say = reader.say(words);
  return figureRow(
    counted.map((kind) => {
      const count = counts.find((one) => one.kind === kind)?.count ?? 0;
      const value = count > mostCounted ? say('figure.more', { count: mostCounted }) : reader.number(count);
      return { value, label: say(`figure.${kind}`), address: listOf(kind) };
    }),
  );
}

/** A few records as cards; says so when there are none. */
export function cards(reader: Reader, rows: readonly ListRow[], level: 2 | 3): Html {
  const say = reader.say(words);
  if (rows.length === 0) return emptyState({ title: say('front.empty'), body: say('front.emptyBody') });
  return cardList(
    rows.map((row) =>
      card({
        title: row.title,
        lang: langOf(reader, row.titleLanguage),
        address: recordAddress('public', row.kind, row.project.slug, row.slug),
        above: [row.partner?.title, row.project.acronym].filter(Boolean).join(' · '),
        body: row.summary === '' ? null : textIn(reader, row.summaryLanguage, row.summary),
        foot: [outcomeMark(reader, row), row.project.isFictional && tag(say('project.fictional'))],
        level,
      }),
    ),
  );
}

/** A heading with a link to the whole list. */
export function part(
  title: string,
  body: Html,
  all: { readonly label: string; readonly address: Address } | null,
): Html {
  return html`<section class="stack">
<div class="section-head"><h2>${title}</h2>${all && html`<a href="${all.address}">${all.label}</a>`}</div>
${body}
</section>`;
}

export const publicLists: Partial<Record<PagedKind, Address>> = {
  partner: address`/cities`,
  practice: address`/practices`,
  event: address`/events`,
  lesson: address`/lessons`,
  action: address`/actions`,
};
