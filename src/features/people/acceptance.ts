import { sql } from 'kysely';
import { Conflict } from '../../kernel/answers.ts';
import type { Person, ProjectInScope, ProjectScope, Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import { leadsOf, notify } from '../../records/notices.ts';
import { needInvitation, type Invitation } from './invitation.ts';
import { addMember } from './membership.ts';

/** What the holder of a letter is offered, and a scope that sees the project it leads to. */
export interface Offer {
  readonly invitation: Invitation;
  readonly project: ProjectInScope;
}

/**
 * Opens the transaction for the project an invitation's secret leads to. `spent` when the invitation was used,
 * withdrawn or is too old; null when there never was one.
 */
export async function openOffer(scope: Scope, secret: string): Promise<Offer | 'spent' | null> {
  // Two presses on the same link at once: the second waits, and finds the invitation used.
  await sql`select pg_advisory_xact_lock(hashtextextended(${secret}, 0))`.execute(scope.db);
  const { rows } = await sql<{ opened: { id: string; open: boolean } | null }>`
    select open_invitation(${hashOf(secret)}, ${scope.now}) as opened`.execute(scope.db);
  const opened = rows[0]?.opened;
  if (!opened) return null;
  if (!opened.open) return 'spent';
  const project = await scope.db
    .selectFrom('invitation')
    .innerJoin('project', 'project.id', 'invitation.project_id')
    .select(['project.id', 'project.slug', 'project.acronym', 'project.title'])
    .select(['project.is_fictional as isFictional', 'project.is_public as isPublic'])
    .where('invitation.id', '=', opened.id)
    .executeTakeFirstOrThrow();
  return { invitation: await needInvitation({ ...scope, project }, opened.id), project };
}

/** Makes the person a member as offered and tells those who lead. Conflict when it was accepted at the same moment. */
export async function accept(scope: Scope, offer: Offer, person: Person, spent: string): Promise<void> {
  const { invitation, project } = offer;
  const inside: ProjectScope = { ...scope, project, who: { person, memberships: [] } };
  const accepted = await scope.db
    .updateTable('invitation')
    .set({ accepted_at: scope.now, accepted_by: person.id })
    .where('id', '=', invitation.id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (accepted.numUpdatedRows === 0n) throw new Conflict(spent);
  await addMember(inside, person.id, invitation);
  const about = invitation.partnerId ?? project.id;
  await notify(inside, await leadsOf(inside, invitation.partnerId), about, 'member-joined', { name: person.name });
}
