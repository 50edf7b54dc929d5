import { createHmac } from 'node:crypto';
import { address, type Address } from '../../kernel/address.ts';
import type { Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import type { Needs, Registration } from './registration.ts';

/**
 * By what mail addresses are told apart without being kept: hashes with a key that is this project's own, so that the
 * same address is another one elsewhere.
 */
export async function mailKeys(scope: SystemScope): Promise<(email: string) => Buffer> {
  const key = (await countingKey(scope)) ?? (await newCountingKey(scope));
  return (email) => createHmac('sha256', key).update(email.trim().normalize('NFC').toLowerCase()).digest();
}

async function countingKey({ db, project }: SystemScope): Promise<Buffer | null> {
  const row = await db.selectFrom('counting_key').select('key').where('project_id', '=', project.id).executeTakeFirst();
  return row?.key ?? null;
}

/** The project's key from now on, or the one that somebody else made meanwhile. */
async function newCountingKey(scope: SystemScope): Promise<Buffer> {
  await scope.db
    .insertInto('counting_key')
    .values({ project_id: scope.project.id, key: hashOf(scope.tools.chance.secret()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const key = await countingKey(scope);
  if (key === null) throw new Error('a project has no counting key');
  return key;
}

/** The page of a registration, behind its secret. */
export function registrationAddress(secret: string): Address {
  return address`/registrations/${secret}`;
}

/** A new secret that opens the page of a registration; only its hash is kept. */
export async function newLink(scope: SystemScope, { id }: Registration): Promise<string> {
  const secret = scope.tools.chance.secret();
  await scope.db
    .insertInto('registration_link')
    .values({ secret_hash: hashOf(secret), registration_id: id, project_id: scope.project.id, made_at: scope.now })
    .execute();
  return secret;
}

/** The mail address of a guest, while it is kept. */
export async function emailOf(scope: SystemScope, { id }: Registration): Promise<string | null> {
  const row = await scope.db
    .selectFrom('registration_contact')
    .select('email')
    .where('registration_id', '=', id)
    .executeTakeFirst();
  return row?.email ?? null;
}

export async function needsOf(scope: Scope, { id }: Registration): Promise<Needs> {
  const row = await scope.db
    .selectFrom('registration_needs')
    .select(['diet', 'access'])
    .where('registration_id', '=', id)
    .executeTakeFirst();
  return row ?? { diet: '', access: '' };
}

/** Keeps what somebody needs; nothing is kept of who needs nothing. */
export async function keepNeeds(scope: SystemScope, { id }: Registration, { diet, access }: Needs): Promise<void> {
  await scope.db.deleteFrom('registration_needs').where('registration_id', '=', id).execute();
  if (diet === '' && access === '') return;
  await scope.db
    .insertInto('registration_needs')
    .values({ registration_id: id, project_id: scope.project.id, diet, access })
    .execute();
}

/** The mail addresses of guests by registration, as far as they are kept. */
export async function emailsOf(scope: Scope, registrations: readonly Registration[]): Promise<Map<string, string>> {
  if (registrations.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom('registration_contact')
    .select(['registration_id', 'email'])
    .where(
      'registration_id',
      'in',
      registrations.map(({ id }) => id),
    )
    .execute();
  return new Map(rows.map(({ registration_id: id, email }) => [id, email]));
}
