import type { Routes } from '../../kernel/routes.ts';
import { historyRoutes } from '../../layout/history/index.ts';
import { translationRoutes } from '../../layout/translation/index.ts';
import { figureRoutes } from './figures/routes.ts';
import { publicPracticeRoutes } from './public-routes.ts';
import { workspacePracticeRoutes } from './routes.ts';
import { needPractice } from './store.ts';
import { historyWords, translatableOf } from './workspace-view.ts';

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
export { type Figure } from './figures/figure.ts';

export function practiceRoutes(routes: Routes): void {
  publicPracticeRoutes(routes);
  workspacePracticeRoutes(routes);
  figureRoutes(routes);
  translationRoutes(routes, 'practice', async (visit) =>
    translatableOf(visit, await needPractice(visit, visit.param('slug'))),
  );
  historyRoutes(routes, 'practice', async (visit) => ({
    head: (await needPractice(visit, visit.param('slug'))).head,
    words: historyWords(visit),
  }));
}
