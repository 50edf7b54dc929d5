import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { askingRoutes } from '../questions/index.ts';
import { reviewedRoutes } from '../reviews/index.ts';
import { figureRoutes, needEditable } from './figures/routes.ts';
import { blockRoutes } from '../blocks/index.ts';
import { changePractice } from './store.ts';
import { reviewedPractice } from './reviewed.ts';
import { practiceSection, type LentToPractices } from './section.ts';

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
export { practiceWords } from './section.ts';
export { type Figure } from './figures/figure.ts';
export type { ShownPractice } from './section.ts';

/** `lent` draws where a practice was shown and leads to the needs it may answer: what stands below the practices. */
export function practiceRoutes(routes: Routes, lent: LentToPractices): void {
  const section = practiceSection(lent);
  routes.read('/practices', (visit) => publicList(visit, section, null));
  sectionRoutes(routes, linksPanel, section);
  figureRoutes(routes);
  blockRoutes(routes, {
    need: needEditable,
    // A change of a block is a change of the practice.
    change: (visit, stored, revision, blocks) => changePractice(visit, stored, revision, { ...stored.value, blocks }),
  });
  reviewedRoutes(routes, reviewedPractice);
  askingRoutes(routes, 'practice');
}
