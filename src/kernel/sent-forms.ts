import { createHash } from 'node:crypto';
import type { JSONColumnType } from 'kysely';
import { ownAddress, type Address } from './address.ts';
import { isId } from './chance.ts';
import type { Submitted } from './forms.ts';
import type { Scope } from './scope.ts';
import type { Said } from './visit.ts';

interface SentFormTable {
  hash: Buffer;
  location: string | null;
  said: JSONColumnType<Said | null, string | null, string | null>;
  sent_at: Date;
}

declare module './db.ts' {
  interface Database {
    sent_form: SentFormTable;
  }
}

/** The hidden field by which a form is told from the next one with the same words in it. */
export const formNumber = 'form-number';

/** How long a form may wait to be sent again: a phone may be in a pocket for weeks. */
const keptDays = 90;

/** Where the answer to a form led. */
export interface Led {
  readonly to: Address;
  readonly said: Said | undefined;
}

/**
 * Names what was sent: the same form with the same content, from the same person to the same address. Null for what
 * may be done as often as one likes: forms without a number, and those of strangers, such as signing in.
 */
export async function nameOfSent(scope: Scope, here: Address, submitted: Submitted): Promise<Buffer | null> {
  const { person } = scope.who;
  if (person === null || !isId(submitted.typed[formNumber]?.[0] ?? '')) return null;
  const name = createHash('sha256');
  name.update(JSON.stringify([person.id, here.text, submitted.typed]));
  for (const [field, files] of Object.entries(submitted.files)) {
    for (const file of files) {
      name.update(JSON.stringify([field, file.name]));
      name.update(
        createHash('sha256')
          .update(new Uint8Array(await file.arrayBuffer()))
          .digest(),
      );
    }
  }
  return name.digest();
}

/**
 * Takes a form, once: null for who comes first, else where the first one led. Who comes while the first is being
 * answered waits for it; when that one fails, or was sent back with problems, the next is the first.
 */
export async function takeForm(scope: Scope, name: Buffer): Promise<Led | null> {
  const taken = await scope.db
    .insertInto('sent_form')
    .values({ hash: name, location: null, said: null, sent_at: scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows !== 0n) return null;
  const first = await scope.db.selectFrom('sent_form').selectAll().where('hash', '=', name).executeTakeFirstOrThrow();
  const to = ownAddress(first.location ?? undefined);
  return to === null ? null : { to, said: first.said ?? undefined };
}

/** Keeps where a form led; one that led nowhere may be sent again. */
export async function keepTaken(scope: Scope, name: Buffer, led: Led | null): Promise<void> {
  if (led === null) {
    await scope.db.deleteFrom('sent_form').where('hash', '=', name).execute();
    return;
  }
  const said = led.said === undefined ? null : JSON.stringify(led.said);
  await scope.db.updateTable('sent_form').set({ location: led.to.text, said }).where('hash', '=', name).execute();
}

export async function forgetSentForms(scope: Pick<Scope, 'db' | 'now'>): Promise<void> {
  const before = new Date(scope.now.getTime() - keptDays * 86_400_000);
  await scope.db.deleteFrom('sent_form').where('sent_at', '<', before).execute();
}
