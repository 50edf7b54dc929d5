import type { Selectable } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { Database } from '../../kernel/db.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Face } from '../../records/kinds.ts';
import type { StoredEvent } from '../events/index.ts';
import { inOrder, type Session } from './session.ts';
import './tables.ts';

/** The agenda of an event as this face shows it, by time. */
export async function sessionsOf(scope: Scope, face: Face, eventId: string): Promise<Session[]> {
  const rows = await scope.db
    .selectFrom('agenda_session')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('removed_at', 'is', null)
    .$if(face === 'public', (query) => query.where('is_public', '=', true))
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const shown = await scope.db
    .selectFrom('agenda_practice')
    .select(['session_id', 'practice_id'])
    .where(
      'session_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('practice_id')
    .execute();
  const practices = Map.groupBy(shown, (one) => one.session_id);
  return inOrder(
    rows.map((row) =>
      sessionFrom(
        row,
        (practices.get(row.id) ?? []).map((one) => one.practice_id),
      ),
    ),
  );
}

function sessionFrom(row: Selectable<Database['agenda_session']>, practices: readonly string[]): Session {
  const { id, kind, title, day, starts, ends, description, speakers, place, language } = row;
  const own = { id, kind, title, day, starts, ends, description, speakers, place, language };
  return { ...own, webAddress: row.web_address, isPublic: row.is_public, practices };
}

/** A session of this event that stands; NotFound when there is none. */
export async function needSession(scope: ProjectScope, event: StoredEvent, id: string): Promise<Session> {
  const found = isId(id) ? await sessionsOf(scope, 'workspace', event.head.id) : [];
  const session = found.find((one) => one.id === id);
  if (!session) throw new NotFound();
  return session;
}

/** The sessions of an event as a form offers them. */
export async function sessionChoices(
  scope: ProjectScope,
  eventId: string,
): Promise<{ value: string; label: string }[]> {
  const sessions = await sessionsOf(scope, 'workspace', eventId);
  return sessions.map(({ id, title }) => ({ value: id, label: title }));
}

/** Whether a session that a form names is not in the agenda of this event, or not any more; null names none. */
export async function sessionIsGone(scope: ProjectScope, eventId: string, session: string | null): Promise<boolean> {
  if (session === null) return false;
  const sessions = await sessionsOf(scope, 'workspace', eventId);
  return !sessions.some(({ id }) => id === session);
}

/** A session with the event it belongs to. */
export type SessionOfEvent = Session & { readonly eventId: string };

const mostShown = 50;

/** The sessions that show a practice, as far as this face shows them, the newest first. */
export async function sessionsShowing(scope: Scope, face: Face, practiceId: string): Promise<SessionOfEvent[]> {
  const rows = await scope.db
    .selectFrom('agenda_session')
    .innerJoin('agenda_practice', 'agenda_practice.session_id', 'agenda_session.id')
    .selectAll('agenda_session')
    .where('agenda_practice.practice_id', '=', practiceId)
    .where('removed_at', 'is', null)
    .$if(face === 'public', (query) => query.where('is_public', '=', true))
    .orderBy('day', (order) => order.desc().nullsFirst())
    .orderBy('starts')
    .limit(mostShown)
    .execute();
  return rows.map((row) => ({ ...sessionFrom(row, [practiceId]), eventId: row.event_id }));
}
