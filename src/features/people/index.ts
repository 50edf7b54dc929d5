/** The door of people: who works in a project, in which role, and how they come and go. */
import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forEachProject } from '../../records/system-scope.ts';
import { acceptanceRoutes } from './acceptance-routes.ts';
import { forgetOldInvitations } from './invitation.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { memberRoutes } from './member-routes.ts';

export { addMember, membersOf, type Member, type MembershipScope, type Place } from './membership.ts';
export { roleName } from './forms.ts';

export function peopleRoutes(routes: Routes): void {
  memberRoutes(routes);
  invitationRoutes(routes);
  acceptanceRoutes(routes);
}

/** The daily job that erases the addresses of people who never answered. */
export async function forgetUnanswered(tools: Tools): Promise<void> {
  await forEachProject(tools, (scope) => forgetOldInvitations(scope));
}
