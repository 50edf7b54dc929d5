import { sql } from 'kysely';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mayWrite } from '../../records/editing.ts';

/** A question that waits for an answer of this person. */
export interface ExpectedAnswer {
  readonly id: string;
  readonly content: string;
  readonly about: string;
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate;
}

/** Nobody likes to wait longer, in days. */
const patience = 14;

interface Row {
  readonly id: string;
  readonly content: string;
  readonly about: string;
  readonly partnerId: string | null;
  readonly createdBy: string | null;
  readonly projectId: string;
  readonly slug: string;
  readonly acronym: string;
  readonly askedAt: Date;
  /** The first day of the event it is about, where it is known exactly. */
  readonly eventOn: PartialDate | null;
}

/** Open questions about what the person writes for, in all their projects. */
export async function expectedAnswers(scope: Scope): Promise<ExpectedAnswer[]> {
  const { rows } = await sql<Row>`
    select q.id, q.content, r.title as about, r.partner_id as "partnerId", r.created_by as "createdBy", q.asked_at as "askedAt",
           case when r.kind = 'event' and length(r.happens_on) = 10 then r.happens_on end as "eventOn",
           project.id as "projectId", project.slug, project.acronym
    from question q join record r on r.id = q.record_id and r.erased_at is null join project on project.id = q.project_id
    where q.state = 'open' and q.project_id = any ((select scope_projects())::uuid[])
    order by q.asked_at limit 200`.execute(scope.db);
  return rows
    .filter((row) => scope.who.memberships.some(({ project }) => project === row.projectId))
    .filter((row) => mayWrite(scope.who, row.projectId, row))
    .map(({ id, content, about, slug, acronym, askedAt, eventOn }) => ({
      id,
      content,
      about,
      project: { slug, acronym },
      due: dueOf(askedAt, eventOn),
    }));
}

/** Within two weeks, and what is asked before an event before it begins. */
function dueOf(askedAt: Date, eventOn: PartialDate | null): PartialDate {
  const patient = dayAt(new Date(askedAt.getTime() + patience * 86_400_000), 'UTC');
  const asked = dayAt(askedAt, 'UTC');
  return eventOn !== null && asked < eventOn && eventOn < patient ? eventOn : patient;
}
