import type { Routes } from '../../kernel/routes.ts';
import { ownFeedbackRoutes } from './own-part.ts';
import { resultRoutes } from './results.ts';

/** The door of feedback: what an event was worth to those who came, without names. */
export { feedbackPart } from './own-part.ts';
export { answer } from './store.ts';
export { thankGuests } from './thanking.ts';

export function feedbackRoutes(routes: Routes): void {
  ownFeedbackRoutes(routes);
  resultRoutes(routes);
}
