import { sql } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { writesForOneOf } from '../../records/editing.ts';
import './tables.ts';

/** An open question on an adaptation sheet that a city of this person finds out. */
export interface ExpectedFinding {
  readonly id: string;
  readonly sheetId: string;
  readonly content: string;
  readonly event: string;
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate | null;
}

interface Row extends Omit<ExpectedFinding, 'project'> {
  readonly answererId: string;
  /** The project the partner is in: the owner may be of another. */
  readonly homeId: string;
  readonly projectId: string;
  readonly slug: string;
  readonly acronym: string;
}

/** Open questions to the partners the person writes for, on the sheets of all their projects. */
export async function expectedFindings(scope: Scope): Promise<ExpectedFinding[]> {
  const { rows } = await sql<Row>`
    select q.id, q.sheet_id as "sheetId", q.content, q.due_on as due, event.title as event, q.answerer_id as "answererId",
           coalesce(own.project_id, shown.project_id) as "homeId", project.id as "projectId", project.slug, project.acronym
    from sheet_question q
    join sheet on sheet.id = q.sheet_id
    join record event on event.id = sheet.event_id and event.erased_at is null
    join project on project.id = q.project_id
    left join record own on own.id = q.answerer_id
    left join published shown on shown.record_id = q.answerer_id
    where q.answered_at is null and q.project_id = any ((select scope_projects())::uuid[])
    order by q.due_on nulls last, q.asked_at limit 200`.execute(scope.db);
  return rows
    .filter((row) => scope.who.memberships.some(({ project }) => project === row.projectId))
    .filter((row) => writesForOneOf(scope.who, row.homeId, [row.answererId]))
    .map(({ id, sheetId, content, event, due, slug, acronym }) => ({
      ...{ id, sheetId, content, event, due },
      project: { slug, acronym },
    }));
}
