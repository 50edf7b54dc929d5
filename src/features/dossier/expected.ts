import { sql } from 'kysely';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { askedDays } from './visit.ts';
import './store.ts';

/** A visit on which a person was and of which they have written nothing yet. */
export interface ExpectedNotes {
  readonly event: { readonly title: string; readonly slug: string };
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate;
}

/** Something that a person brought home and has not handed on yet. */
export interface ExpectedHandover {
  readonly what: string;
  readonly receiver: string;
  readonly event: { readonly slug: string };
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate | null;
}

interface NotesRow {
  readonly title: string;
  readonly slug: string;
  readonly project: string;
  readonly acronym: string;
  readonly last: string;
}

/** Study visits that are over, of partners the person belongs to, without a note of theirs; asked for some time only. */
export async function expectedNotes(scope: Scope): Promise<ExpectedNotes[]> {
  const { person, memberships } = scope.who;
  const partners = memberships.flatMap(({ partner }) => partner ?? []);
  if (person === null || partners.length === 0) return [];
  const today = dayAt(scope.now, person.zone);
  const { rows } = await sql<NotesRow>`
    select distinct r.title, r.slug, project.slug as project, project.acronym, coalesce(e.ends_on, r.happens_on) as last
    from event e join record r on r.id = e.id and r.erased_at is null join project on project.id = r.project_id
    join event_visitor v on v.event_id = e.id and v.partner_id = any (${partners}::uuid[])
    where r.variety = 'study-visit' and r.state <> 'cancelled' and r.project_id = any ((select scope_projects())::uuid[])
      and coalesce(e.ends_on, r.happens_on) ~ '^\\d{4}-\\d{2}-\\d{2}$'
      and coalesce(e.ends_on, r.happens_on) < ${today} and coalesce(e.ends_on, r.happens_on) > ${daysFrom(today, -askedDays.most)}
      and not exists (select from note n where n.event_id = e.id and n.author_id = ${person.id})
      and not exists (select from visit_absence a where a.event_id = e.id and a.person_id = ${person.id})
    order by last limit 50`.execute(scope.db);
  return rows.map(({ title, slug, project, acronym, last }) => ({
    event: { title, slug },
    project: { slug: project, acronym },
    due: daysFrom(last, askedDays.due),
  }));
}

/** What the person has to hand on, of all their projects. */
export async function expectedHandovers(scope: Scope): Promise<ExpectedHandover[]> {
  const { person } = scope.who;
  if (person === null) return [];
  const rows = await scope.db
    .selectFrom('brought_home')
    .innerJoin('record', 'record.id', 'brought_home.event_id')
    .innerJoin('project', 'project.id', 'brought_home.project_id')
    .select(['what', 'receiver', 'due_on as due', 'record.slug as event', 'project.slug', 'project.acronym'])
    .where('person_id', '=', person.id)
    .where('done_on', 'is', null)
    .orderBy('brought_home.id')
    .limit(200)
    .execute();
  return rows.map(({ event, slug, acronym, ...own }) => ({
    ...own,
    event: { slug: event ?? '' },
    project: { slug, acronym },
  }));
}

function daysFrom(day: string, days: number): PartialDate {
  return dayAt(new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000), 'UTC');
}
