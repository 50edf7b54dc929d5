import { addPerson } from '../features/account/index.ts';
import { addMember } from '../features/people/index.ts';
import type { ProjectScope, Role, Scope } from '../kernel/scope.ts';
import type { AccountData } from './data-files.ts';
import { idOrNull, type Actor, type Stage } from './stage.ts';

export type Actors = ReadonlyMap<string, Actor>;

/** Makes the sample's accounts, all with the same password. */
export async function addAccounts(scope: Scope, accounts: readonly AccountData[], password: string): Promise<Actors> {
  const actors = new Map<string, Actor>();
  for (const { key, email, name, language, isAdministrator = false } of accounts) {
    const isFirst = actors.size === 0;
    const own = isFirst ? password : null;
    const id = await addPerson(scope, { email, name, password: own, language, isAdministrator, isSample: true });
    const zone = 'Europe/Brussels';
    actors.set(key, { person: { id, name, email, language, zone, isAdministrator }, memberships: [] });
  }
  // Hashing a password is slow on purpose, and it is the same one for all.
  const { db } = scope;
  const { password_hash } = await db
    .selectFrom('person')
    .select('password_hash')
    .where('is_sample', '=', true)
    .where('password_hash', 'is not', null)
    .executeTakeFirstOrThrow();
  await db.updateTable('person').set({ password_hash }).where('is_sample', '=', true).execute();
  return actors;
}

const acting: ReadonlySet<Role> = new Set(['partner-lead', 'editor']);

/** Who coordinates a network, and who acts for each of its partners. */
export function castOf(
  network: string,
  accounts: readonly AccountData[],
  actors: Actors,
): Pick<Stage, 'lead' | 'officers'> {
  const officers = new Map<string, Actor>();
  let lead: Actor | undefined;
  for (const account of accounts) {
    const actor = actors.get(account.key);
    for (const place of account.places) {
      if (!actor || place.network !== network) continue;
      if (place.role === 'lead-coordinator') lead = actor;
      if (acting.has(place.role) && place.partner) officers.set(place.partner, actor);
    }
  }
  if (!lead) throw new Error(`nobody coordinates ${network}`);
  return { lead, officers };
}

/** Gives everybody their places in the project, as of its beginning. */
export async function addMembers(
  stage: Stage,
  scope: ProjectScope,
  accounts: readonly AccountData[],
  actors: Actors,
): Promise<void> {
  for (const account of accounts) {
    const actor = actors.get(account.key);
    for (const place of account.places) {
      if (!actor || place.network !== stage.network.project.key) continue;
      const partner = idOrNull(stage, place.partner ?? null);
      await addMember(scope, actor.person.id, { role: place.role, partnerId: partner });
      actor.memberships.push({ project: scope.project.id, partner, role: place.role });
    }
  }
}
