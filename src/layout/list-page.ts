import { withQuery, type Address } from '../kernel/address.ts';
import type { PartialDate } from '../kernel/dates.ts';
import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import type { Visit } from '../kernel/visit.ts';
import { countryName } from '../records/countries.ts';
import { recordAddress, type Face } from '../records/kinds.ts';
import { mostCounted, pageSize, sorts, type Facet, type Listing, type ListRow, type Sort } from '../records/listing.ts';
import { isTheme } from '../records/themes.ts';
import recordWords from '../records/words.json' with { type: 'json' };
import { alert, card, cardList, emptyState, filterForm, langOf, pager, tag, textIn, type Filter } from '../ui/index.ts';
import { widenedSearch } from './widened-search.ts';
import { outcomeMark } from './outcome.ts';
import words from './words.json' with { type: 'json' };

export interface RecordList {
  readonly face: Face;
  readonly listing: Listing;
  /** Which filters the list offers, in this order. */
  readonly facets: readonly Facet[];
  readonly sorts: readonly Sort[];
  /** What a state, and a sort of the kind, is called. */
  readonly stateLabel?: (state: string) => string;
  readonly varietyLabel?: (variety: string) => string;
  /** What the filter by sort is called, e.g. "Kind of event". */
  readonly varietyHeading?: string;
  /** A mark for the state, e.g. `stateTag`; the plain label without it. */
  readonly stateMark?: (row: ListRow) => Part;
  /** What stands there when there is nothing at all, with what to do next. */
  readonly empty: { readonly title: string; readonly body?: string; readonly action?: Html | null };
}

/** A list of records: filters with counts, order, cards, pages. Its address says all of it. */
export function recordList(visit: Visit, list: RecordList): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { listing } = list;
  const isFiltered = listing.query.search !== '' || list.facets.some((facet) => listing.query[facet] !== null);
  const nothing = isFiltered
    ? emptyState({ title: say('list.none'), body: say('list.widen') })
    : emptyState(list.empty);
  if (listing.total === 0 && !isFiltered) return nothing;
  return html`${filters(visit, list)}${widenedSearch(visit, listing)}
${listing.hits !== 'all' && listing.total > 0 ? alert({ kind: 'info', body: say(`list.${listing.hits}`) }) : null}
${listing.total === 0 ? nothing : cardList(listing.rows.map((row) => rowCard(reader, list, row)))}
${listing.isCapped ? html`<p class="subtle">${say('list.capped', { count: mostCounted })}</p>` : null}
${listing.total === 0 ? null : pager(reader, { address: visit.here, page: listing.query.page, perPage: pageSize, total: listing.total })}`;
}

function filters(visit: Visit, list: RecordList): Html {
  const say = visit.reader.say(words);
  const { query, counts, isCapped } = list.listing;
  const choices = list.facets.map((facet): Filter => {
    const chosen = query[facet] ?? '';
    const values = new Set([...Object.keys(counts[facet]), ...(chosen === '' ? [] : [chosen])]);
    const options = [...values].map((value) => ({
      value,
      label: facetLabel(visit.reader, list, facet, value),
      ...(isCapped ? {} : { count: counts[facet][value] ?? 0 }),
    }));
    const label = facet === 'variety' ? (list.varietyHeading ?? say('list.state')) : say(`list.${facet}`);
    return {
      kind: 'choice',
      name: facet,
      label,
      value: chosen,
      options: options.toSorted((one, other) => one.label.localeCompare(other.label, visit.reader.language)),
    };
  });
  return filterForm(visit.reader, {
    address: withQuery(visit.here, { lang: null }),
    filters: [
      { kind: 'search', name: 'q', label: say('list.search'), value: query.search },
      ...choices,
      orderFilter(visit, list),
    ],
  });
}

/** The order of a list. Nothing chosen is the usual one, which differs for a search, so it is named. */
function orderFilter(visit: Visit, list: RecordList): Filter {
  const say = visit.reader.say(words);
  const { query } = list.listing;
  const isAsked = visit.query('sort') !== undefined;
  const offered = sorts.filter((sort) => list.sorts.includes(sort) && (sort !== 'relevance' || query.search !== ''));
  return {
    kind: 'choice',
    name: 'sort',
    label: say('list.sort'),
    value: isAsked ? query.sort : '',
    none: isAsked ? say('sort.usual') : say(`sort.${query.sort}`),
    options: offered
      .filter((sort) => isAsked || sort !== query.sort)
      .map((sort) => ({ value: sort, label: say(`sort.${sort}`) })),
  };
}

function facetLabel(reader: Reader, list: RecordList, facet: Facet, value: string): string {
  if (facet === 'theme') return isTheme(value) ? reader.say(recordWords)(`theme.${value}`) : value;
  if (facet === 'country') return countryName(reader, value);
  if (facet === 'state') return list.stateLabel?.(value) ?? value;
  if (facet === 'variety') return list.varietyLabel?.(value) ?? value;
  if (facet === 'time') return reader.say(words)(value === 'ahead' ? 'time.ahead' : 'time.past');
  return list.listing.rows.find((row) => row.partner?.slug === value)?.partner?.title ?? value;
}

function stateMark(list: RecordList, row: ListRow): Part {
  if (list.stateMark) return list.stateMark(row);
  return row.state !== '' && list.stateLabel ? tag(list.stateLabel(row.state)) : null;
}

/** A window says only that it happened at some time in it. */
function happening(reader: Reader, date: PartialDate): string {
  return date.includes('..') ? reader.say(words)('list.window', { when: reader.date(date) }) : reader.date(date);
}

function rowCard(reader: Reader, list: RecordList, row: ListRow): Html {
  const say = reader.say(words);
  const link: Address = recordAddress(list.face, row.kind, row.project.slug, row.slug);
  const outcome = outcomeMark(reader, row);
  const above = [
    list.varietyLabel && row.variety !== '' && !outcome ? list.varietyLabel(row.variety) : null,
    row.partner?.title,
    row.happensOn && happening(reader, row.happensOn),
  ]
    .filter(Boolean)
    .join(' · ');
  const marks = [
    outcome,
    stateMark(list, row),
    list.face === 'workspace' && row.publishedAt === null ? tag(say('list.draft')) : null,
    list.face === 'public' && row.project.isFictional ? tag(say('list.fictional')) : null,
    row.themes
      .filter(isTheme)
      .slice(0, 3)
      .map((theme) => html`<span class="subtle small">${reader.say(recordWords)(`theme.${theme}`)}</span>`),
  ];
  return card({
    title: row.title,
    lang: langOf(reader, row.titleLanguage),
    address: link,
    level: 2,
    above,
    body: row.summary === '' ? null : textIn(reader, row.summaryLanguage, row.summary),
    foot: html`${marks}`,
  });
}
