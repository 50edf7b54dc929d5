import type { Routes } from '../../kernel/routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { rulesRoutes } from './rules-routes.ts';

/** The door of reviews: the gates a text goes through, before the public reads it or after. */
export { comment, overtake, pass, recall, sendBack, submit } from './acts.ts';
export type { ReviewRule, Verdict } from './gate.ts';
export { mayBePublished, mayChange, publicChecks, returnedNote, reviewPanel } from './panel.ts';
export { reviewedRoutes, type ReviewedKind } from './routes.ts';
export { saveRule, notePublished } from './store.ts';
export { default as reviewWords } from './words.json' with { type: 'json' };
export { expectedReviews, type ExpectedReview } from './queue.ts';

export function reviewRoutes(routes: Routes): void {
  queueRoutes(routes);
  rulesRoutes(routes);
}
