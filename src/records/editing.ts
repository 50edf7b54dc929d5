import type { Who } from '../kernel/scope.ts';
import type { RecordHead } from './record.ts';

/** For which partners a person may write in a project: for every one (and for none in particular), or for these. */
export function writesFor(who: Who, projectId: string): 'everybody' | readonly string[] {
  if (who.person?.isAdministrator) return 'everybody';
  const writing = who.memberships.filter(
    ({ project, role }) =>
      project === projectId && (role === 'lead-coordinator' || role === 'partner-lead' || role === 'editor'),
  );
  if (writing.some(({ role, partner }) => role === 'lead-coordinator' || partner === null)) return 'everybody';
  return writing.flatMap(({ partner }) => partner ?? []);
}

/** Whether a person writes in the project at all. */
export function writesIn(who: Who, projectId: string): boolean {
  const partners = writesFor(who, projectId);
  return partners === 'everybody' || partners.length > 0;
}

/** The partner of somebody who writes for one alone. */
export function onlyPartner(who: Who, projectId: string): string | null {
  const partners = writesFor(who, projectId);
  return partners !== 'everybody' && partners.length === 1 ? (partners[0] ?? null) : null;
}

/** Whether a person writes for one of these partners; null, no partner in particular, is for those who write for all. */
export function writesForOneOf(who: Who, projectId: string, partners: readonly (string | null)[]): boolean {
  const own = writesFor(who, projectId);
  return own === 'everybody' || partners.some((partner) => partner !== null && own.includes(partner));
}

/**
 * Whether a person may change a record: it belongs to a partner they write for, or they made it and still write here.
 * `sharing`: partners it belongs to beside the one on its head.
 */
export function mayWrite(
  who: Who,
  projectId: string,
  record: Pick<RecordHead, 'partnerId' | 'createdBy'>,
  sharing: readonly string[] = [],
): boolean {
  if (writesForOneOf(who, projectId, [record.partnerId, ...sharing])) return true;
  return writesIn(who, projectId) && record.createdBy !== null && record.createdBy === who.person?.id;
}
