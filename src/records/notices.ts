import type { ProjectScope, Scope, Who } from '../kernel/scope.ts';
import type { SystemScope } from './system-scope.ts';
import type { Kind } from './kinds.ts';

/** Kinds of notices; features/inbox has the words for each. */
export type NoticeKind =
  | 'update-recorded'
  | 'action-state-changed'
  | 'review-waits'
  | 'review-commented'
  | 'review-passed'
  | 'review-returned'
  | 'practice-used'
  | 'question-asked'
  | 'adaptation-asked'
  | 'event-moved-online'
  | 'event-cancelled'
  | 'workshop-invited'
  | 'practice-invited'
  | 'member-joined';

export interface Notice {
  id: string;
  kind: NoticeKind;
  detail: Record<string, string>;
  at: Date;
  seenAt: Date | null;
  record: { kind: Kind; slug: string | null; title: string };
  project: { slug: string; acronym: string };
}

/** Lays a notice into the inbox of each of these people, but not of the one who acts. */
export async function notify(
  scope: ProjectScope | SystemScope,
  people: readonly string[],
  recordId: string,
  kind: NoticeKind,
  detail: Record<string, string> = {},
): Promise<void> {
  const receivers = [...new Set(people)].filter((person) => person !== scope.who.person?.id);
  if (receivers.length === 0) return;
  await scope.db
    .insertInto('notice')
    .values(
      receivers.map((person) => ({
        id: scope.tools.chance.id(),
        project_id: scope.project.id,
        person_id: person,
        record_id: recordId,
        kind,
        detail: JSON.stringify(detail),
        at: scope.now,
        seen_at: null,
      })),
    )
    .execute();
}

/** The people who coordinate the project, and those who lead the partner named. */
export async function leadsOf(scope: ProjectScope, partnerId: string | null): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('membership')
    .select('person_id')
    .where('project_id', '=', scope.project.id)
    .where('ended_at', 'is', null)
    .where((where) =>
      where.or([
        where('role', '=', 'lead-coordinator'),
        where.and([where('role', '=', 'partner-lead'), where('partner_id', '=', partnerId)]),
      ]),
    )
    .execute();
  return rows.map((row) => row.person_id);
}

export async function noticesOf(
  scope: Scope & { who: Who & { person: { id: string } } },
  most = 100,
): Promise<Notice[]> {
  const rows = await scope.db
    .selectFrom('notice')
    .innerJoin('record', 'record.id', 'notice.record_id')
    .innerJoin('project', 'project.id', 'notice.project_id')
    .select(['notice.id', 'notice.kind', 'notice.detail', 'notice.at', 'notice.seen_at'])
    .select([
      'record.kind as record_kind',
      'record.slug as record_slug',
      'record.title',
      'project.slug as project_slug',
      'project.acronym',
    ])
    .where('notice.person_id', '=', scope.who.person.id)
    .orderBy('notice.at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as NoticeKind,
    detail: row.detail,
    at: row.at,
    seenAt: row.seen_at,
    record: { kind: row.record_kind, slug: row.record_slug, title: row.title },
    project: { slug: row.project_slug, acronym: row.acronym },
  }));
}

export async function markSeen(scope: Scope & { who: Who & { person: { id: string } } }): Promise<void> {
  await scope.db
    .updateTable('notice')
    .set({ seen_at: scope.now })
    .where('person_id', '=', scope.who.person.id)
    .where('seen_at', 'is', null)
    .execute();
}
