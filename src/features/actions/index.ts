import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { becomingRoute } from './practice-route.ts';
import { actionSection } from './section.ts';
import type { ActionUpdates } from './sheet.ts';

/** The door of the actions: what a city does because of what it learnt. */
export {
  actionStates,
  firstStates,
  isActionState,
  type Action,
  type ActionState,
  type ActionValues,
  type Standing,
} from './action.ts';
export { mayEditAction } from './policy.ts';
export type { ActionOnPage, ActionUpdates } from './sheet.ts';
export { actionStateName, actionStateTag } from './state.ts';
export { changeStanding, createAction, needAction, needActionById, publishAction, type StoredAction } from './store.ts';
export { default as actionWords } from './words.json' with { type: 'json' };

/** `updates` draws how an action goes; the application lends it, because progress stands below. */
export function actionRoutes(routes: Routes, updates: ActionUpdates): void {
  const section = actionSection(updates);
  routes.read('/actions', (visit) => publicList(visit, section, null));
  sectionRoutes(routes, linksPanel, section);
  becomingRoute(routes);
}
