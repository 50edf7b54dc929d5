import type { ProjectScope, Scope } from '../kernel/scope.ts';
import type { Language } from '../kernel/words.ts';
import { lockRecord, remember } from './history.ts';

/** A field of a record in another language than the record's own. */
export interface TranslatedText {
  content: string;
  origin: 'human' | 'machine';
  translator: string;
  /** ISO moment since when the original says something newer; null while the translation holds. */
  outdatedSince: string | null;
}

/** Language → field → text. */
export type Texts = Partial<Record<Language, Record<string, TranslatedText>>>;

export async function textsOf(scope: Scope, recordId: string): Promise<Texts> {
  return (await textsOfAll(scope, [recordId])).get(recordId) ?? {};
}

/** The texts of several records, by their ids; a record without any is not in it. */
export async function textsOfAll(scope: Scope, recordIds: readonly string[]): Promise<Map<string, Texts>> {
  if (recordIds.length === 0) return new Map();
  const rows = await scope.db.selectFrom('text').selectAll().where('record_id', 'in', recordIds).execute();
  const all = new Map<string, Texts>();
  for (const row of rows) {
    const texts = all.get(row.record_id) ?? {};
    all.set(row.record_id, texts);
    const fields = (texts[row.language] ??= {});
    fields[row.field] = {
      content: row.content,
      origin: row.origin,
      translator: row.translator,
      outdatedSince: row.outdated_since?.toISOString() ?? null,
    };
  }
  return all;
}

/** Keeps a person's translation of some fields; an empty text takes the translation away. */
export async function translate(
  scope: ProjectScope,
  recordId: string,
  language: Language,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await lockRecord(scope, recordId);
  const before = (await textsOf(scope, recordId))[language] ?? {};
  const changes: Record<string, { before: string | null; after: string | null }> = {};
  for (const [field, content] of Object.entries(fields)) {
    const was = before[field];
    if (content === '') {
      await scope.db
        .deleteFrom('text')
        .where('record_id', '=', recordId)
        .where('language', '=', language)
        .where('field', '=', field)
        .execute();
    } else {
      const values = {
        content,
        origin: 'human' as const,
        translator: scope.who.person.name,
        translated_at: scope.now,
        outdated_since: null,
      };
      await scope.db
        .insertInto('text')
        .values({ project_id: scope.project.id, record_id: recordId, field, language, ...values })
        .onConflict((conflict) => conflict.columns(['record_id', 'language', 'field']).doUpdateSet(values))
        .execute();
    }
    if ((was?.content ?? '') !== content) {
      changes[`${field} (${language})`] = { before: was?.content ?? null, after: content === '' ? null : content };
    }
  }
  if (Object.keys(changes).length > 0) await remember(scope, recordId, 'translated', changes);
}

/** How a field reads for somebody: in their language where there is one, else in the original, never silently. */
export interface ReadText {
  text: string;
  /** The language the text is in. */
  language: Language;
  /** True when the reader's language was not there and the original stands in. */
  isFallback: boolean;
  translation: TranslatedText | null;
}

export function readText(
  field: string,
  original: string,
  originalLanguage: Language,
  texts: Texts,
  wanted: Language,
): ReadText {
  const translation = texts[wanted]?.[field];
  if (wanted !== originalLanguage && translation) {
    return { text: translation.content, language: wanted, isFallback: false, translation };
  }
  return {
    text: original,
    language: originalLanguage,
    isFallback: wanted !== originalLanguage && original !== '',
    translation: null,
  };
}
