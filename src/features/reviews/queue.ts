import { sql } from 'kysely';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Scope, Who } from '../../kernel/scope.ts';
import type { Kind } from '../../records/kinds.ts';
import type { Language } from '../../kernel/words.ts';
import type { Gate } from './gate.ts';
import { roleAt } from './policy.ts';

/** A text that waits at a gate. */
export interface Waiting {
  readonly id: string;
  readonly kind: Kind;
  readonly slug: string;
  readonly title: string;
  readonly variety: string;
  readonly language: Language;
  readonly themes: readonly string[];
  readonly gate: Gate;
  readonly round: number;
  readonly since: Date;
  readonly dueDays: number;
  readonly partner: string | null;
  readonly submittedBy: string | null;
  readonly project: { readonly id: string; readonly slug: string; readonly acronym: string };
}

export interface QueueFilter {
  readonly gate?: Gate | null;
  /** Slug of a project; null for all in the scope. */
  readonly project?: string | null;
}

const most = 500;

/** What waits in the projects of the scope, the oldest first. */
export async function waitingTexts(
  scope: Scope,
  { gate = null, project = null }: QueueFilter = {},
): Promise<Waiting[]> {
  const { rows } = await sql<Omit<Waiting, 'project'> & { projectId: string; projectSlug: string; acronym: string }>`
    select r.id, r.kind, r.slug, r.title, r.variety, r.language, r.themes, v.gate, v.round, v.waiting_since as since, v.due_days as "dueDays",
           partner.title as partner, v.submitted_by as "submittedBy",
           project.id as "projectId", project.slug as "projectSlug", project.acronym
    from review v
    join record r on r.id = v.record_id and r.erased_at is null
    join project on project.id = v.project_id
    left join record partner on partner.id = r.partner_id
    where v.outcome is null and v.project_id = any ((select scope_projects())::uuid[])
      ${gate === null ? sql`` : sql`and v.gate = ${gate}`}
      ${project === null ? sql`` : sql`and project.slug = ${project}`}
    order by v.waiting_since, v.id limit ${most}`.execute(scope.db);
  return rows.map(({ projectId: id, projectSlug: slug, acronym, ...row }) => ({
    ...row,
    project: { id, slug, acronym },
  }));
}

/** By which day somebody should have decided. */
export function dueOn({ since, dueDays }: Pick<Waiting, 'since' | 'dueDays'>): PartialDate {
  return dayAt(new Date(since.getTime() + dueDays * 86_400_000), 'UTC');
}

export function isOverdue(waiting: Pick<Waiting, 'since' | 'dueDays'>, now: Date): boolean {
  return dueOn(waiting) < dayAt(now, 'UTC');
}

/** A text that waits for this person: to be checked by them, or to be mended because it came back. */
export interface ExpectedReview {
  readonly because: 'waits' | 'returned';
  readonly kind: Kind;
  readonly slug: string;
  readonly title: string;
  readonly project: { readonly slug: string; readonly acronym: string };
  readonly due: PartialDate | null;
}

type PersonScope = Scope & { readonly who: Who & { readonly person: { readonly id: string } } };

/** What waits for the person in all their projects. */
export async function expectedReviews(scope: PersonScope): Promise<ExpectedReview[]> {
  const waiting = await waitingTexts(scope);
  const own = waiting.filter(({ project, gate, submittedBy }) => {
    const isOwn = submittedBy === scope.who.person.id;
    const role = roleAt(scope.who, project.id, gate);
    // Administrators may act everywhere, and are waited for nowhere.
    return role !== null && role !== 'administrator' && !isOwn;
  });
  return [
    ...own.map((one) => ({ because: 'waits' as const, ...one, due: dueOn(one) })),
    ...(await returnedTexts(scope)),
  ];
}

async function returnedTexts(scope: PersonScope): Promise<ExpectedReview[]> {
  const { rows } = await sql<
    Omit<ExpectedReview, 'because' | 'project' | 'due'> & { projectSlug: string; acronym: string }
  >`
    select r.kind, r.slug, r.title, project.slug as "projectSlug", project.acronym
    from review v
    join record r on r.id = v.record_id and r.erased_at is null
    join project on project.id = v.project_id
    where v.outcome = 'returned' and v.project_id = any ((select scope_projects())::uuid[])
      and (v.submitted_by = ${scope.who.person.id} or r.created_by = ${scope.who.person.id})
      and not exists (select from review later where later.record_id = v.record_id and later.round > v.round)
    order by v.waiting_since limit 100`.execute(scope.db);
  return rows.map(({ projectSlug: slug, acronym, ...row }) => ({
    because: 'returned',
    ...row,
    project: { slug, acronym },
    due: null,
  }));
}
