import { sql } from 'kysely';
import type { ProjectScope, Scope } from '../kernel/scope.ts';
import { NotFound } from '../kernel/answers.ts';
import { lockRecord, remember } from './history.ts';
import type { Kind } from './kinds.ts';
import type { RecordHead } from './record.ts';
import { show, type Version } from './shelf.ts';
import { textsOf, type Texts } from './texts.ts';

/** What the public reads of a record: its head, and the feature's own value as it was when published. */
export interface Published<Content> {
  id: string;
  projectId: string;
  kind: Kind;
  slug: string | null;
  title: string;
  summary: string;
  language: RecordHead['language'];
  partnerId: string | null;
  version: number;
  publishedAt: Date;
  content: Content;
  texts: Texts;
}

/**
 * Publishes a record as it stands; while the project is closed to the public it waits for that: `content` is the feature's own value, the same its pages are drawn from.
 * `country` (ISO 3166 alpha-2) is for the public lists' filter; `words` is further text to be found by; `note`
 * says what is new in this version.
 */
export async function publish(
  scope: ProjectScope,
  head: RecordHead,
  content: object,
  { note = '', ...place }: { country: string | null; words: string; note?: string },
): Promise<void> {
  await lockRecord(scope, head.id);
  const { changedAt: _changed, createdBy: _creator, publishedAt: _published, ...kept } = head;
  const last = await scope.db
    .selectFrom('published_version')
    .innerJoin('record', 'record.id', 'published_version.record_id')
    .select(['version', 'record.published_at', sql<number | null>`(content ->> 'since')::int`.as('since')])
    .where('record_id', '=', head.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  // A text that was withdrawn stays so: the public's versions begin anew.
  const since = last?.published_at ? (last.since ?? last.version) : version;
  const stored: Version = { head: kept, content, texts: await textsOf(scope, head.id), ...place, since };
  await scope.db
    .insertInto('published_version')
    .values({
      project_id: scope.project.id,
      record_id: head.id,
      version,
      content: JSON.stringify(stored),
      published_at: scope.now,
      published_by: scope.who.person.id,
      note,
    })
    .execute();
  await show(scope, version, stored, scope.now);
  await scope.db.updateTable('record').set({ published_at: scope.now }).where('id', '=', head.id).execute();
  await remember(scope, head.id, 'published', {
    version: { before: last?.version ?? null, after: version },
    ...(note === '' ? {} : { note: { before: null, after: note } }),
  });
  await announce(scope);
}

/** Takes the public version away; earlier versions stay readable in the workspace. */
export async function withdraw(scope: ProjectScope, head: Pick<RecordHead, 'id'>): Promise<void> {
  await lockRecord(scope, head.id);
  await scope.db.deleteFrom('published').where('record_id', '=', head.id).execute();
  await scope.db.updateTable('record').set({ published_at: null }).where('id', '=', head.id).execute();
  await remember(scope, head.id, 'withdrawn');
  await announce(scope);
}

/** Tells every server process that public pages changed, when the transaction is committed. */
export async function announce(scope: Scope): Promise<void> {
  await sql`select pg_notify('public_pages_changed', ${scope.project?.slug ?? ''})`.execute(scope.db);
}

/** The public version of a record by project slug, kind and slug; NotFound when nothing is published there. */
export async function needPublished<Content>(
  scope: Scope,
  project: string,
  kind: Kind,
  slug: string,
): Promise<Published<Content> & { project: PublicProject }> {
  const row = await scope.db
    .selectFrom('published')
    .innerJoin('project', 'project.id', 'published.project_id')
    .select([
      'published.record_id',
      'published.project_id',
      'published.slug',
      'published.title',
      'published.summary',
      'published.language',
    ])
    .select(['published.partner_id', 'published.version', 'published.published_at', 'published.content'])
    .select([
      'project.slug as project_slug',
      'project.acronym',
      'project.title as project_title',
      'project.is_fictional',
    ])
    .where('project.slug', '=', project)
    .where('project.is_public', '=', true)
    .where('published.kind', '=', kind)
    .where('published.slug', '=', slug)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const stored = row.content as { content: Content; texts: Texts };
  return {
    id: row.record_id,
    projectId: row.project_id,
    kind,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    language: row.language,
    partnerId: row.partner_id,
    version: row.version,
    publishedAt: row.published_at,
    content: stored.content,
    texts: stored.texts,
    project: {
      id: row.project_id,
      slug: row.project_slug,
      acronym: row.acronym,
      title: row.project_title,
      isFictional: row.is_fictional,
    },
  };
}

export interface PublicProject {
  id: string;
  slug: string;
  acronym: string;
  title: string;
  isFictional: boolean;
}

/** The project whose public pages are asked for; NotFound when it has none. */
export async function needProjectOnSite(scope: Scope, slug: string): Promise<PublicProject> {
  const project = await scope.db
    .selectFrom('project')
    .select(['id', 'slug', 'acronym', 'title', 'is_fictional as isFictional'])
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .executeTakeFirst();
  if (!project) throw new NotFound();
  return project;
}
