import { NotFound } from '../kernel/answers.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Version } from './shelf.ts';

/** A version of a record that was published, as a list of them tells it. */
export interface PublishedVersion {
  readonly number: number;
  readonly at: Date;
  /** Null before the public, who is not told, and when the account is gone. */
  readonly by: string | null;
  /** What its publisher said of it. */
  readonly note: string;
}

/** The published versions of a record as far as the scope may see them, the newest first. */
export async function versionsOf(scope: Scope, recordId: string): Promise<PublishedVersion[]> {
  return scope.db
    .selectFrom('published_version')
    .leftJoin('person', 'person.id', 'published_version.published_by')
    .select(['version as number', 'published_at as at', 'person.name as by', 'note'])
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .execute();
}

/** The newest version of a record that was published; null when there is none. */
export async function newestVersion(
  scope: Scope,
  recordId: string,
): Promise<Pick<PublishedVersion, 'number' | 'at'> | null> {
  const row = await scope.db
    .selectFrom('published_version')
    .select(['version as number', 'published_at as at'])
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What a version said, the feature's own value; NotFound when the scope may not see it. */
export async function versionContent<Content>(scope: Scope, recordId: string, number: number): Promise<Content> {
  const row = await scope.db
    .selectFrom('published_version')
    .select('content')
    .where('record_id', '=', recordId)
    .where('version', '=', number)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return (row.content as Version).content as Content;
}
