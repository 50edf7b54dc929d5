/** The door of accounts: who a person is, and how they get in. */
import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { accessRoutes } from './access-routes.ts';
import { forgetOldAttempts } from './attempts.ts';
import { forgetOldResets } from './reset.ts';
import { forgetEndedSessions } from './sessions.ts';
import { signInRoutes } from './sign-in-routes.ts';

export { checkPassword } from './access-routes.ts';
export { addressAttempts, attemptsFrom, countAttempt, guarded, letterAttempts, minutesToWait } from './attempts.ts';
export { accessPages } from './access-views.ts';
export { currentPassword, personName } from './forms.ts';
export { ownProjects, type OwnProject, type PersonScope } from './own-projects.ts';
export { isStrongEnough, leastLength } from './password.ts';
export {
  addPerson,
  changeEmail,
  cleanName,
  findAccount,
  findAccountById,
  holderOf,
  type Account,
  type AccountScope,
  type NewPerson,
} from './person.ts';
export { addPersonByCommand, forgetResets, writePasswordReset } from './reset.ts';
export { endSessions, signedIn, signOut, startSession, type PersonVisit } from './sessions.ts';
export type { RefusedForm } from './sign-in-views.ts';

export function accountRoutes(routes: Routes): void {
  signInRoutes(routes);
  accessRoutes(routes);
}

/** The daily job that forgets sessions, links and counted tries that are over. */
export async function forgetExpired(tools: Tools): Promise<void> {
  await tools.pool.transaction('begin', async (db) => {
    const scope = { db, tools, now: tools.clock() };
    await forgetEndedSessions(scope);
    await forgetOldResets(scope);
    await forgetOldAttempts(scope);
  });
}
