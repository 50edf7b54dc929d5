import { sql, type RawBuilder } from 'kysely';
import type { Address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { blockAddress, isPagedKind, recordAddress, type Face, type Kind } from '../../records/kinds.ts';
import type { PublicProject } from '../../records/publishing.ts';
import { matching, nearTitle } from '../../records/search.ts';
import { widen } from '../../records/widening.ts';

/** A record as the chain shows it: of the workspace's own project as it stands, any other as it was published. */
export interface End {
  readonly id: string;
  readonly kind: Kind;
  readonly slug: string | null;
  /** In the reader's language where there is one, else in `language`. */
  readonly title: string;
  readonly language: Language;
  readonly state: string;
  readonly variety: string;
  readonly happensOn: PartialDate | null;
  readonly partnerId: string | null;
  readonly createdBy: string | null;
  /** Where it happened: the partner's city, else the partner's name. */
  readonly city: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  /** The practice that a building block is a part of. */
  readonly practice: { readonly slug: string | null; readonly title: string } | null;
  readonly project: PublicProject;
  /** Belongs to the project whose workspace this is. */
  readonly isOwn: boolean;
}

/** The page of a record; null for one that is read on another's page. Records of other projects lead to the public site. */
export function endAddress(end: End): Address | null {
  if (end.kind === 'block' && end.practice) {
    return blockAddress(end.isOwn ? 'workspace' : 'public', end.project.slug, end.practice.slug, end.slug);
  }
  return isPagedKind(end.kind)
    ? recordAddress(end.isOwn ? 'workspace' : 'public', end.kind, end.project.slug, end.slug)
    : null;
}

interface EndRow extends Omit<End, 'project' | 'isOwn' | 'practice'> {
  readonly practiceSlug: string | null;
  readonly practiceTitle: string | null;
  readonly projectId: string;
  readonly projectSlug: string;
  readonly acronym: string;
  readonly projectTitle: string;
  readonly isFictional: boolean;
}

const ofProject = sql`project.id as "projectId", project.slug as "projectSlug", project.acronym, project.title as "projectTitle", project.is_fictional as "isFictional"`;

function publicEnds(language: Language, where: RawBuilder<unknown>, order = sql``): RawBuilder<EndRow> {
  return sql<EndRow>`
    select r.record_id as id, r.kind, r.slug, coalesce(r.content #>> ${['texts', language, 'title', 'content']}, r.title) as title,
           case when r.content #> ${['texts', language, 'title', 'content']} is null then r.language else ${language} end as language,
           r.state, r.variety, r.happens_on as "happensOn", r.partner_id as "partnerId", null::uuid as "createdBy",
           coalesce(nullif(owner.content #>> '{content,city}', ''), owner.title) as city, owner.country,
           practice.slug as "practiceSlug", coalesce(practice.content #>> ${['texts', language, 'title', 'content']}, practice.title) as "practiceTitle", ${ofProject}
    from published r
    join project on project.id = r.project_id and project.is_public
    left join published owner on owner.record_id = r.partner_id
    left join published practice on r.kind = 'block' and practice.record_id = (r.content #>> '{content,practice}')::uuid
    where ${where} ${order}`;
}

function ownEnds(projectId: string, language: Language, where: RawBuilder<unknown>, order = sql``): RawBuilder<EndRow> {
  return sql<EndRow>`
    select r.id, r.kind, r.slug, coalesce(text.content, r.title) as title, coalesce(text.language, r.language) as language,
           r.state, r.variety, r.happens_on as "happensOn", r.partner_id as "partnerId", r.created_by as "createdBy",
           coalesce(partner.city, owner.title) as city, partner.country,
           practice.slug as "practiceSlug", coalesce(practice_text.content, practice.title) as "practiceTitle", ${ofProject}
    from (select *, to_tsvector(search_configuration(language), title || ' ' || summary) || understood as search from record) r
    join project on project.id = r.project_id
    left join text on text.record_id = r.id and text.language = ${language} and text.field = 'title'
    left join record owner on owner.id = r.partner_id
    left join partner on partner.id = r.partner_id
    left join block on block.id = r.id
    left join record practice on practice.id = block.practice_id
    left join text practice_text on practice_text.record_id = practice.id and practice_text.language = ${language} and practice_text.field = 'title'
    where r.project_id = ${projectId} and r.erased_at is null and ${where} ${order}`;
}

async function read(scope: Scope, query: RawBuilder<EndRow>, isOwn: boolean): Promise<End[]> {
  const { rows } = await query.execute(scope.db);
  return rows.map(({ projectId: id, projectSlug: slug, acronym, projectTitle: title, isFictional, ...row }) => {
    const { practiceSlug, practiceTitle, ...end } = row;
    const practice = practiceTitle === null ? null : { slug: practiceSlug, title: practiceTitle };
    return { ...end, practice, project: { id, slug, acronym, title, isFictional }, isOwn };
  });
}

/** The records with these ids, as far as this face shows them. */
export async function endsById(
  scope: Scope,
  face: Face,
  ids: Iterable<string>,
  language: Language,
): Promise<Map<string, End>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, End>();
  if (wanted.length === 0) return found;
  const keep = (ends: readonly End[]) => {
    for (const end of ends) found.set(end.id, end);
  };
  if (face === 'workspace' && scope.project) {
    keep(await read(scope, ownEnds(scope.project.id, language, sql`r.id = any (${wanted}::uuid[])`), true));
  }
  const others = wanted.filter((id) => !found.has(id));
  if (others.length > 0) {
    keep(await read(scope, publicEnds(language, sql`r.record_id = any (${others}::uuid[])`), false));
  }
  return found;
}

export const mostFound = 20;

/** Records to tie to, of these kinds: the project's own, then published ones of all projects. Not `except`. */
export async function searchEnds(
  scope: Scope & { readonly project: { readonly id: string } },
  search: string,
  kinds: readonly Kind[],
  except: string,
  language: Language,
): Promise<End[]> {
  const { condition } = matching(search, await widen(scope, search, language));
  const near = nearTitle(search);
  const order = sql`order by ${near.likeness} desc, r.title limit ${mostFound}`;
  const among = sql`r.kind = any (${[...kinds]}::text[])`;
  const ownOnes = sql`${among} and r.id <> ${except} and (${condition} or ${near.condition})`;
  const own = await read(scope, ownEnds(scope.project.id, language, ownOnes, order), true);
  const others = sql`${among} and r.project_id <> ${scope.project.id}`;
  // Hits are cut before they are put in order: ordering every hit is what makes searches slow.
  const hits = sql`select record_id from published r where ${others} and ${condition} limit 500`;
  const exact = await read(scope, publicEnds(language, sql`r.record_id in (${hits})`, order), false);
  if (exact.length > 0 || own.length > 0) return [...own, ...exact];
  return read(scope, publicEnds(language, sql`${others} and ${near.condition}`, order), false);
}
