import { sql, type RawBuilder } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { Face } from '../../records/kinds.ts';
import type { Theme } from '../../records/themes.ts';
import { endsById, type End } from './ends.ts';

/** How far a practice was taken up, as adoption_depth in the database works it out: taken into a plan, the plan endorsed, being carried out, measured. */
export const depths = [1, 2, 3, 4] as const;
export type Depth = (typeof depths)[number];

/** An action that draws on a practice. */
export interface Adoption {
  readonly linkId: string;
  readonly practiceId: string;
  /** The practice, or the building block of it that was taken up alone. */
  readonly takenId: string;
  readonly actionId: string;
  /** The partner whose practice it is, and the partner who took it up; null where nobody is named. */
  readonly ownerId: string | null;
  readonly adopterId: string | null;
  /** Null where the action was given up; such ones are told only of a practice that is asked for by itself. */
  readonly depth: Depth | null;
  readonly reason: string;
  readonly language: Language;
  readonly onDate: PartialDate | null;
}

const mostAdoptions = 2000;

/** Which adoptions are asked for: of one practice, of a project's practices and actions, or between two partners. */
export interface Asked {
  readonly practiceId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly between?: { readonly owner: string; readonly adopter: string } | undefined;
  readonly theme?: Theme | null | undefined;
}

const columns = sql`l.id as "linkId", l.practice_id as "practiceId", l.to_id as "takenId", l.from_id as "actionId", l.reason, l.language, l.on_date as "onDate"`;

/** Adoptions as far as this face shows them, the deepest first. */
export async function adoptionsOf(scope: Scope, face: Face, asked: Asked, most = mostAdoptions): Promise<Adoption[]> {
  const source = face === 'public' ? publicAdoptions(asked) : workspaceAdoptions(asked);
  const conditions = [
    sql`true`,
    ...(asked.between ? [sql`a."ownerId" = ${asked.between.owner} and a."adopterId" = ${asked.between.adopter}`] : []),
  ];
  const { rows } = await sql<Adoption>`
    select * from (${source}) as a where ${sql.join(conditions, sql` and `)} order by a.depth desc nulls last, a."linkId" limit ${most}`.execute(
    scope.db,
  );
  return rows;
}

function publicAdoptions({ practiceId, projectId, theme }: Asked): RawBuilder<unknown> {
  const mine = (kind: string) =>
    sql`select record_id from published where project_id = ${projectId} and kind = ${kind}`;
  return sql`
    select ${columns}, l.owner_id as "ownerId", l.adopter_id as "adopterId", l.depth
    from link l
    where l.is_public and l.withdrawn_at is null and ${practiceId === undefined ? sql`l.depth is not null` : sql`l.practice_id = ${practiceId} and l.type in ('based-on', 'inspired-by')`}
      ${projectId === undefined ? sql`` : touching(mine)}
      ${theme ? sql`and l.themes @> ${[theme]}::text[]` : sql``}`;
}

/** Links from the project's actions or to its practices; each side is found by its own index. */
function touching(mine: (kind: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`and l.id in (
    select id from link where withdrawn_at is null and from_id in (${mine('action')})
    union select id from link where withdrawn_at is null and practice_id in (${mine('practice')}))`;
}

/** The project's own records count as they stand; other projects' as they were published. */
function workspaceAdoptions({ practiceId, projectId, theme }: Asked): RawBuilder<unknown> {
  const mine = (kind: string) =>
    sql`select id from record where project_id = ${projectId} and kind = ${kind} and erased_at is null`;
  return sql`
    select ${columns}, coalesce(practice.partner_id, shown.partner_id) as "ownerId", coalesce(action.partner_id, l.adopter_id) as "adopterId",
           case when action.id is null then l.depth
                else adoption_depth(action.state, plan.state,
                  exists (select from link p where p.to_id = l.from_id and p.type = 'proves'
                            and p.strength in ('sample', 'system-data', 'audited') and p.withdrawn_at is null)) end as depth
    from link l
    left join record action on action.id = l.from_id
    left join action own on own.id = action.id
    left join record plan on plan.id = own.plan_id
    left join record practice on practice.id = l.practice_id
    left join published shown on shown.record_id = l.practice_id
    where l.withdrawn_at is null and l.type in ('based-on', 'inspired-by')
      and l.practice_id is not null
      and (action.state not in ('stopped', 'not-implemented') or l.depth is not null or ${practiceId !== undefined})
      ${practiceId === undefined ? sql`` : sql`and l.practice_id = ${practiceId}`}
      ${projectId === undefined ? sql`` : touching(mine)}
      ${theme ? sql`and coalesce(practice.themes, shown.themes) @> ${[theme]}::text[]` : sql``}`;
}

/** Somebody's action that draws on a practice: on the whole of it, or on some of its building blocks. */
export interface Adopter extends Adoption {
  readonly action: End;
  readonly blocks: readonly End[];
}

/** Who took up a practice, in which action and how far, each action once: the farthest first. */
export async function adoptersOf(scope: Scope, face: Face, practiceId: string, language: Language): Promise<Adopter[]> {
  const adoptions = await adoptionsOf(scope, face, { practiceId }, 200);
  const named = adoptions.flatMap(({ actionId, takenId }) => [actionId, takenId]);
  const ends = await endsById(scope, face, named, language);
  return [...Map.groupBy(adoptions, ({ actionId }) => actionId)].flatMap(([actionId, ones]) => {
    const action = ends.get(actionId);
    const [first] = ones;
    const taken = ones.flatMap(({ takenId }) => ends.get(takenId) ?? []);
    return action && first ? [{ ...first, action, blocks: taken.filter(({ kind }) => kind === 'block') }] : [];
  });
}
