import { boundsOfDate, partsOfDate, type PartialDate } from '../../kernel/dates.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { Language, Say } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';
import { newClock, ruleSetOf, type ClockFacts } from '../clock/index.ts';
import type words from './words.json';

/** What a project has promised to reach. */
export interface Target {
  readonly name: string;
  /** How much, in `unit`; null when it was put in words only. */
  readonly value: number | null;
  readonly unit: string;
  readonly due: PartialDate | null;
  readonly source: string | null;
}

/** What people say of a project. An empty text, an empty list and null mean: not known. */
export interface ProjectValues extends ClockFacts {
  readonly acronym: string;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly programme: string;
  readonly objective: string;
  readonly problem: string;
  readonly keyIssues: readonly string[];
  readonly plannedOutputs: readonly string[];
  readonly targets: readonly Target[];
  /** European money, in cents. */
  readonly erdf: number | null;
  readonly erdfNote: string;
  readonly sources: readonly Source[];
  /** An invented project says so on every page. */
  readonly isFictional: boolean;
}

export interface Project extends ProjectValues {
  readonly id: string;
  readonly slug: string;
  readonly isPublic: boolean;
}

/** A project of which nothing but its name and its time is known. */
export const blankProject: Omit<ProjectValues, 'acronym' | 'title' | 'language' | 'ruleSet' | 'startsOn'> = {
  summary: '',
  programme: '',
  endsOn: null,
  ownPhases: [],
  objective: '',
  problem: '',
  keyIssues: [],
  plannedOutputs: [],
  targets: [],
  erdf: null,
  erdfNote: '',
  sources: [],
  isFictional: false,
};

/** What does not fit together in what was typed, field by field; empty when all is well. */
export function projectProblems(values: ProjectValues, say: Say<typeof words>): Problems {
  const problems: Record<string, Problems[string]> = {};
  const wrong = (field: keyof ProjectValues, text: string) => {
    problems[field] = { key: 'wrong', text };
  };
  const isOwn = ruleSetOf(values.ruleSet).name === 'own';
  if (isOwn && values.ownPhases.length === 0) wrong('ownPhases', say('rule.ownPhases'));
  if (!isOwn && values.ownPhases.length > 0) wrong('ownPhases', say('rule.noOwnPhases'));
  if (!isAtLeastMonth(values.startsOn)) wrong('startsOn', say('rule.startsOnMonth'));
  else if (values.endsOn && !isAtLeastMonth(values.endsOn)) wrong('endsOn', say('rule.startsOnMonth'));
  else if (values.endsOn && !endFits({ ...values, endsOn: values.endsOn })) wrong('endsOn', say('rule.endsOnLate'));
  return problems;
}

/** Semesters are counted from months: a year alone, or a window, is not enough. */
function isAtLeastMonth(date: PartialDate): boolean {
  const [parts, ...more] = partsOfDate(date);
  return parts?.month != null && more.length === 0;
}

/** The published end may stretch or cut the last semester; it cannot come before that begins. */
function endFits(values: ClockFacts & { endsOn: PartialDate }): boolean {
  const last = newClock(values).semesters.at(-1);
  return boundsOfDate(values.endsOn).last >= boundsOfDate(last?.from ?? values.startsOn).first;
}
