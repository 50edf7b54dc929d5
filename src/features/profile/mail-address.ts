import { writeLetter } from '../../kernel/mail.ts';
import type { Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import {
  changeEmail,
  findAccountById,
  forgetResets,
  holderOf,
  type Account,
  type AccountScope,
} from '../account/index.ts';
import { changedLetter, confirmLetter, noticeLetter, takenLetter, type Addressee } from './mail-address-letters.ts';

const validHours = 24;

interface MailAddressChangeTable {
  person_id: string;
  email: string;
  secret_hash: Buffer;
  asked_at: Date;
  ends_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    mail_address_change: MailAddressChangeTable;
  }
}

/** A mail address that was asked for and not confirmed yet. */
export interface AskedAddress {
  readonly email: string;
  readonly askedAt: Date;
  readonly endsAt: Date;
}

/**
 * Asks for another mail address: a letter with a link goes to the new one, a notice to the present one. When the new
 * one has an account already, its owner is told so instead; who asked cannot tell the difference.
 */
export async function askForAddress(scope: Scope, account: Addressee, email: string): Promise<void> {
  const secret = scope.tools.chance.secret();
  await forgetAskedAddress(scope, account.id);
  await scope.db
    .insertInto('mail_address_change')
    .values({
      person_id: account.id,
      email,
      secret_hash: hashOf(secret),
      asked_at: scope.now,
      ends_at: new Date(scope.now.getTime() + validHours * 3_600_000),
    })
    .execute();
  const holder = await holderOf(scope, email);
  const isTaken = holder !== null && holder.id !== account.id;
  const { settings } = scope.tools;
  await writeLetter(scope, isTaken ? takenLetter(settings, holder) : confirmLetter(settings, account, email, secret));
  await writeLetter(scope, noticeLetter(settings, account, email, scope.now));
}

export async function askedAddressOf(scope: AccountScope, personId: string): Promise<AskedAddress | null> {
  const row = await scope.db
    .selectFrom('mail_address_change')
    .select(['email', 'asked_at as askedAt', 'ends_at as endsAt'])
    .where('person_id', '=', personId)
    .where('ends_at', '>', scope.now)
    .executeTakeFirst();
  return row ?? null;
}

export async function forgetAskedAddress(scope: AccountScope, personId: string): Promise<void> {
  await scope.db.deleteFrom('mail_address_change').where('person_id', '=', personId).execute();
}

/** Whose address a secret may change to which; null when it was used, is too old or was never given. */
export async function findAskedAddress(
  scope: AccountScope,
  secret: string,
): Promise<{ account: Account; email: string } | null> {
  const asked = await scope.db
    .selectFrom('mail_address_change')
    .select(['person_id', 'email'])
    .where('secret_hash', '=', hashOf(secret))
    .where('ends_at', '>', scope.now)
    .executeTakeFirst();
  const account = asked ? await findAccountById(scope, asked.person_id) : null;
  return asked && account ? { account, email: asked.email } : null;
}

/** Changes the address and tells the old one; links to a new password that went there open nothing any more. */
export async function changeAddress(
  scope: Scope,
  { account, email }: { account: Account; email: string },
): Promise<'changed' | 'taken'> {
  await forgetAskedAddress(scope, account.id);
  if (!(await changeEmail(scope, account.id, email))) return 'taken';
  await forgetResets(scope, account.id);
  await writeLetter(scope, changedLetter(scope.tools.settings, account, email, scope.now));
  return 'changed';
}

export async function forgetOldAddresses(scope: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await scope.db.deleteFrom('mail_address_change').where('ends_at', '<=', scope.now).execute();
}
