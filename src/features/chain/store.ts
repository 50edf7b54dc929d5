import { sql, type ColumnType, type Generated } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { remember } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { announce } from '../../records/publishing.ts';
import type { Source } from '../../records/sources.ts';
import type { Strength } from '../../ui/index.ts';
import { endsById, type End } from './ends.ts';
import { flawOf, LinkRefused, type Link, type NewLink } from './link.ts';
import type { LinkType } from './link-types.ts';

interface LinkTable {
  id: string;
  project_id: string;
  from_id: string;
  to_id: string;
  type: LinkType;
  reason: string;
  language: Language;
  on_date: PartialDate | null;
  speaker: Generated<string>;
  strength: Strength | null;
  is_open: Generated<boolean>;
  sources: ColumnType<Source[], string, string>;
  made_at: ColumnType<Date, Date, Date>;
  made_by: string | null;
  withdrawn_at: ColumnType<Date | null, never, Date>;
  withdrawn_by: ColumnType<string | null, never, string>;
  withdrawn_because: ColumnType<string, never, string>;
  is_public: ColumnType<boolean, never, never>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    link: LinkTable;
  }
}

/**
 * Ties two records together; gives the link's id. Throws LinkRefused when they cannot be tied this way, NotFound
 * when an end is neither the project's own nor published. Whether the person may, the caller has asked.
 */
export async function makeLink(scope: ProjectScope, made: NewLink): Promise<string> {
  const ends = await endsById(scope, 'workspace', [made.from, made.to], made.language);
  const [from, to] = [ends.get(made.from), ends.get(made.to)];
  if (!from || !to) throw new NotFound();
  const flaw = flawOf(made, from, to);
  if (flaw) throw new LinkRefused(flaw);
  await lockOwn(scope, [from, to]);
  const id = scope.tools.chance.id();
  const row = await scope.db
    .insertInto('link')
    .values({
      id,
      project_id: scope.project.id,
      from_id: made.from,
      to_id: made.to,
      type: made.type,
      reason: made.reason.trim(),
      language: made.language,
      on_date: made.onDate ?? null,
      speaker: made.speaker ?? '',
      strength: made.strength ?? null,
      is_open: made.isOpen ?? true,
      sources: JSON.stringify(made.sources ?? []),
      made_at: scope.now,
      made_by: scope.who.person.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (row.numInsertedOrUpdatedRows === 0n) throw new LinkRefused('flaw.twice');
  await rememberAtEnds(scope, 'linked', { type: made.type, reason: made.reason.trim() }, from, to);
  await announce(scope);
  return id;
}

/** Takes a link back, with the reason; it stays in the history of its ends. */
export async function withdrawLink(scope: ProjectScope, link: Link, reason: string): Promise<void> {
  const ends = await endsById(scope, 'workspace', [link.from, link.to], link.language);
  const [from, to] = [ends.get(link.from), ends.get(link.to)];
  await lockOwn(scope, [from, to]);
  const result = await scope.db
    .updateTable('link')
    .set({ withdrawn_at: scope.now, withdrawn_by: scope.who.person.id, withdrawn_because: reason })
    .where('id', '=', link.id)
    .where('project_id', '=', scope.project.id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new NotFound();
  await rememberAtEnds(scope, 'unlinked', { type: link.type, reason }, from, to);
  await announce(scope);
}

/** History lines of a record are numbered one after another; whoever holds its lock writes the next. */
async function lockOwn(scope: ProjectScope, ends: readonly (End | undefined)[]): Promise<void> {
  const own = ends.flatMap((end) => (end?.isOwn ? end.id : []));
  if (own.length === 0) return;
  await scope.db.selectFrom('record').select('id').where('id', 'in', own).orderBy('id').forNoKeyUpdate().execute();
}

/** Both ends of this project remember the link, each told from its own side. */
async function rememberAtEnds(
  scope: ProjectScope,
  act: 'linked' | 'unlinked',
  { type, reason }: { type: LinkType; reason: string },
  from: End | undefined,
  to: End | undefined,
): Promise<void> {
  for (const [end, other, direction] of [[from, to, 'out'] as const, [to, from, 'in'] as const]) {
    if (!end?.isOwn) continue;
    const title = other?.title ?? null;
    const change = act === 'linked' ? { before: null, after: title } : { before: title, after: null };
    const why = { before: null, after: reason };
    await remember(scope, end.id, act, { [`link.${type}.${direction}`]: change, 'link.reason': why });
  }
}

/** Most links of a record that are read at once from each end. */
export const mostLinks = 100;

/** Columns of a link `l`, named as in `Link`; who made it comes with a join. */
export const linkColumns = sql`
  l.id, l.project_id as "projectId", l.type, l.from_id as "from", l.to_id as "to", l.reason, l.language, l.on_date as "onDate", l.speaker,
  l.strength, l.sources, l.made_at as "madeAt", l.made_by as "madeById", l.is_public as "isPublic"`;

/** The links of a record that this face shows, newest first: at most `mostLinks` from each end. */
export async function linksOf(scope: Scope, face: Face, recordId: string): Promise<Link[]> {
  const shown = face === 'public' ? sql`l.is_public` : sql`true`;
  const { rows } = await sql<Link>`
    select l.*, person.name as "madeBy" from (
      (select ${linkColumns} from link l where l.from_id = ${recordId} and l.withdrawn_at is null and ${shown} order by l.made_at desc, l.id limit ${mostLinks})
      union all
      (select ${linkColumns} from link l where l.to_id = ${recordId} and l.withdrawn_at is null and ${shown} order by l.made_at desc, l.id limit ${mostLinks})
    ) as l
    left join person on person.id = l."madeById" and ${face === 'workspace'}
    order by l."madeAt" desc, l.id`.execute(scope.db);
  return rows;
}

/** A link that stands and that the workspace shows; NotFound otherwise. */
export async function needLink(scope: ProjectScope, id: string): Promise<Link> {
  if (!isId(id)) throw new NotFound();
  const { rows } = await sql<Link>`
    select ${linkColumns}, person.name as "madeBy" from link l left join person on person.id = l.made_by
    where l.id = ${id} and l.withdrawn_at is null`.execute(scope.db);
  const link = rows[0];
  if (!link) throw new NotFound();
  return link;
}
