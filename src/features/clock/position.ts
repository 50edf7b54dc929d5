import { boundsOfDate, type PartialDate } from '../../kernel/dates.ts';
import type { Clock, Period, Phase, Semester, Stage } from './periods.ts';

/** Where a day lies in a project's time. */
export type Position =
  | { readonly is: 'before' }
  | {
      readonly is: 'during';
      readonly phase: Phase | null;
      readonly semester: Semester | null;
      readonly stage: Stage | null;
    }
  | { readonly is: 'after' };

/** Where the project is on a day. */
export function whereAreWe(clock: Clock, today: PartialDate): Position {
  if (timeOf(clock, today) === 'ahead') return { is: 'before' };
  if (timeOf(clock, today) === 'past') return { is: 'after' };
  const now = <P extends Period>(periods: readonly P[]) =>
    periods.find((period) => timeOf(period, today) === 'now') ?? null;
  return { is: 'during', phase: now(clock.phases), semester: now(clock.semesters), stage: now(clock.stages) };
}

/** Whether a period is behind a day, around it, or ahead of it. */
export function timeOf(period: Period, today: PartialDate): 'past' | 'now' | 'ahead' {
  if (today < boundsOfDate(period.from).first) return 'ahead';
  return today > boundsOfDate(period.to).last ? 'past' : 'now';
}

export type Milestone = { readonly date: PartialDate } & (
  | { readonly what: 'start' | 'end' }
  | { readonly what: 'partner-parts' | 'joint-report' | 'mid-term-review' | 'semester-end'; readonly semester: number }
  | { readonly what: 'stage-begins'; readonly stage: number }
  | { readonly what: 'phase-begins'; readonly phase: Phase }
);

/** Everything that happens in a project's time, in its order. */
export function milestonesOf(clock: Clock): Milestone[] {
  const { midTermReview } = clock;
  const milestones: Milestone[] = [
    { what: 'start', date: clock.from },
    ...clock.phases.slice(1).map((phase) => ({ what: 'phase-begins', date: phase.from, phase }) as const),
    ...clock.stages.slice(1).map((stage) => ({ what: 'stage-begins', date: stage.from, stage: stage.number }) as const),
    ...(midTermReview
      ? [{ what: 'mid-term-review', date: midTermReview.when, semester: midTermReview.semester } as const]
      : []),
    ...clock.semesters
      .slice(0, -1)
      .map(({ number, to }) => ({ what: 'semester-end', date: to, semester: number }) as const),
    { what: 'end', date: clock.to },
    ...clock.semesters.flatMap(({ number, partnerPartsDue, jointReportDue }) => [
      { what: 'partner-parts', date: partnerPartsDue, semester: number } as const,
      { what: 'joint-report', date: jointReportDue, semester: number } as const,
    ]),
  ];
  return milestones.toSorted((one, other) =>
    lastDay(one) < lastDay(other) ? -1 : Number(lastDay(one) > lastDay(other)),
  );
}

/** A phase or stage begins on its first day; everything else can be done until its last. */
function lastDay(milestone: Milestone): string {
  const bounds = boundsOfDate(milestone.date);
  const begins = milestone.what === 'start' || milestone.what === 'phase-begins' || milestone.what === 'stage-begins';
  return begins ? bounds.first : bounds.last;
}

/** What comes on this day or after it, the nearest first. */
export function whatIsNext(clock: Clock, today: PartialDate, most = 5): Milestone[] {
  return milestonesOf(clock)
    .filter((milestone) => lastDay(milestone) >= today)
    .slice(0, most);
}
