import { sql, type RawBuilder } from 'kysely';
import { dayAt } from '../kernel/dates.ts';
import type { ProjectScope, Scope } from '../kernel/scope.ts';
import type { Language } from '../kernel/words.ts';
import { mostCounted, pageSize, type Facet, type ListQuery, type Sort } from './list-query.ts';
import { matching, nearTitle, someOf } from './search.ts';
import { widen } from './widening.ts';
import type { Listing, ListRow } from './listed.ts';

export * from './list-query.ts';
export type { Listing, ListRow } from './listed.ts';

type Fragment = RawBuilder<unknown>;

/** Where a list is taken from: the published versions, or the working records of a project. */
interface Shelf {
  readonly rows: Fragment;
  /** What must hold for every row, besides what the reader filters by. */
  readonly restriction: Fragment;
  /** Where titles of partners are found, and by which key. */
  readonly partners: Fragment;
  readonly partnerKey: Fragment;
  /** Only lists of one project are filtered by partner; counting by partner looks up every hit's. */
  readonly isOfOneProject: boolean;
  /** A row's texts in the reader's language, as JSON by field; only asked for the rows of the page. */
  readonly texts: Fragment;
}

/** Published records, of one project or of all of them. */
export async function listPublished(scope: Scope, query: ListQuery, projectId: string | null = null): Promise<Listing> {
  return list(scope, query, publicShelf(scope, query, projectId));
}

/** The first page of such a list, without counting the rest: for pages that show a few and lead to the list. */
export async function firstPublished(
  scope: Scope,
  query: ListQuery,
  projectId: string | null = null,
): Promise<ListRow[]> {
  const shelf = publicShelf(scope, query, projectId);
  return readRows(scope, query, shelf, sql.join(filtersOf(query, shelf), sql` and `), null);
}

function publicShelf(scope: Scope, query: ListQuery, projectId: string | null): Shelf {
  return {
    rows: sql`(select record_id as id, kind, slug, title, summary, language, state, variety, themes, country, happens_on,
      published_at as changed_at, published_at, project_id, partner_id, search, ${timeOn(scope)} as time from published)`,
    restriction: projectId === null ? sql`true` : sql`r.project_id = ${projectId}`,
    partners: sql`published`,
    partnerKey: sql`record_id`,
    isOfOneProject: projectId !== null,
    texts: sql`(select content -> 'texts' -> ${query.language}::text from published where record_id = r.id)`,
  };
}

/** Records of the workspace's project, drafts included. Erased ones are left out. */
export async function listRecords(scope: ProjectScope, query: ListQuery): Promise<Listing> {
  return list(scope, query, {
    rows: sql`(select id, kind, slug, title, summary, language, state, variety, themes, null::text as country, happens_on,
      changed_at, published_at, project_id, partner_id,
      to_tsvector(search_configuration(language), title || ' ' || summary) || understood as search, ${timeOn(scope)} as time from record where erased_at is null)`,
    restriction: sql`r.project_id = ${scope.project.id}`,
    partners: sql`record`,
    partnerKey: sql`id`,
    isOfOneProject: true,
    texts: sql`(select jsonb_object_agg(field, jsonb_build_object('content', content)) from text
      where record_id = r.id and language = ${query.language} and field in ('title', 'summary'))`,
  });
}

/** Whether a row's date lies ahead on the day of the request: a month or a year does until its last day is over. */
function timeOn(scope: Scope): Fragment {
  const today = dayAt(scope.now, 'UTC');
  const last = sql`coalesce(nullif(split_part(happens_on, '..', 2), ''), happens_on)`;
  return sql`case when happens_on is not null then case when ${last} >= left(${today}, length(${last})) then 'ahead' else 'past' end end`;
}

const orders: Record<Exclude<Sort, 'relevance'>, Fragment> = {
  newest: sql`r.changed_at desc, r.id`,
  title: sql`r.title, r.id`,
  date: sql`r.happens_on desc nulls last, r.id`,
};

/** By date the latest comes first; of what lies ahead, the nearest. */
function orderOf(sort: keyof typeof orders, { time }: ListQuery): Fragment {
  return sort === 'date' && time === 'ahead' ? sql`r.happens_on, r.id` : orders[sort];
}

/** A condition that finds rows by a search, and how good a hit is. */
interface Search {
  readonly condition: Fragment;
  readonly likeness: Fragment;
}

async function list(scope: Scope, query: ListQuery, shelf: Shelf): Promise<Listing> {
  const filters = filtersOf(query, shelf);
  const run = async (search: Search | null, hits: Listing['hits'], widened: Listing['widened']): Promise<Listing> => {
    const where = sql.join(search ? [...filters, search.condition] : filters, sql` and `);
    const [counted, asked] = await Promise.all([
      count(scope, shelf, where),
      readRows(scope, query, shelf, where, search),
    ]);
    // The list may have become shorter since somebody kept the address of its last page.
    const shown = { ...query, page: Math.min(query.page, Math.max(1, Math.ceil(counted.total / pageSize))) };
    const rows = shown.page === query.page ? asked : await readRows(scope, shown, shelf, where, search);
    return { query: shown, rows, ...counted, hits, widened };
  };
  if (query.search === '') return run(null, 'all', []);
  const widening = query.isExact ? null : await widen(scope, query.search, query.language);
  const widened = widening?.concepts ?? [];
  const all = await run(matching(query.search, widening), 'all', widened);
  if (all.total > 0) return all;
  const part = query.isExact ? null : someOf(query.search, widening);
  const some = part && (await run(part, 'some', widened));
  return some && some.total > 0 ? some : run(nearTitle(query.search), 'near', []);
}

