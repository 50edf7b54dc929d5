import { sql } from 'kysely';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { Face, PagedKind } from '../../records/kinds.ts';

/** Kinds of records that a partner's page lists, in the order of the page. */
export const listedKinds = ['strength', 'need', 'instrument', 'practice', 'action'] as const satisfies PagedKind[];
export type ListedKind = (typeof listedKinds)[number];

export interface ListedRecord {
  readonly id: string;
  readonly kind: ListedKind;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly state: string;
  readonly variety: string;
}

/** So many of a kind stand on the page; the rest is behind a link. */
export const mostListed = 12;

/** What a partner has of each kind, some of each; on the public face only what is published. */
export async function recordsOfPartner(scope: Scope, face: Face, partnerId: string): Promise<ListedRecord[]> {
  const projectId = sql`(select project_id from published where record_id = ${partnerId})`;
  const wanted = sql.join(listedKinds.map((kind) => sql`${kind}`));
  // Two queries put together: each finds its rows by an index, which one with "or" would not.
  const rows =
    face === 'public'
      ? sql`select record_id as id, kind, slug, title, summary, language, state, variety from published
            where partner_id = ${partnerId} and kind in (${wanted})
            union select record_id, kind, slug, title, summary, language, state, variety from published
            where kind = 'instrument' and project_id = ${projectId} and content #> '{content,partnerIds}' ? ${partnerId}`
      : sql`select id, kind, slug, title, summary, language, state, variety from record
            where erased_at is null and partner_id = ${partnerId} and kind in (${wanted})
            union select id, kind, slug, title, summary, language, state, variety from record
            where erased_at is null and id in (select instrument_id from instrument_partner where partner_id = ${partnerId})`;
  const found = await sql<ListedRecord>`
    select id, kind, slug, title, summary, language, state, variety
    from (select *, row_number() over (partition by kind order by title, id) as place from (${rows}) as owned) as ranked
    where place <= ${mostListed} order by place`.execute(scope.db);
  return found.rows;
}

/** The partner that came in the place of one, and those in whose place it came, as far as this face shows them. */
export async function replacedBy(scope: Scope, face: Face, partnerId: string): Promise<string[]> {
  const rows =
    face === 'public'
      ? sql<{ id: string }>`select record_id as id from published
          where kind = 'partner' and project_id = (select project_id from published where record_id = ${partnerId})
            and content #>> '{content,replacement,by}' = ${partnerId}`
      : sql<{ id: string }>`select id from partner where replaced_by = ${partnerId}`;
  return (await rows.execute(scope.db)).rows.map(({ id }) => id);
}

export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly contact: string;
}

/** People of the partner who agreed that the others in the project may reach them. Never for the public. */
export async function contactsOf(scope: ProjectScope, partnerId: string): Promise<Contact[]> {
  return scope.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.name', 'membership.role', 'person.contact'])
    .where('membership.partner_id', '=', partnerId)
    .where('membership.ended_at', 'is', null)
    .where('person.ended_at', 'is', null)
    .where('person.contact_consent_at', 'is not', null)
    .where('person.contact', '<>', '')
    .orderBy('person.name')
    .execute();
}
