import { sql } from 'kysely';
import type { ProjectScope } from '../kernel/scope.ts';
import type { RecordHead } from './record.ts';
import type { Texts } from './texts.ts';

/** A record as it was published: enough to put it on the public shelf again without looking at the working record. */
export interface Version {
  readonly head: Omit<RecordHead, 'changedAt' | 'createdBy' | 'publishedAt'>;
  readonly content: object;
  readonly texts: Texts;
  /** ISO 3166 alpha-2, for the public lists' filter. */
  readonly country: string | null;
  /** Further text to be found by. */
  readonly words: string;
  /** The first of the versions that were public without a break; not known of those from before that was asked. */
  readonly since?: number;
}

/**
 * Puts a version on the public shelf, in place of an earlier one. Nothing happens while the project is closed; who
 * opens or closes it at this moment waits, so that no version is forgotten or left behind.
 */
export async function show(scope: ProjectScope, number: number, version: Version, publishedAt: Date): Promise<void> {
  const { head, content, texts, country, words } = version;
  await sql`
    with place as (select id, is_public from project where id = ${scope.project.id} for share)
    insert into published (record_id, project_id, kind, slug, title, summary, language, state, variety, themes, partner_id,
                           country, happens_on, version, since_version, content, search, published_at)
    select ${head.id}, place.id, ${head.kind}, ${head.slug}, ${head.title}, ${head.summary}, ${head.language},
           ${head.state}, ${head.variety}, ${head.themes}::text[], ${head.partnerId}::uuid, ${country}, ${head.happensOn},
           ${number}, ${version.since ?? number}, ${JSON.stringify({ content, texts })}::jsonb, ${searchVector(version, words)}, ${publishedAt}
    from place where place.is_public
    on conflict (record_id) do update set
      slug = excluded.slug, title = excluded.title, summary = excluded.summary, language = excluded.language,
      state = excluded.state, variety = excluded.variety, themes = excluded.themes, partner_id = excluded.partner_id,
      country = excluded.country, happens_on = excluded.happens_on, version = excluded.version, since_version = excluded.since_version,
      content = excluded.content, search = excluded.search, published_at = excluded.published_at`.execute(scope.db);
}

function searchVector({ head, texts }: Version, words: string) {
  const translated = Object.entries(texts).map(([language, fields]) => ({
    language,
    words: Object.values(fields)
      .map((text) => text.content)
      .join(' '),
  }));
  const parts = [
    { language: head.language, words: head.title, weight: 'A' },
    { language: head.language, words: head.summary, weight: 'B' },
    { language: head.language, words, weight: 'C' },
    // The least weight is theirs alone: what is written in other languages is understood by the words of those.
    ...translated.map((one) => ({ ...one, weight: 'D' })),
  ];
  // The database keeps at most a megabyte of words for a record, with their places.
  const vectors = parts.map(
    (part) =>
      sql`setweight(to_tsvector(search_configuration(${part.language}), ${part.words.slice(0, 100_000)}), ${part.weight}::"char")`,
  );
  return sql.join(vectors, sql` || `);
}

/** Opens the project to the public: everything that was published in it appears. */
export async function openShelf(scope: ProjectScope): Promise<void> {
  await scope.db.updateTable('project').set({ is_public: true }).where('id', '=', scope.project.id).execute();
  const { rows } = await sql<{ version: number; content: Version; published_at: Date }>`
    select distinct on (v.record_id) v.version, v.content, v.published_at
    from published_version v join record r on r.id = v.record_id
    where v.project_id = ${scope.project.id} and r.published_at is not null and r.erased_at is null
    order by v.record_id, v.version desc`.execute(scope.db);
  for (const row of rows) await show(scope, row.version, row.content, row.published_at);
}

/** Closes the project to the public, with everything in it; what is published there waits unseen. */
export async function closeShelf(scope: ProjectScope): Promise<void> {
  await scope.db.updateTable('project').set({ is_public: false }).where('id', '=', scope.project.id).execute();
  await scope.db.deleteFrom('published').where('project_id', '=', scope.project.id).execute();
}
