import { sql, type Generated, type JSONColumnType, type Selectable } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { ProjectTable } from '../../kernel/tables.ts';
import { changeRecord, createRecord, headsById, type RecordHead } from '../../records/record.ts';
import { slugOf } from '../../records/slug.ts';
import type { Source } from '../../records/sources.ts';
import { isRuleSetName, type OwnPhase } from '../clock/index.ts';
import type { Project, ProjectValues, Target } from './project.ts';
import { saidOf } from './typed.ts';

type Json<Value extends object> = JSONColumnType<Value, string | undefined, string>;

declare module '../../kernel/tables.ts' {
  interface ProjectTable {
    objective: Generated<string>;
    problem: Generated<string>;
    key_issues: Generated<string[]>;
    planned_outputs: Generated<string[]>;
    targets: Json<Target[]>;
    erdf: number | null;
    erdf_note: Generated<string>;
    own_phases: Json<OwnPhase[]>;
    sources: Json<Source[]>;
  }
}

function rowOf(values: ProjectValues) {
  return {
    acronym: values.acronym,
    title: values.title,
    programme: values.programme,
    rule_set: values.ruleSet,
    starts_on: values.startsOn,
    ends_on: values.endsOn,
    objective: values.objective,
    problem: values.problem,
    key_issues: [...values.keyIssues],
    planned_outputs: [...values.plannedOutputs],
    targets: JSON.stringify(values.targets),
    erdf: values.erdf,
    erdf_note: values.erdfNote,
    own_phases: JSON.stringify(values.ownPhases),
    sources: JSON.stringify(values.sources),
    is_fictional: values.isFictional,
  };
}

function projectOf(row: Selectable<ProjectTable>, head: RecordHead): Project {
  if (!isRuleSetName(row.rule_set)) throw new Error(`no rule set ${row.rule_set}`);
  return {
    id: row.id,
    slug: row.slug,
    acronym: row.acronym,
    title: head.title,
    summary: head.summary,
    language: head.language,
    programme: row.programme,
    ruleSet: row.rule_set,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ownPhases: row.own_phases,
    objective: row.objective,
    problem: row.problem,
    keyIssues: row.key_issues,
    plannedOutputs: row.planned_outputs,
    targets: row.targets,
    erdf: row.erdf,
    erdfNote: row.erdf_note,
    sources: row.sources,
    isFictional: row.is_fictional,
    isPublic: row.is_public,
  };
}

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
