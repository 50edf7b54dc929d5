import { addMonths, type PartialDate } from '../../kernel/dates.ts';
import { after, before, laterEnd, monthOf } from './calendar.ts';
import { midTermReviewOf, withDueDates } from './due-dates.ts';
import type { Clock, ClockFacts, ClockMove, Period, Semester, Stage } from './periods.ts';
import { ruleSetOf, type RuleSet } from './rule-sets.ts';

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

function periodsFrom(start: PartialDate, ends: readonly PartialDate[]): (Period & { number: number })[] {
  return ends.map((to, index) => {
    const previous = ends[index - 1];
    return { number: index + 1, from: previous === undefined ? start : after(previous), to };
  });
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
