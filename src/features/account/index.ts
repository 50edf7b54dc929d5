/** The door of accounts: who a person is, how they sign in, and what they keep about themselves. */
import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forgetOldAttempts } from './attempts.ts';
import { profileRoutes } from './profile-routes.ts';
import { forgetOldResets } from './reset.ts';
import { forgetEndedSessions } from './sessions.ts';
import { signInRoutes } from './sign-in-routes.ts';

export { countAttempt, guarded, minutesToWait } from './attempts.ts';
export { personName } from './forms.ts';
export { ownProjects, type OwnProject, type PersonScope } from './own-data.ts';
export { isStrongEnough, leastLength } from './password.ts';
export { addPerson, findAccount, type Account, type AccountScope, type NewPerson } from './person.ts';
export { addPersonByCommand, writePasswordReset } from './reset.ts';
export { signedIn, startSession, type PersonVisit } from './sessions.ts';
export type { RefusedForm } from './sign-in-views.ts';

export function accountRoutes(routes: Routes): void {
  signInRoutes(routes);
  profileRoutes(routes);
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
