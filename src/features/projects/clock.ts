import { addMonths, boundsOfDate, partsOfDate, type PartialDate } from '../../kernel/dates.ts';
import { ruleSetOf, type PhaseName, type RuleSet, type RuleSetName } from './rule-sets.ts';

/** What a project's time is worked out from. `startsOn` is known at least to the month. */
export interface ClockFacts {
  readonly ruleSet: RuleSetName;
  readonly startsOn: PartialDate;
  /** The published end, where it differs from what the rule set gives. */
  readonly endsOn: PartialDate | null;
  readonly ownPhases: readonly OwnPhase[];
}

export interface OwnPhase {
  readonly name: string;
  readonly months: number;
}

/** A date of the clock that can be moved. */
export type ClockItem =
  | `semester-${number}-end`
  | `semester-${number}-partner-parts`
  | `semester-${number}-joint-report`
  | `stage-${number}-end`
  | 'mid-term-review';

export interface ClockMove {
  readonly item: ClockItem;
  readonly was: PartialDate;
  readonly to: PartialDate;
  /** An end that takes the later ends with it, by as many months. */
  readonly movesLater: boolean;
  readonly reason: string;
}

/** From the first day of `from` to the last day of `to`. */
export interface Period {
  readonly from: PartialDate;
  readonly to: PartialDate;
}
export interface Semester extends Period {
  readonly number: number;
  readonly partnerPartsDue: PartialDate;
  readonly jointReportDue: PartialDate;
}
export interface Phase extends Period {
  readonly number: number;
  /** Of the rule set, or a project's own word. */
  readonly name: PhaseName | { readonly own: string };
  readonly semesters: readonly Semester[];
}
export interface Stage extends Period {
  readonly number: number;
}

export interface Clock extends Period {
  readonly ruleSet: RuleSet;
  readonly phases: readonly Phase[];
  readonly semesters: readonly Semester[];
  readonly stages: readonly Stage[];
  readonly midTermReview: { readonly semester: number; readonly when: PartialDate } | null;
  /** Every move, in the order in which they were made. */
  readonly moves: readonly ClockMove[];
}

/** Works out phases, semesters, stages and due dates from the rule set and the start, then makes the moves in their order. */
export function newClock(facts: ClockFacts, moves: readonly ClockMove[] = []): Clock {
  const ruleSet = ruleSetOf(facts.ruleSet);
  const phases =
    ruleSet.name === 'own'
      ? facts.ownPhases.map(({ name, months }) => ({ name: { own: name }, months }))
      : ruleSet.phases;
  const planned = plannedSemesters(ruleSet, phases);
  const ends = planned.map(({ months }) => before(addMonths(facts.startsOn, months)));
  if (facts.endsOn && ends.length > 0) ends[ends.length - 1] = facts.endsOn;
  moveEnds(ends, moves, 'semester');
  const semesters = periodsFrom(facts.startsOn, ends).map((period) => withDueDates(period, ruleSet, moves));
  const to = ends.at(-1) ?? facts.endsOn ?? facts.startsOn;
  return {
    ruleSet,
    from: facts.startsOn,
    to,
    semesters,
    phases: phases.flatMap(({ name }, index) => {
      const own = semesters.filter((_, place) => planned[place]?.phase === index);
      const [first, last] = [own[0], own.at(-1)];
      return first && last ? [{ number: index + 1, name, semesters: own, from: first.from, to: last.to }] : [];
    }),
    stages: stagesOf(ruleSet, facts.startsOn, semesters, moves),
    midTermReview: midTermReviewOf(ruleSet, semesters, moves),
    moves,
  };
}

/** Months from the start of the project to each semester's end, with the phase it belongs to. */
function plannedSemesters(
  ruleSet: RuleSet,
  phases: readonly { readonly months: number }[],
): { phase: number; months: number }[] {
  const planned: { phase: number; months: number }[] = [];
  let start = 0;
  for (const [phase, { months }] of phases.entries()) {
    for (let done = 0; done < months; done += ruleSet.monthsPerSemester) {
      planned.push({ phase, months: start + Math.min(done + ruleSet.monthsPerSemester, months) });
    }
    start += months;
  }
  return planned;
}

function moveEnds(ends: PartialDate[], moves: readonly ClockMove[], what: 'semester' | 'stage'): void {
  for (const move of moves) {
    const index = ends.findIndex((_, place) => move.item === `${what}-${place + 1}-end`);
    const was = ends[index];
    if (was === undefined) continue;
    const months = monthOf(move.to) - monthOf(was);
    ends[index] = move.to;
    if (!move.movesLater) continue;
    for (let later = index + 1; later < ends.length; later++) ends[later] = laterEnd(ends[later] ?? was, months);
  }
}

/** An end moved by months; one that is the last day of a month stays one. */
function laterEnd(end: PartialDate, months: number): PartialDate {
  return before(addMonths(after(end), months));
}

function periodsFrom(start: PartialDate, ends: readonly PartialDate[]): (Period & { number: number })[] {
  return ends.map((to, index) => {
    const previous = ends[index - 1];
    return { number: index + 1, from: previous === undefined ? start : after(previous), to };
  });
}

function withDueDates(period: Period & { number: number }, ruleSet: RuleSet, moves: readonly ClockMove[]): Semester {
  const firstDayAfter = addDays(boundsOfDate(period.to).last, 1);
  return {
    ...period,
    partnerPartsDue:
      movedTo(moves, `semester-${period.number}-partner-parts`) ?? addDays(firstDayAfter, ruleSet.partnerPartDays - 1),
    jointReportDue:
      movedTo(moves, `semester-${period.number}-joint-report`) ??
      addDays(addMonths(firstDayAfter, ruleSet.jointReportMonths), -1),
  };
}

function stagesOf(
  ruleSet: RuleSet,
  start: PartialDate,
  semesters: readonly Semester[],
  moves: readonly ClockMove[],
): Stage[] {
  const ends = ruleSet.stageEnds.flatMap((number) => semesters[number - 1]?.to ?? []);
  const last = ends.at(-1);
  moveEnds(ends, moves, 'stage');
  // The last stage ends with the project, whatever the stages before it did.
  if (last !== undefined) ends[ends.length - 1] = last;
  return periodsFrom(start, ends);
}

function midTermReviewOf(
  ruleSet: RuleSet,
  semesters: readonly Semester[],
  moves: readonly ClockMove[],
): Clock['midTermReview'] {
  const semester = ruleSet.midTermReview === null ? undefined : semesters[ruleSet.midTermReview - 1];
  if (!semester) return null;
  return {
    semester: semester.number,
    when: movedTo(moves, 'mid-term-review') ?? (`${semester.from}..${semester.to}` as PartialDate),
  };
}

function movedTo(moves: readonly ClockMove[], item: ClockItem): PartialDate | undefined {
  return moves.findLast((move) => move.item === item)?.to;
}

/** Months since the year 0. */
function monthOf(date: PartialDate): number {
  const parts = partsOfDate(date).at(-1);
  if (!parts) throw new Error(`not a date: ${date}`);
  return parts.year * 12 + (parts.month ?? 12) - 1;
}

const isDay = (date: PartialDate) => date.length === 10;

/** The day, or the month, that follows. */
function after(date: PartialDate): PartialDate {
  return isDay(date) ? addDays(date, 1) : addMonths(date, 1);
}

function before(date: PartialDate): PartialDate {
  return isDay(date) ? addDays(date, -1) : addMonths(date, -1);
}

function addDays(day: string, days: number): PartialDate {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10) as PartialDate;
}
