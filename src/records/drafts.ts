import { sql } from 'kysely';
import type { Typed } from '../kernel/forms.ts';
import type { Scope } from '../kernel/scope.ts';

/** What a person typed into a form and has not sent; `key` names the form, and is the address of its page. */
export interface Draft {
  readonly key: string;
  readonly typed: Typed;
  readonly savedAt: Date;
}

const mostCharacters = 200_000;
const mostDrafts = 200;

/** The signed-in person's draft for a form, or null. */
export async function draftOf(scope: Scope, key: string): Promise<Draft | null> {
  const person = scope.who.person;
  if (!person) return null;
  const row = await scope.db
    .selectFrom('draft')
    .selectAll()
    .where('person_id', '=', person.id)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? { key, typed: row.fields, savedAt: row.saved_at } : null;
}

/** The signed-in person's drafts, newest first. */
export async function draftsOf(scope: Scope): Promise<Draft[]> {
  const person = scope.who.person;
  if (!person) return [];
  const rows = await scope.db
    .selectFrom('draft')
    .selectAll()
    .where('person_id', '=', person.id)
    .orderBy('saved_at', 'desc')
    .execute();
  return rows.map((row) => ({ key: row.key, typed: row.fields, savedAt: row.saved_at }));
}

/** Keeps what is typed; the oldest draft goes when a person has more than anybody needs. False: too long to keep. */
export async function keepDraft(scope: Scope, key: string, typed: Typed): Promise<boolean> {
  const person = scope.who.person;
  const fields = JSON.stringify(typed);
  if (!person || key.length > 500 || fields.length > mostCharacters) return false;
  await scope.db
    .insertInto('draft')
    .values({ person_id: person.id, key, fields, saved_at: scope.now })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doUpdateSet({ fields, saved_at: scope.now }))
    .execute();
  await sql`delete from draft where person_id = ${person.id} and key in
    (select key from draft where person_id = ${person.id} order by saved_at desc offset ${mostDrafts})`.execute(
    scope.db,
  );
  return true;
}

export async function forgetDraft(scope: Scope, key: string): Promise<void> {
  const person = scope.who.person;
  if (person) await scope.db.deleteFrom('draft').where('person_id', '=', person.id).where('key', '=', key).execute();
}
