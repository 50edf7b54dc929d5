import { no, NotFound, yes, type Answer } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope, Role, Scope } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import type words from './words.json';

/** What work on a project's memberships needs of a scope; the sample loader has this much, too. */
export type MembershipScope = Scope & { readonly project: { readonly id: string } };

export interface Member {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly partnerId: string | null;
  /** Name of the partner; null for people who work for the whole project. */
  readonly partner: string | null;
  /** How to reach them; null without their consent. */
  readonly contact: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

/** The place a person has in a project. */
export interface Place {
  readonly role: Role;
  readonly partnerId: string | null;
}

/** Whoever leads a partner leads one in particular. */
export function fitsTogether(place: Place, say: Say<typeof words>): Answer {
  return place.role === 'partner-lead' && place.partnerId === null ? no(say('rule.leadNeedsPartner')) : yes;
}

/** A project is never left without somebody who coordinates it. */
export function staysCoordinated(
  coordinators: number,
  member: Member,
  next: Role | null,
  say: Say<typeof words>,
): Answer {
  const leaves = member.role === 'lead-coordinator' && next !== 'lead-coordinator';
  return leaves && coordinators < 2 ? no(say('rule.lastCoordinator')) : yes;
}

function members(scope: MembershipScope) {
  return scope.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .leftJoin('record', 'record.id', 'membership.partner_id')
    .select(['membership.id', 'membership.person_id', 'membership.role', 'membership.partner_id'])
    .select(['membership.created_at', 'membership.ended_at', 'record.title as partner'])
    .select(['person.name', 'person.email', 'person.contact', 'person.contact_consent_at'])
    .where('membership.project_id', '=', scope.project.id);
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['executeTakeFirstOrThrow']>>;

function memberFrom(row: MemberRow): Member {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    partnerId: row.partner_id,
    partner: row.partner,
    contact: row.contact_consent_at && row.contact !== '' ? row.contact : null,
    since: row.created_at,
    until: row.ended_at,
  };
}

/** The people of the project now: those of the whole project first, then by partner and name. */
export async function membersOf(scope: MembershipScope): Promise<Member[]> {
  const rows = await members(scope)
    .where('membership.ended_at', 'is', null)
    .orderBy('record.title', (order) => order.asc().nullsFirst())
    .orderBy('person.name')
    .execute();
  return rows.map(memberFrom);
}

/** Places that ended, the latest first. */
export async function formerMembersOf(scope: MembershipScope): Promise<Member[]> {
  const rows = await members(scope)
    .where('membership.ended_at', 'is not', null)
    .orderBy('membership.ended_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(memberFrom);
}

/** A present member of the project by the id of the membership; NotFound when there is none. */
export async function needMember(scope: MembershipScope, id: string): Promise<Member> {
  if (!isId(id)) throw new NotFound();
  const row = await members(scope)
    .where('membership.id', '=', id)
    .where('membership.ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return memberFrom(row);
}

export async function countCoordinators(scope: MembershipScope): Promise<number> {
  return (await coordinators(scope).execute()).length;
}

/** Makes whoever else would end the place of a coordinator at this moment wait until this transaction is through. */
export async function holdCoordinators(scope: MembershipScope): Promise<void> {
  await coordinators(scope).orderBy('id').forUpdate().execute();
}

function coordinators(scope: MembershipScope) {
  return scope.db
    .selectFrom('membership')
    .select('id')
    .where('project_id', '=', scope.project.id)
    .where('role', '=', 'lead-coordinator')
    .where('ended_at', 'is', null);
}

export async function hasPlace(scope: MembershipScope, personId: string, place: Place): Promise<boolean> {
  const row = await scope.db
    .selectFrom('membership')
    .select('id')
    .where('project_id', '=', scope.project.id)
    .where('person_id', '=', personId)
    .where('role', '=', place.role)
    .where('partner_id', 'is not distinct from', place.partnerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a person a place in the project, unless they have this very one. */
export async function addMember(scope: MembershipScope, personId: string, place: Place): Promise<void> {
  if (await hasPlace(scope, personId, place)) return;
  await scope.db
    .insertInto('membership')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      person_id: personId,
      partner_id: place.partnerId,
      role: place.role,
      created_at: scope.now,
      made_by: scope.who.person?.id ?? null,
    })
    .execute();
}

/** Ends a place as of now; it stays readable among those that ended. */
export async function endMembership(scope: ProjectScope, member: Member): Promise<void> {
  await scope.db
    .updateTable('membership')
    .set({ ended_at: scope.now, ended_by: scope.who.person.id })
    .where('id', '=', member.id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Another role or partner: the old place ends and the new one begins, so that who was what and when stays known. */
export async function changePlace(scope: ProjectScope, member: Member, place: Place): Promise<void> {
  if (member.role === place.role && member.partnerId === place.partnerId) return;
  await endMembership(scope, member);
  await addMember(scope, member.personId, place);
}

export interface PartnerName {
  readonly id: string;
  readonly name: string;
}

/** The partners of the project by name, to choose from. */
export async function partnerNames(scope: MembershipScope): Promise<PartnerName[]> {
  return scope.db
    .selectFrom('record')
    .select(['id', 'title as name'])
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', 'partner')
    .where('erased_at', 'is', null)
    .orderBy('title')
    .execute();
}
