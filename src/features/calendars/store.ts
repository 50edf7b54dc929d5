import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { PublicProject } from '../../records/publishing.ts';
import type { Texts } from '../../records/texts.ts';
import type { PublishedEvent } from '../events/index.ts';
import type { CalendarEvent } from './event-entry.ts';

// Far more than one project has; a calendar program reads them all at every look.
const most = 2000;

interface Row {
  readonly id: string;
  readonly slug: string | null;
  readonly content: { readonly content: PublishedEvent; readonly texts: Texts };
  readonly at: Date;
  readonly project: CalendarEvent['project'];
}

/** The published events of a project, or what one partner hosts or visits; always in the same order. */
export async function publicEvents(
  scope: Scope,
  project: PublicProject,
  partner: string | null,
): Promise<CalendarEvent[]> {
  const ofPartner =
    partner === null
      ? sql`true`
      : sql`(p.partner_id = ${partner} or p.content -> 'content' -> 'visitors' @> ${JSON.stringify([partner])}::jsonb)`;
  return published(scope, sql`p.project_id = ${project.id} and ${ofPartner}`);
}

/** The published ones of these events, whatever project they belong to. */
export async function publicEventsById(scope: Scope, ids: readonly string[]): Promise<CalendarEvent[]> {
  return published(scope, sql`p.record_id = any(${[...ids]}::uuid[])`);
}

async function published(scope: Scope, which: RawBuilder<unknown>): Promise<CalendarEvent[]> {
  const { rows } = await sql<Row>`
    select p.record_id as id, p.slug, p.content, p.published_at as at,
           jsonb_build_object('slug', project.slug, 'acronym', project.acronym) as project
    from published p join project on project.id = p.project_id and project.is_public
    where p.kind = 'event' and ${which}
    order by p.record_id limit ${most}`.execute(scope.db);
  return rows.map(({ id, slug, content, at, project }) => ({
    ...{ id, slug, face: 'public', isPublic: true, project, changedAt: at, texts: content.texts },
    value: content.content,
    sequence: content.content.sequence ?? 0,
  }));
}
