import { sql } from 'kysely';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mayWrite } from '../../records/editing.ts';

/** An event of which nobody has said yet who was there. */
export interface ExpectedAttendance {
  readonly title: string;
  readonly slug: string;
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate;
}

/** Hosts say within two weeks who was there; afterwards, until people are forgotten, it can still be done. */
const patience = 14;
const longest = 30;

interface Row {
  readonly title: string;
  readonly slug: string;
  readonly projectId: string;
  readonly partnerId: string | null;
  readonly createdBy: string | null;
  readonly projectSlug: string;
  readonly acronym: string;
  readonly last: string;
}

/** Events that are over, with guests and without attendance, of which the person is a host. */
export async function expectedAttendance(scope: Scope): Promise<ExpectedAttendance[]> {
  const today = dayAt(scope.now, 'UTC');
  const earliest = dayAt(new Date(scope.now.getTime() - longest * 86_400_000), 'UTC');
  const { rows } = await sql<Row>`
    select r.title, r.slug, r.project_id as "projectId", r.partner_id as "partnerId", r.created_by as "createdBy",
           project.slug as "projectSlug", project.acronym, coalesce(e.ends_on, r.happens_on) as last
    from event e join record r on r.id = e.id and r.erased_at is null join project on project.id = r.project_id
    where r.project_id = any ((select scope_projects())::uuid[]) and r.state <> 'cancelled'
      and length(r.happens_on) = 10 and coalesce(e.ends_on, r.happens_on) < ${today}
      and coalesce(e.ends_on, r.happens_on) >= ${earliest}
      and exists (select from registration g where g.event_id = e.id and g.state = 'confirmed')
      and not exists (select from attendance a where a.event_id = e.id)
    order by last limit 100`.execute(scope.db);
  return rows
    .filter((row) => scope.who.memberships.some(({ project }) => project === row.projectId))
    .filter((row) => mayWrite(scope.who, row.projectId, row))
    .map(({ title, slug, projectSlug, acronym, last }) => ({
      title,
      slug,
      project: { slug: projectSlug, acronym },
      due: String(Temporal.PlainDate.from(last).add({ days: patience })) as PartialDate,
    }));
}
