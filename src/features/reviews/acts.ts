import { Conflict } from '../../kernel/answers.ts';
import type { ProjectScope, Role } from '../../kernel/scope.ts';
import { sayIn, type Language } from '../../kernel/words.ts';
import { lockRecord } from '../../records/history.ts';
import { notify, type NoticeKind } from '../../records/notices.ts';
import { announce } from '../../records/publishing.ts';
import { changeRecord, type RecordHead } from '../../records/record.ts';
import { firstGate, isApproved, nextGate, noReview, type Gate, type Verdict } from './gate.ts';
import { roleAt } from './policy.ts';
import { authorsOf, othersAt, writeTo } from './reviewers.ts';
import { addStep, beginReview, lastReview, moveOn, ruleOf, type Review } from './store.ts';
import words from './words.json' with { type: 'json' };

/** States of a record on its way; what is published keeps that state, for the public goes on reading it. */
export const reviewStates = ['in-review', 'returned', 'approved'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A text in review, as the acts need it. */
export interface Reviewed {
  readonly head: RecordHead;
  readonly value: object;
}

/** What is written with an act, in the writer's language. */
export interface Written {
  readonly note: string;
  readonly language: Language;
}

/** Sends a text on its way; the caller has asked whether it may go. */
export async function submit(scope: ProjectScope, { head, value }: Reviewed, language: Language): Promise<void> {
  await lockRecord(scope, head.id);
  const rule = (await ruleOf(scope)) ?? noReview;
  const gate = firstGate(rule);
  const last = await lastReview(scope, head.id);
  if (gate === null || last?.gate != null) throw conflict(language);
  const { id } = await beginReview(scope, head, value, gate);
  await addStep(scope, id, { act: 'submitted', gate: null, language, role: roleOf(scope, head) });
  const state: ReviewState = isApproved({ ...rule, gate, outcome: null }) ? 'approved' : 'in-review';
  await changeRecord(scope, head, null, { state });
  await callNext(scope, head, gate);
}

/** Says something without deciding anything: the author to the reviewers, or they to the author. */
export async function comment(scope: ProjectScope, head: RecordHead, { note, language }: Written): Promise<void> {
  const review = await waiting(scope, head, language);
  const { gate } = review;
  const isReviewer = gate !== null && roleAt(scope.who, scope.project.id, gate) !== null;
  await addStep(scope, review.id, {
    act: 'commented',
    gate,
    note,
    language,
    role: roleFor(scope, head, gate, isReviewer),
  });
  const reviewers = gate === null ? [] : await othersAt(scope, gate);
  const receivers = isReviewer ? await authorsOf(scope, head, review) : reviewers;
  await tell(
    scope,
    receivers.map(({ id }) => id),
    head,
    'review-commented',
    null,
  );
}

/** Lets a text through the gate where it waits, with an opinion at the expert's. */
export async function pass(
  scope: ProjectScope,
  head: RecordHead,
  { note, language, verdict, showsName }: Written & { readonly verdict?: Verdict; readonly showsName?: boolean },
): Promise<void> {
  const review = await waiting(scope, head, language);
  const { gate } = review;
  const next = nextGate(review);
  await advance(scope, review, next === null ? { outcome: 'passed' } : { gate: next }, language);
  const opinion = verdict === undefined ? {} : { verdict, showsName: showsName ?? false };
  await addStep(scope, review.id, {
    act: 'passed',
    gate,
    note,
    language,
    ...opinion,
    role: roleFor(scope, head, gate, true),
  });
  const isThrough = isApproved({ ...review, gate: next, outcome: next === null ? 'passed' : null });
  if (isThrough && head.state === 'in-review') await changeRecord(scope, head, null, { state: 'approved' });
  if (next !== null) await callNext(scope, head, next);
  const authors = await authorsOf(scope, head, review);
  await tell(
    scope,
    authors.map(({ id }) => id),
    head,
    'review-passed',
    gate,
  );
  // The public page says by whom it was checked.
  if (review.publishedVersion !== null) await announce(scope);
}

/** Sends a text back to its author, with what should be mended. */
export async function sendBack(scope: ProjectScope, head: RecordHead, { note, language }: Written): Promise<void> {
  const review = await waiting(scope, head, language);
  const { gate } = review;
  await advance(scope, review, { outcome: 'returned' }, language);
  await addStep(scope, review.id, { act: 'returned', gate, note, language, role: roleFor(scope, head, gate, true) });
  if (head.state === 'in-review') await changeRecord(scope, head, null, { state: 'returned' });
  const authors = await authorsOf(scope, head, review);
  await tell(
    scope,
    authors.map(({ id }) => id),
    head,
    'review-returned',
    gate,
  );
  for (const author of authors) await writeTo(scope, author, { kind: 'returned', head, note });
}

/** Takes a text back before anybody decided, to go on writing. */
export async function recall(scope: ProjectScope, head: RecordHead, language: Language): Promise<void> {
  const review = await waiting(scope, head, language);
  await advance(scope, review, { outcome: 'recalled' }, language);
  await addStep(scope, review.id, { act: 'recalled', gate: review.gate, language, role: roleOf(scope, head) });
  if (head.state === 'in-review') await changeRecord(scope, head, null, { state: unreviewed(head) });
}

/** A text that was changed is another one: what was checked so far does not hold for it. The record's state after that. */
export async function overtake(scope: ProjectScope, head: RecordHead, language: Language): Promise<void> {
  const review = await lastReview(scope, head.id);
  if (review && review.gate !== null) {
    await advance(scope, review, { outcome: 'overtaken' }, language);
    await addStep(scope, review.id, { act: 'overtaken', gate: review.gate, language, role: roleOf(scope, head) });
  }
  if (head.state === 'approved') await changeRecord(scope, head, null, { state: unreviewed(head) });
}

function unreviewed({ publishedAt }: RecordHead): 'published' | 'draft' {
  return publishedAt === null ? 'draft' : 'published';
}

/** The round that waits at a gate, held until the end of the transaction. */
async function waiting(scope: ProjectScope, head: RecordHead, language: Language): Promise<Review> {
  await lockRecord(scope, head.id);
  const review = await lastReview(scope, head.id);
  if (!review || review.gate === null) throw conflict(language);
  return review;
}

async function advance(
  scope: ProjectScope,
  review: Review,
  to: Parameters<typeof moveOn>[2],
  language: Language,
): Promise<void> {
  if (!(await moveOn(scope, review, to))) throw conflict(language);
}

/** Somebody else was faster; their decision stands. */
function conflict(language: Language): Conflict {
  return new Conflict(sayIn(language, words)('conflict'));
}

async function callNext(scope: ProjectScope, head: RecordHead, gate: Gate): Promise<void> {
  const reviewers = await othersAt(scope, gate);
  await tell(
    scope,
    reviewers.map(({ id }) => id),
    head,
    'review-waits',
    gate,
  );
  for (const reviewer of reviewers) await writeTo(scope, reviewer, { kind: 'waits', head, gate });
}

async function tell(
  scope: ProjectScope,
  people: readonly string[],
  head: RecordHead,
  kind: NoticeKind,
  gate: Gate | null,
): Promise<void> {
  await notify(scope, people, head.id, kind, gate === null ? {} : { gate });
}

function roleFor(scope: ProjectScope, head: RecordHead, gate: Gate | null, isReviewer: boolean): Role | null {
  if (!isReviewer || gate === null) return roleOf(scope, head);
  const role = roleAt(scope.who, scope.project.id, gate);
  return role === 'administrator' ? null : role;
}

/** The place from which somebody writes about this text: the one in its partner first. */
function roleOf({ who, project }: ProjectScope, { partnerId }: RecordHead): Role | null {
  const own = who.memberships.filter((one) => one.project === project.id);
  return (own.find(({ partner }) => partner === partnerId) ?? own[0])?.role ?? null;
}
