import { sql } from 'kysely';
import { no, NotFound, yes, type Answer } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope, Role, Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import type { Language, Say } from '../../kernel/words.ts';
import type { MembershipScope, Place } from './membership.ts';
import type words from './words.json';

export const validDays = 14;
const minutesBetweenLetters = 10;

interface InvitationTable {
  id: string;
  project_id: string;
  email: string;
  name: string;
  role: Role;
  partner_id: string | null;
  language: Language;
  secret_hash: Buffer;
  invited_by: string;
  created_at: Date;
  sent_at: Date;
  ends_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  withdrawn_at: Date | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    invitation: InvitationTable;
  }
}

export interface Invitation extends Place {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly partner: string | null;
  readonly language: Language;
  readonly invitedBy: string;
  readonly sentAt: Date;
  readonly endsAt: Date;
}

export interface NewInvitation extends Place {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** A letter may be sent again after a while, not at once: no one's mail is to be flooded. */
export function maySendAgain(invitation: Invitation, now: Date, say: Say<typeof words>): Answer {
  const next = invitation.sentAt.getTime() + minutesBetweenLetters * 60_000;
  return now.getTime() < next ? no(say('rule.sentJustNow', { minutes: minutesBetweenLetters })) : yes;
}

export function isTooOld(invitation: Invitation, now: Date): boolean {
  return invitation.endsAt <= now;
}

function invitations(scope: MembershipScope) {
  return scope.db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.invited_by')
    .leftJoin('record', 'record.id', 'invitation.partner_id')
    .select(['invitation.id', 'invitation.email', 'invitation.name', 'invitation.role', 'invitation.language'])
    .select(['invitation.partner_id as partnerId', 'invitation.sent_at as sentAt', 'invitation.ends_at as endsAt'])
    .select(['record.title as partner', 'person.name as invitedBy'])
    .where('invitation.project_id', '=', scope.project.id)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null);
}

/** Invitations nobody has accepted or withdrawn, those that are too old among them; the latest first. */
export async function invitationsOf(scope: MembershipScope): Promise<Invitation[]> {
  return invitations(scope).orderBy('invitation.sent_at', 'desc').limit(200).execute();
}

export async function needInvitation(scope: MembershipScope, id: string): Promise<Invitation> {
  const found = isId(id) && (await invitations(scope).where('invitation.id', '=', id).executeTakeFirst());
  if (!found) throw new NotFound();
  return found;
}

/** An open invitation of this address to this very place, or null. */
export async function findSame(scope: MembershipScope, made: NewInvitation): Promise<Invitation | null> {
  const found = await invitations(scope)
    .where(sql`lower(invitation.email)`, '=', made.email.toLowerCase())
    .where('invitation.role', '=', made.role)
    .where('invitation.partner_id', 'is not distinct from', made.partnerId)
    .executeTakeFirst();
  return found ?? null;
}

const endOf = (now: Date): Date => new Date(now.getTime() + validDays * 86_400_000);

/** Keeps an invitation and gives its secret, which only the letter knows. */
export async function addInvitation(scope: ProjectScope, made: NewInvitation): Promise<{ id: string; secret: string }> {
  const { chance } = scope.tools;
  const [id, secret] = [chance.id(), chance.secret()];
  await scope.db
    .insertInto('invitation')
    .values({
      id,
      project_id: scope.project.id,
      email: made.email,
      name: made.name,
      role: made.role,
      partner_id: made.partnerId,
      language: made.language,
      secret_hash: hashOf(secret),
      invited_by: scope.who.person.id,
      created_at: scope.now,
      sent_at: scope.now,
      ends_at: endOf(scope.now),
    })
    .execute();
  return { id, secret };
}

/** A new secret, good for as long as the first was; the link in the earlier letter ends. */
export async function renewInvitation(scope: ProjectScope, invitation: Invitation): Promise<string> {
  const secret = scope.tools.chance.secret();
  await scope.db
    .updateTable('invitation')
    .set({ secret_hash: hashOf(secret), sent_at: scope.now, ends_at: endOf(scope.now) })
    .where('id', '=', invitation.id)
    .execute();
  return secret;
}

export async function withdrawInvitation(scope: ProjectScope, invitation: Invitation): Promise<void> {
  await scope.db.updateTable('invitation').set({ withdrawn_at: scope.now }).where('id', '=', invitation.id).execute();
}

/** Erases the addresses of people who never accepted, three months after their link ended. */
export async function forgetOldInvitations(scope: Pick<Scope, 'db' | 'now'>): Promise<void> {
  const limit = new Date(scope.now.getTime() - 90 * 86_400_000);
  await scope.db.deleteFrom('invitation').where('accepted_at', 'is', null).where('ends_at', '<', limit).execute();
}
