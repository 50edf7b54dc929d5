import { sql } from 'kysely';
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
      : sql`(partner_id = ${partner} or content -> 'content' -> 'visitors' @> ${JSON.stringify([partner])}::jsonb)`;
  const { rows } = await sql<Row>`
    select record_id as id, slug, content, published_at as at from published
    where project_id = ${project.id} and kind = 'event' and ${ofPartner}
    order by record_id limit ${most}`.execute(scope.db);
  return rows.map(({ id, slug, content, at }) => ({
    ...{ id, slug, face: 'public', project, changedAt: at, texts: content.texts },
    value: content.content,
    sequence: content.content.sequence ?? 0,
  }));
}
