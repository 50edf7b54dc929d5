import { sql } from 'kysely';
import { Conflict } from '../../kernel/answers.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { hashPassword } from './password.ts';

/** What work on accounts needs of a scope; the command line has this much, too. */
export type AccountScope = Pick<Scope, 'db' | 'tools' | 'now'>;

export interface NewPerson {
  email: string;
  name: string;
  /** Null: no password yet; the person gets one by "forgotten password". */
  password: string | null;
  language: Language;
  zone?: string;
  isAdministrator?: boolean;
  isSample?: boolean;
}

/** A name as it is shown: one line, without characters that hide or turn what stands around it. */
export function cleanName(name: string): string {
  return name
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Makes an account and gives its id. Throws Conflict when the mail address has one already. */
export async function addPerson(scope: AccountScope, made: NewPerson): Promise<string> {
  const id = scope.tools.chance.id();
  const passwordHash = made.password === null ? null : await hashPassword(made.password);
  const added = await scope.db
    .insertInto('person')
    .values({
      id,
      email: made.email.trim(),
      name: cleanName(made.name),
      password_hash: passwordHash,
      language: made.language,
      zone: made.zone ?? zoneOf[made.language],
      contact_consent_at: null,
      is_administrator: made.isAdministrator ?? false,
      is_sample: made.isSample ?? false,
      created_at: scope.now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new Conflict(`There is an account for ${made.email} already.`);
  return id;
}

/** Where most people who read a language live; they can change it in their profile. */
const zoneOf: Record<Language, string> = {
  en: 'Europe/Brussels',
  it: 'Europe/Rome',
  sv: 'Europe/Stockholm',
  et: 'Europe/Tallinn',
  hu: 'Europe/Budapest',
};

export interface Account {
  id: string;
  email: string;
  name: string;
  language: Language;
  zone: string;
  passwordHash: string | null;
}

const accountColumns = ['id', 'email', 'name', 'language', 'zone', 'password_hash as passwordHash'] as const;

export async function findAccount(scope: AccountScope, email: string): Promise<Account | null> {
  const found = await scope.db
    .selectFrom('person')
    .select(accountColumns)
    .where(sql`lower(email)`, '=', email.trim().toLowerCase())
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

export async function findAccountById(scope: AccountScope, id: string): Promise<Account | null> {
  const found = await scope.db
    .selectFrom('person')
    .select(accountColumns)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

export async function setPassword(scope: AccountScope, personId: string, password: string): Promise<void> {
  await scope.db
    .updateTable('person')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', personId)
    .execute();
}

export interface Profile {
  name: string;
  language: Language;
  zone: string;
  contact: string;
  /** Members of the person's projects may read `contact`. */
  consent: boolean;
}

export async function profileOf(scope: AccountScope, personId: string): Promise<Profile & { consentAt: Date | null }> {
  const row = await scope.db
    .selectFrom('person')
    .select(['name', 'language', 'zone', 'contact', 'contact_consent_at'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const { contact_consent_at: consentAt, ...profile } = row;
  return { ...profile, consent: consentAt !== null, consentAt };
}

/** Keeps the profile. Consent counts from the day it was given, and anew for other contact details. */
export async function saveProfile(scope: AccountScope, personId: string, profile: Profile): Promise<void> {
  const before = await profileOf(scope, personId);
  const agrees = profile.consent && profile.contact !== '';
  const since = before.contact === profile.contact ? (before.consentAt ?? scope.now) : scope.now;
  await scope.db
    .updateTable('person')
    .set({
      name: profile.name,
      language: profile.language,
      zone: profile.zone,
      contact: profile.contact,
      contact_consent_at: agrees ? since : null,
    })
    .where('id', '=', personId)
    .execute();
}

/**
 * Closes an account: nobody can sign in with it any more, mail address, contact details, drafts and notices are
 * erased. The name stays beside what the person wrote, because the history of a project must stay true.
 */
export async function closeAccount(scope: AccountScope, personId: string): Promise<void> {
  const { db } = scope;
  for (const table of ['session', 'draft', 'notice', 'password_reset'] as const) {
    await db.deleteFrom(table).where('person_id', '=', personId).execute();
  }
  await db
    .updateTable('person')
    .set({
      email: `closed-${personId}`,
      password_hash: null,
      contact: '',
      contact_consent_at: null,
      ended_at: scope.now,
    })
    .where('id', '=', personId)
    .execute();
}
