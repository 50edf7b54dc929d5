import type { Generated, JSONColumnType, Selectable } from 'kysely';
import type { ProjectTable } from '../../kernel/tables.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Source } from '../../records/sources.ts';
import { isRuleSetName, type OwnPhase } from '../clock/index.ts';
import type { Project, ProjectValues, Target } from './project.ts';

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

/** A project's values as its row. */
export function rowOf(values: ProjectValues) {
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

/** A project from its row and its record. */
export function projectOf(row: Selectable<ProjectTable>, head: RecordHead): Project {
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
