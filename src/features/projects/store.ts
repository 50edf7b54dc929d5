import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { changeRecord, createRecord, headsById, type RecordHead } from '../../records/record.ts';
import { slugOf } from '../../records/slug.ts';
import type { Project, ProjectValues } from './project.ts';
import { projectOf, rowOf } from './tables.ts';
import { saidOf } from './typed.ts';

/** The project a workspace belongs to, with the head of its record. */
export async function needProject(scope: ProjectScope): Promise<{ project: Project; head: RecordHead }> {
  const row = await scope.db.selectFrom('project').selectAll().where('id', '=', scope.project.id).executeTakeFirst();
  const head = (await headsById(scope, [scope.project.id])).get(scope.project.id);
  if (!row || !head) throw new NotFound();
  return { project: projectOf(row, head), head };
}

/**
 * Makes a project and opens the scope for it, so that the caller can go on inside. Its address comes from the acronym
 * and stays. Null when a project with that address is there already. The database lets administrators do this alone.
 */
export async function createProject(
  scope: Scope & Pick<ProjectScope, 'who'>,
  values: ProjectValues,
): Promise<ProjectScope | null> {
  const id = scope.tools.chance.id();
  const slug = slugOf(values.acronym);
  const { acronym, title, isFictional } = values;
  const made = await scope.db
    .insertInto('project')
    .values({ id, slug, ...rowOf(values), is_public: false, created_at: scope.now })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return null;
  await sql`select set_config('uptake.projects', ${id}, true)`.execute(scope.db);
  const inside: ProjectScope = { ...scope, project: { id, slug, acronym, title, isFictional, isPublic: false } };
  const head = {
    kind: 'project',
    title,
    summary: values.summary,
    language: values.language,
    happensOn: values.startsOn,
  } as const;
  await createRecord(inside, { ...head, id, hasPage: false }, saidOf(values));
  await scope.db.updateTable('record').set({ slug }).where('id', '=', id).execute();
  return inside;
}

/** Saves a project over the revision the person saw; throws SavedMeanwhile when that is not the newest. */
export async function changeProject(
  scope: ProjectScope,
  revision: number | null,
  values: ProjectValues,
): Promise<void> {
  const { project, head } = await needProject(scope);
  const { title, summary, language } = values;
  await changeRecord(
    scope,
    head,
    revision,
    { title, summary, language },
    { before: saidOf(project), after: saidOf(values) },
  );
  await scope.db.updateTable('project').set(rowOf(values)).where('id', '=', project.id).execute();
}