function filtersOf(query: ListQuery, shelf: Shelf): Fragment[] {
  const ofPartner = sql`r.partner_id in
    (select ${shelf.partnerKey} from ${shelf.partners} p where p.kind = 'partner' and p.slug = ${query.partner})`;
  return [
    sql`r.kind = ${query.kind}`,
    shelf.restriction,
    ...(query.theme === null ? [] : [sql`r.themes @> ${[query.theme]}::text[]`]),
    ...(query.state === null ? [] : [sql`r.state = ${query.state}`]),
    ...(query.variety === null ? [] : [sql`r.variety = ${query.variety}`]),
    ...(query.country === null ? [] : [sql`r.country = ${query.country}`]),
    ...(query.partner === null ? [] : [ofPartner]),
    ...(query.time === null ? [] : [sql`r.time = ${query.time}`]),
  ];
}

interface Row extends Omit<ListRow, 'project' | 'partner' | 'titleLanguage' | 'summaryLanguage'> {
  readonly language: Language;
  readonly texts: Readonly<Record<string, { readonly content: string }>> | null;
  readonly project_slug: string;
  readonly acronym: string;
  readonly is_fictional: boolean;
  readonly partner_slug: string | null;
  readonly partner_title: string | null;
}

async function readRows(
  scope: Scope,
  query: ListQuery,
  shelf: Shelf,
  where: Fragment,
  search: Search | null,
): Promise<ListRow[]> {
  const order =
    query.sort === 'relevance' ? sql`${search?.likeness ?? sql`r.changed_at`} desc, r.id` : orderOf(query.sort, query);
  // The candidates of a search are cut before they are ranked: ranking every hit is what makes searches slow.
  const isRanked = query.sort === 'relevance';
  const candidates = isRanked
    ? sql`(select * from ${shelf.rows} as r where ${where} limit ${mostCounted}) as r`
    : sql`${shelf.rows} as r`;
  const { rows } = await sql<Row>`
    with page as (
      select r.*, row_number() over () as place from (
        select * from ${candidates} where ${isRanked ? sql`true` : where} order by ${order} limit ${pageSize} offset ${(query.page - 1) * pageSize}) as r)
    select r.id, r.kind, r.slug, r.title, r.summary, r.language, r.state, r.variety, r.themes, r.country, r.happens_on as "happensOn",
           r.changed_at as "changedAt", r.published_at as "publishedAt", ${shelf.texts} as texts,
           project.slug as project_slug, project.acronym, project.is_fictional, partner.slug as partner_slug, partner.title as partner_title
    from page as r
    join project on project.id = r.project_id
    left join ${shelf.partners} as partner on partner.${shelf.partnerKey} = r.partner_id
    order by r.place`.execute(scope.db);
  return rows.map((row) => rowOf(row, query.language));
}

function rowOf({ texts, language, ...row }: Row, wanted: Language): ListRow {
  const {
    project_slug: slug,
    acronym,
    is_fictional: isFictional,
    partner_slug: partner,
    partner_title: partnerTitle,
    ...own
  } = row;
  const title = language === wanted ? undefined : texts?.['title']?.content;
  const summary = language === wanted ? undefined : texts?.['summary']?.content;
  return {
    ...own,
    title: title ?? own.title,
    summary: summary ?? own.summary,
    titleLanguage: title === undefined ? language : wanted,
    summaryLanguage: summary === undefined ? language : wanted,
    project: { slug, acronym, isFictional },
    partner: partner === null || partnerTitle === null ? null : { slug: partner, title: partnerTitle },
  };
}

interface Counted {
  total: number;
  isCapped: boolean;
  counts: Record<Facet, Record<string, number>>;
}

/** Counts the hits, and how they fall under each filter, over at most `mostCounted` of them. */
async function count(scope: Scope, shelf: Shelf, where: Fragment): Promise<Counted> {
  const byPartner = shelf.isOfOneProject
    ? sql`union all select 'partner', p.slug, count(*) from hits join ${shelf.partners} as p on p.${shelf.partnerKey} = hits.partner_id group by p.slug`
    : sql``;
  const { rows } = await sql<{ facet: Facet | 'all'; value: string; hits: number }>`
    with hits as materialized (select r.themes, r.state, r.variety, r.country, r.partner_id, r.time from ${shelf.rows} as r where ${where} limit ${mostCounted + 1})
    select 'all' as facet, '' as value, count(*) as hits from hits
    union all select 'theme', theme, count(*) from hits, unnest(themes) as theme group by theme
    union all select 'state', state, count(*) from hits where state <> '' group by state
    union all select 'variety', variety, count(*) from hits where variety <> '' group by variety
    union all select 'time', time, count(*) from hits where time is not null group by time
    union all select 'country', country, count(*) from hits where country is not null group by country
    ${byPartner}`.execute(scope.db);
  const counts: Counted['counts'] = { theme: {}, state: {}, variety: {}, country: {}, partner: {}, time: {} };
  let all = 0;
  for (const row of rows) {
    if (row.facet === 'all') all = row.hits;
    else counts[row.facet][row.value] = row.hits;
  }
  return { total: Math.min(all, mostCounted), isCapped: all > mostCounted, counts };
}
