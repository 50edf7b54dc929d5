import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { recordAddress, type Face } from '../../records/kinds.ts';
import type { Address } from '../../kernel/address.ts';

/** A partner as the map shows it. */
export interface Place {
  readonly id: string;
  /** The city; the partner's name where no city is told. */
  readonly name: string;
  readonly country: string | null;
  /** Degrees north and east; null when not told. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly address: Address;
  readonly project: { readonly slug: string; readonly acronym: string; readonly isFictional: boolean };
}

interface PlaceRow extends Omit<Place, 'address' | 'project'> {
  readonly isOwn: boolean;
  readonly slug: string | null;
  readonly projectSlug: string;
  readonly acronym: string;
  readonly isFictional: boolean;
}

/** Where partners are, by their ids: the workspace's own as they stand, all others as they were published. */
export async function placesOf(scope: Scope, face: Face, ids: Iterable<string>): Promise<Map<string, Place>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const own = face === 'workspace' ? (scope.project?.id ?? null) : null;
  const { rows } = await sql<PlaceRow>`
    select partner.id, partner.city as name, partner.country, partner.latitude, partner.longitude, true as "isOwn", record.slug,
           project.slug as "projectSlug", project.acronym, project.is_fictional as "isFictional"
    from partner join record on record.id = partner.id join project on project.id = partner.project_id
    where partner.id = any (${wanted}::uuid[]) and partner.project_id = ${own}::uuid
    union all
    select p.record_id, coalesce(nullif(p.content #>> '{content,city}', ''), p.title), p.country,
           (p.content #>> '{content,latitude}')::double precision, (p.content #>> '{content,longitude}')::double precision, false, p.slug,
           project.slug, project.acronym, project.is_fictional
    from published p join project on project.id = p.project_id
    where p.record_id = any (${wanted}::uuid[]) and p.kind = 'partner' and p.project_id is distinct from ${own}::uuid`.execute(
    scope.db,
  );
  return new Map(
    rows.map(({ isOwn, slug, projectSlug, acronym, isFictional, ...place }) => {
      const address = recordAddress(isOwn ? 'workspace' : 'public', 'partner', projectSlug, slug);
      return [place.id, { ...place, address, project: { slug: projectSlug, acronym, isFictional } }];
    }),
  );
}

/** More cities than this are not shown only because they are there. */
const mostPartners = 60;

/** The partners of a project, or of all public ones where they are few; none where they are many. */
export async function partnersAround(scope: Scope, face: Face, projectId: string | null): Promise<string[]> {
  const own = sql`select id from partner where project_id = ${projectId}::uuid`;
  const shown = sql`
    select p.record_id as id from published p join project on project.id = p.project_id and project.is_public
    where p.kind = 'partner' and ${projectId === null ? sql`true` : sql`p.project_id = ${projectId}`}`;
  const { rows } = await sql<{ id: string }>`${face === 'workspace' ? own : shown} limit ${mostPartners + 1}`.execute(
    scope.db,
  );
  return rows.length > mostPartners ? [] : rows.map((row) => row.id);
}
