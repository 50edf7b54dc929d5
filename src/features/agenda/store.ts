import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { lockRecord, remember } from '../../records/history.ts';
import { announce } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById } from '../../records/record.ts';
import type { StoredEvent } from '../events/index.ts';
import { sessionsOf } from './reading.ts';
import type { Session, SessionValues } from './session.ts';
import { settleShown } from './shown.ts';
import { headOf, rowOf, said } from './tables.ts';

export async function addSession(
  scope: ProjectScope,
  event: StoredEvent,
  values: SessionValues,
): Promise<{ id: string }> {
  const made = await createRecord(
    scope,
    { kind: 'session', hasPage: false, ...headOf(values) },
    said(values, await titlesOf(scope, values)),
  );
  await scope.db
    .insertInto('agenda_session')
    .values({
      id: made.id,
      project_id: scope.project.id,
      event_id: event.head.id,
      removed_at: null,
      ...rowOf(values),
    })
    .execute();
  await keepPractices(scope, made.id, values.practices);
  await agendaChanged(scope, event);
  return made;
}

/** Replaces what a session says. `revision` as in `changeRecord`. */
export async function changeSession(
  scope: ProjectScope,
  event: StoredEvent,
  session: Session,
  revision: number | null,
  values: SessionValues,
): Promise<void> {
  const head = (await headsById(scope, [session.id])).get(session.id);
  if (!head) throw new NotFound();
  await changeRecord(scope, head, revision, headOf(values), {
    before: said(session, await titlesOf(scope, session)),
    after: said(values, await titlesOf(scope, values)),
  });
  await scope.db.updateTable('agenda_session').set(rowOf(values)).where('id', '=', session.id).execute();
  await keepPractices(scope, session.id, values.practices);
  await agendaChanged(scope, event);
}

/** Takes a session out of the agenda; that it stood there stays in the history. */
export async function removeSession(scope: ProjectScope, event: StoredEvent, session: Session): Promise<void> {
  await scope.db
    .updateTable('agenda_session')
    .set({ removed_at: scope.now })
    .where('id', '=', session.id)
    .where('removed_at', 'is', null)
    .execute();
  await remember(scope, session.id, 'withdrawn');
  await agendaChanged(scope, event);
}

async function keepPractices(scope: ProjectScope, sessionId: string, practices: readonly string[]): Promise<void> {
  await scope.db.deleteFrom('agenda_practice').where('session_id', '=', sessionId).execute();
  if (practices.length === 0) return;
  const rows = practices.map((id) => ({ project_id: scope.project.id, session_id: sessionId, practice_id: id }));
  await scope.db.insertInto('agenda_practice').values(rows).execute();
}

async function agendaChanged(scope: ProjectScope, event: StoredEvent): Promise<void> {
  await lockRecord(scope, event.head.id);
  await settleShown(scope, event, await sessionsOf(scope, 'workspace', event.head.id));
  await announce(scope);
}

async function titlesOf(scope: ProjectScope, { practices }: SessionValues): Promise<string[]> {
  const heads = await headsById(scope, practices);
  return practices.map((id) => heads.get(id)?.title ?? id).toSorted();
}
