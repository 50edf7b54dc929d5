import { sql } from 'kysely';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { Theme } from '../../records/themes.ts';
import type { SharedConcept } from './match.ts';

/** What a need can be matched with, and a practice with. */
export type MatchedKind = 'need' | 'practice' | 'strength';

/** A record of the workspace as it is compared with others: what it speaks of, in all its words. */
export interface Subject {
  readonly id: string;
  readonly slug: string | null;
  readonly language: Language;
  readonly themes: readonly Theme[];
  readonly partnerId: string | null;
  readonly population: number | null;
  readonly concepts: readonly { readonly id: string; readonly weight: number }[];
  /** Words of its title and summary with their stems; short ones say too little. */
  readonly words: readonly { readonly word: string; readonly lexeme: string }[];
}

const shortest = 5;

/** What a record speaks of now, published or not. */
export async function subjectOf(scope: ProjectScope, id: string): Promise<Subject> {
  const { rows } = await sql<Subject>`
    with told as (
      select r.*, partner.population, coalesce(card.description, practice.description, '') as description,
             search_configuration(r.language) as configuration
      from record r left join partner on partner.id = r.partner_id left join card on card.id = r.id left join practice on practice.id = r.id
      where r.id = ${id} and r.project_id = ${scope.project.id}),
    meant as (
      select c.concept_id, c.weight from told, weighted_concepts(concepts_in(
        setweight(to_tsvector(configuration, title), 'A') || setweight(to_tsvector(configuration, summary), 'B')
          || setweight(to_tsvector(configuration, description), 'C'), array[language])) as c
      union all
      select concept_id, weight from record_concept where record_id = ${id})
    select id, slug, language, themes, partner_id as "partnerId", population,
      (select coalesce(jsonb_agg(jsonb_build_object('id', concept_id, 'weight', weight) order by concept_id), '[]')
       from (select concept_id, max(weight) as weight from meant group by concept_id) as once) as concepts,
      (select coalesce(jsonb_agg(jsonb_build_object('word', word, 'lexeme', lexeme) order by lexeme), '[]')
       from (select distinct on (lexeme) word, lexeme from regexp_split_to_table(title || ' ' || summary, '[^[:alnum:]]+') as word,
               unnest(to_tsvector(configuration, word)) where length(word) >= ${shortest} order by lexeme, word) as own) as words
    from told`.execute(scope.db);
  const subject = rows[0];
  if (!subject) throw new Error(`no record ${id} in the project`);
  return subject;
}

/** A record that may match, with all that is compared. */
export interface Candidate {
  readonly id: string;
  readonly language: Language;
  readonly themes: readonly Theme[];
  readonly partnerId: string | null;
  readonly population: number | null;
  readonly concepts: readonly SharedConcept[];
  readonly lexemes: readonly string[];
  readonly total: number;
  /** The cosine of the numbers a machine made of both texts; null where it made none. */
  readonly cosine: number | null;
}

/** States in which a need asks for something and a strength is offered; a practice is there in any. */
const livingStates: Record<MatchedKind, readonly string[] | null> = {
  need: ['open', 'worked-on'],
  strength: ['offered'],
  practice: null,
};

/** So many of the nearest are compared closely. */
const mostCompared = 100;
const mostAlike = 40;
const mostLookedAt = 200;

/**
 * Records of a kind that speak of what the subject speaks of, published ones of all projects and the project's own
 * that are not published yet: nearest by the rarity of the shared concepts and, where these are few, those with words in common.
 */
export async function candidatesFor(scope: ProjectScope, subject: Subject, kind: MatchedKind): Promise<Candidate[]> {
  const states = livingStates[kind];
  const lexemes = subject.words.map(({ lexeme }) => lexeme);
  const anyWord = lexemes.map((lexeme) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' | ');
  const ids = subject.concepts.map(({ id }) => id);
  const weights = subject.concepts.map(({ weight }) => weight);
  const { rows } = await sql<Candidate>`
    with own as (
      select concept_id, own, case when own > 1 then 1 else 2 end as least
      from unnest(${ids}::text[], ${weights}::int[]) as told (concept_id, own)),
    hits as materialized (
      select rc.record_id, rc.concept_id, rc.weight as other, own.own
      from own join record_concept rc on rc.concept_id = own.concept_id and rc.kind = ${kind} and rc.weight >= own.least
      where rc.is_public and rc.record_id <> ${subject.id}
      union all
      select rc.record_id, rc.concept_id, rc.weight, own.own
      from own join record_concept rc on rc.concept_id = own.concept_id and rc.kind = ${kind} and rc.weight >= own.least
      where not rc.is_public and rc.project_id = ${scope.project.id} and rc.record_id <> ${subject.id}
        and not exists (select from published p where p.record_id = rc.record_id)),
    spread as (
      select concept_id, greatest(1, count(*) filter (where other > 1))::int as found from hits group by concept_id),
    everything as (
      select count(*)::int as total from published where kind = ${kind}),
    nearest as (
      select record_id from hits join spread using (concept_id), everything
      group by record_id
      order by sum(ln(1 + total::float8 / found) * least(own, other)) desc, record_id limit ${mostCompared}),
    alike as (
      select record_id from (select record_id, search from published where kind = ${kind} and search @@ ${anyWord}::tsquery limit ${mostLookedAt}) as few
      where record_id <> ${subject.id} and (select count(*) from nearest) < ${mostCompared} order by ts_rank(search, ${anyWord}::tsquery) desc, record_id limit ${mostAlike}),
    chosen as (
      select record_id from nearest union select record_id from alike),
    shared as (
      select record_id, jsonb_agg(jsonb_build_object('id', concept_id, 'own', own, 'other', other, 'found', found, 'isBroad', concept.is_broad)
               order by concept_id) as concepts
      from hits join spread using (concept_id) join concept on concept.id = concept_id
      where record_id in (select record_id from nearest) group by record_id)
    select c.record_id as id, coalesce(p.language, r.language) as language, coalesce(p.themes, r.themes) as themes,
      coalesce(p.partner_id, r.partner_id) as "partnerId",
      coalesce(partner.population, (owner.content #>> '{content,population}')::int) as population,
      coalesce(shared.concepts, '[]') as concepts, everything.total,
      case when asked.numbers is not null and m.numbers is not null
        then (select sum(one * other) from unnest(asked.numbers, m.numbers) as t (one, other)) end as cosine,
      array(select lexeme from unnest(coalesce(ts_filter(p.search, '{a,b}'), to_tsvector(search_configuration(r.language), r.title || ' ' || r.summary)))
            where lexeme = any (${lexemes}::text[])) as lexemes
    from chosen c cross join everything
    left join published p on p.record_id = c.record_id
    left join record r on r.id = c.record_id and p.record_id is null
    left join published owner on owner.record_id = p.partner_id
    left join partner on partner.id = coalesce(p.partner_id, r.partner_id)
    left join shared on shared.record_id = c.record_id
    left join published_meaning asked on asked.record_id = ${subject.id}
    left join published_meaning m on m.record_id = c.record_id and m.model = asked.model
    where (p.record_id is not null or (r.id is not null and r.erased_at is null))
      and ${states === null ? sql`true` : sql`coalesce(p.state, r.state) = any (${[...states]}::text[])`}`.execute(
    scope.db,
  );
  return rows;
}
