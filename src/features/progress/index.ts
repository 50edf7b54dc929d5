import type { Routes } from '../../kernel/routes.ts';
import { updateListRoutes } from './action-updates.ts';
import { correctRoutes } from './correct-routes.ts';
import { recordRoutes } from './record-routes.ts';

/** The door of progress: how actions go, told by updates and checked by evidence. */
export { actionUpdates } from './action-updates.ts';
export { addEvidence, type NewEvidence } from './evidence.ts';
export { expectedReason, expectedRule, expectedUpdates, type ExpectedUpdate } from './expected.ts';
export { needUpdate, updatesOf } from './reading.ts';
export { correctUpdate, recordUpdate, withdrawUpdate } from './store.ts';
export {
  evidenceKinds,
  reasonNeeded,
  type Evidence,
  type EvidenceKind,
  type Update,
  type UpdateValues,
} from './update.ts';
export { historyWords as progressHistory } from './updates-view.ts';

export function progressRoutes(routes: Routes): void {
  recordRoutes(routes);
  correctRoutes(routes);
  updateListRoutes(routes);
}
