/** The door of effort: what it takes to do what a practice tells of, in money, staff, skills and technology. */
export {
  effortFields,
  effortFrom,
  effortOptions,
  effortSaid,
  effortTyped,
  linesOfTags,
  noEffortKnown,
  problemsInEffort,
  type Effort,
} from './effort.ts';
export { effortOf, effortRow, type EffortColumns } from './tables.ts';
export { effortSection } from './view.ts';
export { default as effortWords } from './words.json' with { type: 'json' };
