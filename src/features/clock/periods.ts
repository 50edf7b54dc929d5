import type { PartialDate } from '../../kernel/dates.ts';
import type { PhaseName, RuleSet, RuleSetName } from './rule-sets.ts';

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
