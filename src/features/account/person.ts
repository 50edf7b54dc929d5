import { sql } from 'kysely';
import { Conflict } from '../../kernel/answers.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { isOwnMachine } from '../../settings.ts';
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

/**
 * The open account of a mail address. Sample accounts share one password, so away from this machine they are none, even
 * when somebody serves a database that holds them.
 */
export async function findAccount(scope: AccountScope, email: string): Promise<Account | null> {
  const samples = isOwnMachine(scope.tools.settings.publicUrl) ? [true, false] : [false];
  const found = await scope.db
    .selectFrom('person')
    .select(accountColumns)
    .where(sql`lower(email)`, '=', email.trim().toLowerCase())
    .where('is_sample', 'in', samples)
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

/** Who has a mail address, whatever may be opened with it. */
export async function holderOf(scope: AccountScope, email: string): Promise<Account | null> {
  const found = await scope.db
    .selectFrom('person')
    .select(accountColumns)
    .where(sql`lower(email)`, '=', email.trim().toLowerCase())
    .executeTakeFirst();
  return found ?? null;
}

/** Gives an account another mail address; false when somebody else has it. */
export async function changeEmail(scope: AccountScope, personId: string, email: string): Promise<boolean> {
  // Nobody gets an account with that address between the question and the change.
  await sql`lock table person in share row exclusive mode`.execute(scope.db);
  const holder = await holderOf(scope, email);
  if (holder !== null && holder.id !== personId) return false;
  await scope.db.updateTable('person').set({ email }).where('id', '=', personId).execute();
  return true;
}

export async function setPassword(scope: AccountScope, personId: string, password: string): Promise<void> {
  await scope.db
    .updateTable('person')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', personId)
    .execute();
}
