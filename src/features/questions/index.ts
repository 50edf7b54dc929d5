import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forEachProject } from '../../records/system-scope.ts';
import { answeringRoutes } from './answering.ts';
import { guestRoutes } from './guest-routes.ts';
import { forgetAskers } from './askers.ts';

/** The door of questions: asked of whoever owns a record, answered before everybody. */
export { mayAnswer } from './answering.ts';
export { askingRoutes } from './asking.ts';
export { projectAskingAddress, projectAskingRoutes } from './project-asking.ts';
export type { Question } from './question.ts';
export { expectedAnswers, type ExpectedAnswer } from './expected.ts';
export { addQuestion, needQuestion, questionsAbout, settle } from './store.ts';
export { questionAddress, tellOwner } from './telling.ts';
export { questionThread } from './thread.ts';

export function questionRoutes(routes: Routes): void {
  answeringRoutes(routes);
  guestRoutes(routes);
}

/** The daily job that forgets who asked, once nobody needs to know. */
export async function forgetGuests(tools: Tools): Promise<void> {
  await forEachProject(tools, (scope) => forgetAskers(scope));
}
