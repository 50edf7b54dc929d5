import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import { firstPublished, mostCounted, type ListQuery, type ListRow } from '../../records/listing.ts';
import type { PagedKind } from '../../records/kinds.ts';

export interface KindCount {
  readonly kind: PagedKind;
  readonly count: number;
}

const kinds: readonly PagedKind[] = ['partner', 'practice', 'event', 'lesson', 'action'];

/** How many records of each kind are published, in one project or in all; counted up to one more than the lists count. */
export async function publishedCounts(scope: Scope, projectId: string | null): Promise<KindCount[]> {
  const condition = projectId === null ? sql`true` : sql`p.project_id = ${projectId}`;
  const { rows } = await sql<KindCount>`
    select kinds.kind, hits.count from unnest(${kinds}::text[]) as kinds (kind),
      lateral (select count(*) from (select from published p where p.kind = kinds.kind and ${condition} limit ${mostCounted + 1}) as few) as hits`.execute(
    scope.db,
  );
  return rows;
}

/** The first few of a list, without search or filter. */
export async function firstOf(
  visit: Visit,
  kind: PagedKind,
  options: { projectId?: string; state?: string; sort?: ListQuery['sort']; most: number },
): Promise<ListRow[]> {
  const query: ListQuery = {
    kind,
    language: visit.reader.language,
    search: '',
    isExact: false,
    theme: null,
    state: options.state ?? null,
    variety: null,
    country: null,
    partner: null,
    time: null,
    sort: options.sort ?? 'newest',
    page: 1,
  };
  const rows = await firstPublished(visit, query, options.projectId ?? null);
  return rows.slice(0, options.most);
}
