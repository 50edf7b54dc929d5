import { sql, type ColumnType } from 'kysely';
import type { ProjectScope, Role, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { isSameValue } from '../../records/published-value.ts';
import type { RecordHead } from '../../records/record.ts';
import { noReview, type Gate, type Outcome, type ReviewRule, type Round, type Verdict } from './gate.ts';

type Moment = ColumnType<Date, Date, Date>;

interface ReviewRuleTable {
  project_id: string;
  gates: Gate[];
  after_publication: Gate[];
  days: number;
  changed_at: Moment;
  changed_by: string | null;
}

interface ReviewTable {
  id: string;
  project_id: string;
  record_id: string;
  round: number;
  content: ColumnType<object, string, never>;
  gates: Gate[];
  after_publication: Gate[];
  due_days: number;
  submitted_at: Moment;
  submitted_by: string | null;
  gate: Gate | null;
  waiting_since: Moment;
  outcome: Outcome | null;
  published_version: number | null;
}

export type Act = 'submitted' | 'commented' | 'passed' | 'returned' | 'recalled' | 'overtaken';

interface ReviewStepTable {
  id: string;
  project_id: string;
  review_id: string;
  act: Act;
  gate: Gate | null;
  note: string;
  language: Language;
  verdict: Verdict | null;
  shows_name: boolean;
  at: Moment;
  person_id: string | null;
  role: Role | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    review_rule: ReviewRuleTable;
    review: ReviewTable;
    review_step: ReviewStepTable;
  }
}

export interface Review extends Round {
  readonly id: string;
  readonly recordId: string;
  readonly round: number;
  /** The text as it was submitted. */
  readonly content: object;
  readonly dueDays: number;
  readonly submittedAt: Date;
  readonly submittedBy: string | null;
  readonly waitingSince: Date;
  readonly publishedVersion: number | null;
}

/** What a project wants of its texts; null while it has not said anything, and then nothing is reviewed. */
export async function ruleOf(scope: ProjectScope): Promise<ReviewRule | null> {
  const row = await scope.db
    .selectFrom('review_rule')
    .select(['gates', 'after_publication as afterPublication', 'days'])
    .where('project_id', '=', scope.project.id)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveRule(scope: ProjectScope, rule: ReviewRule): Promise<void> {
  const values = {
    gates: [...rule.gates],
    after_publication: [...rule.afterPublication],
    days: rule.days,
    changed_at: scope.now,
    changed_by: scope.who.person.id,
  };
  await scope.db
    .insertInto('review_rule')
    .values({ project_id: scope.project.id, ...values })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet(values))
    .execute();
}

/** The newest round of a record; null when it was never submitted. */
export async function lastReview(scope: ProjectScope, recordId: string): Promise<Review | null> {
  const row = await scope.db
    .selectFrom('review')
    .select(['id', 'round', 'content', 'gates', 'gate', 'outcome'])
    .select([
      'record_id as recordId',
      'after_publication as afterPublication',
      'due_days as dueDays',
      'submitted_at as submittedAt',
      'submitted_by as submittedBy',
      'waiting_since as waitingSince',
      'published_version as publishedVersion',
    ])
    .where('record_id', '=', recordId)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Begins a round with the text as it stands. */
export async function beginReview(
  scope: ProjectScope,
  head: RecordHead,
  value: object,
  gate: Gate,
): Promise<{ id: string }> {
  const rule = (await ruleOf(scope)) ?? noReview;
  const last = await lastReview(scope, head.id);
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('review')
    .values({
      id,
      project_id: scope.project.id,
      record_id: head.id,
      round: (last?.round ?? 0) + 1,
      content: JSON.stringify(value),
      gates: [...rule.gates],
      after_publication: [...rule.afterPublication],
      due_days: rule.days,
      submitted_at: scope.now,
      submitted_by: scope.who.person.id,
      gate,
      waiting_since: scope.now,
      outcome: null,
      published_version: null,
    })
    .execute();
  return { id };
}

/** Moves a round on, unless somebody was faster: false when it does not wait at `from` any more. */
export async function moveOn(
  scope: ProjectScope,
  { id, gate: from }: Review,
  to: { readonly gate: Gate } | { readonly outcome: Outcome },
): Promise<boolean> {
  const result = await scope.db
    .updateTable('review')
    .set({
      gate: 'gate' in to ? to.gate : null,
      outcome: 'outcome' in to ? to.outcome : null,
      waiting_since: scope.now,
    })
    .where('id', '=', id)
    .where('gate', 'is not distinct from', from)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface NewStep {
  readonly act: Act;
  readonly gate: Gate | null;
  readonly note?: string;
  readonly language: Language;
  readonly verdict?: Verdict;
  readonly showsName?: boolean;
  readonly role: Role | null;
}

export async function addStep(scope: ProjectScope, reviewId: string, step: NewStep): Promise<void> {
  await scope.db
    .insertInto('review_step')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      review_id: reviewId,
      act: step.act,
      gate: step.gate,
      note: step.note ?? '',
      language: step.language,
      verdict: step.verdict ?? null,
      shows_name: step.showsName ?? false,
      at: scope.now,
      person_id: scope.who.person.id,
      role: step.role,
    })
    .execute();
}

export interface Step {
  readonly round: number;
  readonly act: Act;
  readonly gate: Gate | null;
  readonly note: string;
  readonly language: Language;
  readonly verdict: Verdict | null;
  readonly at: Date;
  readonly role: Role | null;
  /** Null where it is not told, or nobody is there any more. */
  readonly name: string | null;
}

/** Everything that happened to a record on its way, in order. */
export async function stepsOf(scope: ProjectScope, recordId: string): Promise<Step[]> {
  return scope.db
    .selectFrom('review_step as step')
    .innerJoin('review', 'review.id', 'step.review_id')
    .leftJoin('person', 'person.id', 'step.person_id')
    .select(['review.round', 'step.act', 'step.gate', 'step.note', 'step.language', 'step.verdict'])
    .select(['step.at', 'step.role', 'person.name'])
    .where('review.record_id', '=', recordId)
    .orderBy('step.at')
    .orderBy('step.id')
    .execute();
}

/** By whom the text that the public reads was checked. Names only of experts who wanted that. */
export async function checksOf(scope: Scope, recordId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select r.round, s.act, s.gate, case when s.verdict is null then '' else s.note end as note, s.language, s.verdict, s.at, s.role, person.name
    from published p
    join review r on r.record_id = p.record_id and r.published_version = p.version
    join review_step s on s.review_id = r.id and s.act = 'passed'
    left join person on person.id = s.person_id and s.shows_name
    where p.record_id = ${recordId} order by s.at, s.id`.execute(scope.db);
  return rows;
}

/** Remembers which version of the public's is this text: the checks are shown with it, and only with it. */
export async function notePublished(scope: ProjectScope, recordId: string, value: object): Promise<void> {
  const review = await lastReview(scope, recordId);
  if (!review || !isSameValue(review.content, value)) return;
  await sql`
    update review set published_version = (
      select max(version) from published_version where record_id = ${recordId})
    where id = ${review.id}`.execute(scope.db);
}
