import { addMonths, boundsOfDate, type PartialDate } from '../../kernel/dates.ts';
import { addDays } from './calendar.ts';
import type { Clock, ClockItem, ClockMove, Period, Semester } from './periods.ts';
import type { RuleSet } from './rule-sets.ts';

/** A semester with what is due after it, by the rules or by the last move. */
export function withDueDates(
  period: Period & { number: number },
  ruleSet: RuleSet,
  moves: readonly ClockMove[],
): Semester {
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

/** The review halfway: at some time in its semester, until a date is set. */
export function midTermReviewOf(
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
