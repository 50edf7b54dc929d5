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

/** Whether a person may change a record: it belongs to a partner they write for, or they made it and still write here. */
export function mayWrite(who: Who, projectId: string, record: Pick<RecordHead, 'partnerId' | 'createdBy'>): boolean {
  const partners = writesFor(who, projectId);
  if (partners === 'everybody') return true;
  if (record.partnerId !== null && partners.includes(record.partnerId)) return true;
  return partners.length > 0 && record.createdBy !== null && record.createdBy === who.person?.id;
}
