import type { Scope } from '../kernel/scope.ts';
import { textsOf } from './texts.ts';

/** The feature's own value as the public reads it now; null when the record has no public page. */
export async function publishedValue<Content>(scope: Scope, recordId: string): Promise<Content | null> {
  const row = await scope.db
    .selectFrom('published')
    .select('content')
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return row ? (row.content as { content: Content }).content : null;
}

/** Whether the workspace holds something that the public page does not say yet; false without a public page. */
export async function hasUnpublishedChanges(scope: Scope, recordId: string, value: object): Promise<boolean> {
  const row = await scope.db
    .selectFrom('published')
    .select('content')
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  if (!row) return false;
  const { content, texts } = row.content as { content: object; texts: object };
  // What an earlier version of Uptake kept and this one does not know is no difference, nor is what is new and empty.
  const known = Object.entries(content).filter(([name]) => Object.hasOwn(value, name));
  // Translations are published together with what they translate.
  const published = { content: Object.fromEntries(known), texts };
  return canonical(published) !== canonical({ content: value, texts: await textsOf(scope, recordId) });
}

/** Whether two values of a feature say the same. */
export function isSameValue(one: object, other: object): boolean {
  return canonical(one) === canonical(other);
}

// The database gives the keys of a json value in an order of its own; and what was not asked for yet is as unknown as
// what was left empty.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, member]) => !isNothing(member))
            .toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

/** The country under which a partner's public page is found: ISO 3166 alpha-2, null while it has no page. */
export async function countryOfPartner(scope: Scope, partnerId: string | null): Promise<string | null> {
  if (partnerId === null) return null;
  const row = await scope.db
    .selectFrom('published')
    .select('country')
    .where('record_id', '=', partnerId)
    .executeTakeFirst();
  return row?.country ?? null;
}
