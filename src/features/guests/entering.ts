import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import { findProject, type SystemScope } from '../../records/system-scope.ts';
import type { Registration } from './registration.ts';
import { needRegistration } from './store.ts';

/** The scope in which somebody registers for a public event, whoever they are; NotFound when it is not public. */
export async function enterEvent(scope: Scope, eventId: string): Promise<SystemScope> {
  const { rows } = await sql<{ place: string | null }>`select enter_event(${eventId}::uuid) as place`.execute(scope.db);
  return inPlace(scope, rows[0]?.place ?? null);
}

/** The registration a secret belongs to, with the transaction opened for its project; NotFound when there is none. */
export async function openRegistration(
  scope: Scope,
  secret: string,
): Promise<{ scope: SystemScope; registration: Registration }> {
  const { rows } = await sql<{ id: string | null }>`select open_registration(${hashOf(secret)}) as id`.execute(
    scope.db,
  );
  const id = rows[0]?.id;
  if (!id) throw new NotFound();
  const registration = await needRegistration(scope, id);
  return { scope: await inPlace(scope, registration.projectId), registration };
}

/** The same in a project whose secret was shown. */
export async function inPlace(scope: Scope, projectId: string | null): Promise<SystemScope> {
  const project = await findProject(scope.db, projectId);
  if (!project) throw new NotFound();
  return { ...scope, project };
}
