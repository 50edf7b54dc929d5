import { sql } from 'kysely';
import type { Language } from '../../kernel/words.ts';
import type { AccountScope } from '../account/index.ts';

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
 * Closes an account: nobody can sign in with it any more, mail address, contact details, drafts, notices and
 * notes that only they could read are erased. The name stays beside what the person wrote, because the history of a project must stay true.
 */
export async function closeAccount(scope: AccountScope, personId: string): Promise<void> {
  const { db } = scope;
  for (const table of ['session', 'draft', 'notice', 'password_reset', 'mail_address_change', 'work'] as const) {
    await db.deleteFrom(table).where('person_id', '=', personId).execute();
  }
  await sql`delete from note where author_id = ${personId} and not is_shared`.execute(db);
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
