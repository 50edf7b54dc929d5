/** The door of what was not taken: practices that a city looked at, and why it does without them. */
export { newNotTakenAddress, notTakenAddress, notTakenLink, notTakenWay, partnerPanel } from './list.ts';
export type { NotTaken } from './not-taken.ts';
export { notTakenRoutes } from './routes.ts';
export { decideAgainst, notTakenBy, notTakenOf, showNotTaken, takeBack } from './store.ts';
