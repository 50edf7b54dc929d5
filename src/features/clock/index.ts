/** The door of the clock: a project's time by its programme's rules. Pure: what was moved is handed in. */
export { newClock } from './clock.ts';
export type { Clock, ClockFacts, ClockItem, ClockMove, OwnPhase, Period } from './periods.ts';
export { itemName, milestoneText, periodText, phaseName, stageName } from './names.ts';
export { whatIsNext, whereAreWe, type Milestone, type Position } from './position.ts';
export { isRuleSetName, ruleSetNames, ruleSetOf, type RuleSetName } from './rule-sets.ts';
export { clockView, whereText } from './view.ts';
