import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Face } from '../../records/kinds.ts';
import { linkColumns, linkRules, linkTypes, type Link, type LinkType } from '../chain/index.ts';

/** A story goes so many steps back and forth, and no further than so many records. */
export const mostSteps = 8;
export const mostRecords = 200;
/** A record may be met on several ways; so many meetings are looked at. */
const mostMet = mostRecords * 4;

const forwardTypes = linkTypes.filter((type) => linkRules[type].earlier === 'from');
/** Where an earlier practice was seen and what proves an earlier step belong to the story, but lead no further. */
const besideEarlier: readonly LinkType[] = ['shown-at', 'visited-at', 'adapted-in', 'proves'];
/** So does the need that a later action answers. */
const besideLater: readonly LinkType[] = ['answers'];

/** A link as the story tells it: what is tied to a building block belongs to the block's practice. */
export interface WalkedLink extends Link {
  /** The building block that it is tied to, where it is not the practice as a whole. */
  readonly block: string | null;
}

export interface Walked {
  /** Records of the story, the nearest first. */
  readonly ids: readonly string[];
  readonly links: readonly WalkedLink[];
  /** There is more than is shown. */
  readonly isCut: boolean;
}

/**
 * Walks from a record back to what it came from and on to what came of it. Each record is met once a step and way,
 * so a circle ends by itself; the nearest come first, and nothing is read beyond what is shown.
 */
export async function walkFrom(scope: Scope, face: Face, recordId: string): Promise<Walked> {
  const shown = face === 'public' ? sql`l.is_public` : sql`true`;
  const { rows } = await sql<{ id: string; met: number }>`
    with recursive walk (id, way, depth) as (
      values (${recordId}::uuid, 'start', 0)
      union
      select met.id, met.way, met.depth from walk cross join lateral (
        select beside.id, walk.depth + 1 as depth,
               case when walk.way in ('start', beside.way) then beside.way
                    when walk.way = 'back' and beside.type = any (${[...besideEarlier]}::text[]) then 'side'
                    when walk.way = 'on' and beside.type = any (${[...besideLater]}::text[]) then 'side' end as way
        from (
          select coalesce(l.practice_id, l.to_id) as id, l.type, case when l.type = any (${forwardTypes}::text[]) then 'on' else 'back' end as way
          from link l where l.from_id = walk.id and l.withdrawn_at is null and ${shown}
          union all
          select l.from_id, l.type, case when l.type = any (${forwardTypes}::text[]) then 'back' else 'on' end
          from link l where l.to_id = walk.id and l.withdrawn_at is null and ${shown}
          union all
          select l.from_id, l.type, case when l.type = any (${forwardTypes}::text[]) then 'back' else 'on' end
          from link l where l.practice_id = walk.id and l.to_id <> l.practice_id and l.withdrawn_at is null and ${shown}
        ) as beside
      ) as met
      where walk.depth < ${mostSteps} and walk.way <> 'side' and met.way is not null
    )
    select id, sum(count(*)) over () as met from (select id, depth from walk limit ${mostMet}) as met
    group by id order by min(depth), id limit ${mostRecords + 1}`.execute(scope.db);
  const ids = rows.slice(0, mostRecords).map((row) => row.id);
  const { rows: links } = await sql<WalkedLink>`
    select ${linkColumns}, null::text as "madeBy", coalesce(l.practice_id, l.to_id) as "to",
           case when l.to_id <> l.practice_id then l.to_id end as block
    from link l where l.from_id = any (${ids}::uuid[]) and coalesce(l.practice_id, l.to_id) = any (${ids}::uuid[]) and l.withdrawn_at is null and ${shown}
    order by l.made_at, l.id limit ${mostRecords * 4}`.execute(scope.db);
  return { ids, links, isCut: rows.length > mostRecords || Number(rows[0]?.met) >= mostMet };
}
