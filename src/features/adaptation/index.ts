/** The door of adaptation: a city and the owner of a practice go through what is the same, what changes and what is missing. */
export { sheetAddress, workshopAddress, type Outcome } from './page.ts';
export { mayBegin } from './policy.ts';
export { adaptationRoutes } from './routes.ts';
export { rowName } from './rows-view.ts';
export { default as adaptationWords } from './words.json' with { type: 'json' };
export { addDecision, answerOnSheet, askOnSheet, withdrawDecision } from './agreed.ts';
export { expectedFindings } from './expected.ts';
export {
  cityOf,
  isOpen,
  ownerCity,
  type Aspect,
  type Finding,
  type Sheet,
  type Tally,
  type WrittenSheet,
} from './sheet.ts';
export { addRow, beginSheet, lockSheet, needSheet, noteAction, saveRow, sheetsOf, tallyOf } from './store.ts';
