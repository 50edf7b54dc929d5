import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { hasTurn, type Registration, type RegistrationState } from './registration.ts';
import { registrationColumns } from './tables.ts';

export async function needRegistration(scope: Scope, id: string): Promise<Registration> {
  const row = await scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export async function findByMail(scope: Scope, eventId: string, key: Buffer): Promise<Registration | null> {
  const row = await scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('event_id', '=', eventId)
    .where('mail_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** The registration of a person who has signed in. */
export async function findOwn(scope: Scope, eventId: string): Promise<Registration | null> {
  const row = await scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('event_id', '=', eventId)
    .where('person_id', '=', scope.who.person?.id ?? null)
    .executeTakeFirst();
  return row ?? null;
}

/** What a person who has signed in registered for, in whatever project. */
export async function ownRegistrations(scope: Scope): Promise<Registration[]> {
  return scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('person_id', '=', scope.who.person?.id ?? null)
    .orderBy('registration.id')
    .execute();
}

/** What somebody tells of themselves when they register. */
export interface Told {
  readonly name: string;
  readonly organisation: string;
  readonly partnerId: string | null;
  readonly personId: string | null;
  readonly language: Language;
}

/** How a guest is written to, and by what they are told apart once that is forgotten. */
export interface MailAddress {
  readonly email: string;
  readonly key: Buffer;
}

/** Keeps a registration that stands for nothing yet: `invited` by a host, or `unconfirmed`. */
export async function addRegistration(
  scope: SystemScope,
  eventId: string,
  { name, organisation, partnerId, personId, language }: Told,
  { mail, state }: { readonly mail: MailAddress | null; readonly state: 'invited' | 'unconfirmed' },
): Promise<Registration> {
  const id = scope.tools.chance.id();
  const project_id = scope.project.id;
  const registration = await scope.db
    .insertInto('registration')
    .values({
      id,
      project_id,
      event_id: eventId,
      partner_id: partnerId,
      person_id: personId,
      ...{ name, organisation, language, state },
      mail_key: mail?.key ?? null,
      made_at: scope.now,
      invited_at: state === 'invited' ? scope.now : null,
    })
    .returning(registrationColumns)
    .executeTakeFirstOrThrow();
  if (mail !== null) {
    const { email } = mail;
    await scope.db.insertInto('registration_contact').values({ registration_id: id, project_id, email }).execute();
  }
  return registration;
}

/** Takes what somebody tells of themselves, in place of what stood there. */
export async function retell(scope: SystemScope, { id }: Registration, told: Told): Promise<Registration> {
  const { name, organisation, language, partnerId: partner_id, personId: person_id } = told;
  const row = await scope.db
    .updateTable('registration')
    .set({ name, organisation, language, partner_id, person_id, made_at: scope.now })
    .where('id', '=', id)
    .returning(registrationColumns)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Moves a registration on, unless it is not in `from` any more: false then. A seat or a place in the line gives a turn. */
export async function moveRegistration(
  scope: SystemScope,
  id: string,
  from: readonly RegistrationState[],
  state: RegistrationState,
): Promise<boolean> {
  const moved = await scope.db
    .updateTable('registration')
    .set({
      state,
      ...(hasTurn(state) ? { turn: sql<number>`coalesce(turn, nextval('registration_turn'))` } : { turn: null }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** A guest who is to hear what becomes of an event, with the address that is still kept of them. */
export interface GuestToTell extends Registration {
  readonly email: string;
}

/** Everybody who comes, waits for a seat or was invited, and can be written to. */
export async function guestsToTell(scope: SystemScope, eventId: string): Promise<GuestToTell[]> {
  return scope.db
    .selectFrom('registration')
    .innerJoin('registration_contact', 'registration_contact.registration_id', 'registration.id')
    .select(registrationColumns)
    .select('registration_contact.email')
    .where('event_id', '=', eventId)
    .where('state', 'in', ['confirmed', 'waiting', 'invited'])
    .orderBy('registration.id')
    .execute();
}

/** Those who wait for a seat, in the order in which they confirmed. */
export async function lineOf(scope: SystemScope, eventId: string): Promise<Registration[]> {
  return scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .orderBy('turn')
    .execute();
}

/** Those who were invited, have not answered and were not reminded yet. */
export async function silentGuests(scope: SystemScope, eventId: string): Promise<Registration[]> {
  return scope.db
    .selectFrom('registration')
    .select(registrationColumns)
    .where('event_id', '=', eventId)
    .where('state', '=', 'invited')
    .where('reminded_at', 'is', null)
    .execute();
}
