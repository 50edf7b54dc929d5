import { asTyped, type Typed, type ValuesOf } from '../../kernel/forms.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf } from '../../records/sources.ts';
import type { projectForm } from './form.ts';
import type { Project, ProjectValues, Target } from './project.ts';

/** What was typed as the project's values; money becomes cents. */
export function valuesOf(typed: ValuesOf<typeof projectForm.fields>): ProjectValues {
  const { startsOn, erdf, ...rest } = typed;
  if (startsOn === null) throw new Error('the form asks for a start');
  return { ...rest, startsOn, erdf: erdf === null ? null : Math.round(erdf * 100) };
}

/** A project as the form shows it. */
export function typedProject(project: Project): Typed {
  const said = Object.entries({
    title: project.title,
    summary: project.summary,
    language: project.language,
    ...saidOf(project),
  });
  return asTyped(
    Object.fromEntries(said.map(([field, value]) => [field, Array.isArray(value) ? value.join('\n') : value])),
  );
}

/** A project as its history keeps it, field by field. */
export function saidOf(project: ProjectValues): Record<string, Recorded> {
  return {
    acronym: project.acronym,
    programme: project.programme,
    ruleSet: project.ruleSet,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    ownPhases: project.ownPhases.map(({ name, months }) => `${name} | ${months}`),
    objective: project.objective,
    problem: project.problem,
    keyIssues: project.keyIssues,
    plannedOutputs: project.plannedOutputs,
    targets: project.targets.map(targetLine),
    erdf: project.erdf === null ? null : project.erdf / 100,
    erdfNote: project.erdfNote,
    sources: linesOf(project.sources),
    isFictional: project.isFictional,
  };
}

function targetLine({ name, value, unit, due, source }: Target): string {
  return [name, value ?? '', unit, due ?? '', source ?? ''].join(' | ').replace(/(?: \| )+$/, '');
}
