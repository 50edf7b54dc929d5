import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { askingRoutes } from '../questions/index.ts';
import { reviewedRoutes } from '../reviews/index.ts';
import { figureRoutes } from './figures/routes.ts';
import { reviewedPractice } from './reviewed.ts';
import { practiceSection } from './section.ts';

/** The door of practices: what cities have done, so that others can take it up. */
export { blankPractice, type Practice } from './practice.ts';
export {
  changePractice,
  createPractice,
  needPractice,
  practiceFromAction,
  publishPractice,
  withdrawPractice,
  type StoredPractice,
} from './store.ts';
export type { Effort } from '../effort/index.ts';
export { practiceWords } from './section.ts';
export { type Figure } from './figures/figure.ts';

export function practiceRoutes(routes: Routes): void {
  routes.read('/practices', (visit) => publicList(visit, practiceSection, null));
  sectionRoutes(routes, linksPanel, practiceSection);
  figureRoutes(routes);
  reviewedRoutes(routes, reviewedPractice);
  askingRoutes(routes, 'practice');
}
