import type { Address } from '../../kernel/address.ts';
import { mustBeAllowed, no, NotFound, yes, type Answer } from '../../kernel/answers.ts';
import type { Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { mayWrite } from '../../records/editing.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import type { Stored } from '../../records/record.ts';
import { comment, pass, recall, sendBack, submit } from './acts.ts';
import { mayCheck, type Gate } from './gate.ts';
import { noteForm, opinionForm, opinionPage, reviewAddress, reviewPage } from './page.ts';
import type { Gaps } from './panel.ts';
import { mayActAt } from './policy.ts';
import { othersAt } from './reviewers.ts';
import { lastReview, stepsOf, type Review } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What a kind of record says of itself to be reviewed. */
export interface ReviewedKind<Value extends object> {
  readonly kind: PagedKind;
  find(visit: WorkspaceVisit, slug: string): Promise<Stored<Value>>;
  /** What must be there before a text is submitted. */
  gaps(visit: WorkspaceVisit, value: Value): Gaps;
  /** The text as reviewers read it. */
  show(visit: WorkspaceVisit, stored: Stored<Value>): Promise<Html>;
}

/** Adds what happens to the texts of a kind on their way: submission, comments, return, approval, opinion, recall. */
export function reviewedRoutes<Value extends object>(routes: Routes, kind: ReviewedKind<Value>): void {
  const path = `/${sections[kind.kind]}/:slug`;
  const find = (visit: WorkspaceVisit) => kind.find(visit, visit.param('slug'));

  routes.workspace.write(`${path}/submission`, async (visit) => {
    const stored = await find(visit);
    const say = visit.reader.say(words);
    mustBeAllowed(mayWriteText(visit, stored));
    const gaps = kind.gaps(visit, stored.value);
    mustBeAllowed(gaps.length === 0 ? yes : no(say('submit.missing', { fields: namesOf(visit, gaps) })));
    await submit(visit, stored, visit.reader.language);
    return visit.redirect(pageOf(visit, stored), { text: say('said.submitted') });
  });

  routes.workspace.read(`${path}/review`, async (visit) => {
    const stored = await find(visit);
    return visit.page(await page(visit, kind, stored, await needReview(visit, stored)));
  });

  routes.workspace.write(`${path}/review/comments`, async (visit) => {
    const stored = await find(visit);
    const review = await needReview(visit, stored);
    const isReviewer = mayActAt(visit.who, visit.project, review.gate, visit.reader.say(words)).may;
    mustBeAllowed(isReviewer ? yes : mayWriteText(visit, stored));
    const note = await noteOf(visit, kind, stored, review);
    if (typeof note !== 'string') return note;
    await comment(visit, stored.head, { note, language: visit.reader.language });
    return visit.redirect(reviewAddress(visit, stored.head), { text: visit.reader.say(words)('said.commented') });
  });

  routes.workspace.write(`${path}/review/return`, async (visit) => {
    const stored = await find(visit);
    const review = await needReview(visit, stored);
    mustBeAllowed(await mayDecide(visit, stored, review));
    const note = await noteOf(visit, kind, stored, review);
    if (typeof note !== 'string') return note;
    await sendBack(visit, stored.head, { note, language: visit.reader.language });
    return visit.redirect(reviewAddress(visit, stored.head), { text: visit.reader.say(words)('said.returned') });
  });

  routes.workspace.write(`${path}/review/approval`, async (visit) => {
    const stored = await find(visit);
    const review = await needReview(visit, stored);
    mustBeAllowed(await mayDecide(visit, stored, review));
    // An expert passes by an opinion.
    if (review.gate === 'expert') throw new NotFound();
    const read = visit.read(noteForm);
    if (!read.ok) return visit.page(await page(visit, kind, stored, review, read), 422);
    await pass(visit, stored.head, { note: read.values.note, language: visit.reader.language });
    return visit.redirect(reviewAddress(visit, stored.head), { text: visit.reader.say(words)('said.passed') });
  });

  routes.workspace.write(`${path}/review/recall`, async (visit) => {
    const stored = await find(visit);
    await needReview(visit, stored);
    mustBeAllowed(mayWriteText(visit, stored));
    await recall(visit, stored.head, visit.reader.language);
    return visit.redirect(pageOf(visit, stored), { text: visit.reader.say(words)('said.recalled') });
  });

  routes.workspace.read(`${path}/review/opinion`, async (visit) => {
    const { stored } = await needExpertise(visit, await find(visit));
    return visit.page(opinionPage(visit, stored.head));
  });

  routes.workspace.write(`${path}/review/opinion`, async (visit) => {
    const { stored } = await needExpertise(visit, await find(visit));
    const read = visit.read(opinionForm);
    if (!read.ok) return visit.page(opinionPage(visit, stored.head, read), 422);
    const { verdict, opinion: note, showsName } = read.values;
    await pass(visit, stored.head, { note, verdict, showsName, language: visit.reader.language });
    return visit.redirect(reviewAddress(visit, stored.head), { text: visit.reader.say(words)('said.passed') });
  });
}

function pageOf(visit: WorkspaceVisit, { head }: Stored<object>): Address {
  return recordAddress('workspace', head.kind, visit.project.slug, head.slug);
}

function namesOf(visit: WorkspaceVisit, gaps: Gaps): string {
  return new Intl.ListFormat(visit.reader.language).format(gaps.map(({ label }) => label));
}

async function page<Value extends object>(
  visit: WorkspaceVisit,
  kind: ReviewedKind<Value>,
  stored: Stored<Value>,
  review: Review,
  refused?: Parameters<typeof reviewPage>[2],
): Promise<Html> {
  const { head } = stored;
  const steps = await stepsOf(visit, head.id);
  return reviewPage(visit, { head, review, steps, text: await kind.show(visit, stored) }, refused);
}

async function needReview(visit: WorkspaceVisit, { head }: Stored<object>): Promise<Review> {
  const review = await lastReview(visit, head.id);
  if (!review) throw new NotFound();
  return review;
}

/** May this person send the text on its way, and take it back? Whoever may write it. */
function mayWriteText(visit: WorkspaceVisit, { head }: Stored<object>): Answer {
  return mayWrite(visit.who, visit.project.id, head) ? yes : no(visit.reader.say(words)('policy.author'));
}

async function mayDecide(visit: WorkspaceVisit, { head }: Stored<object>, review: Review): Promise<Answer> {
  const say = visit.reader.say(words);
  const { gate, submittedBy } = review;
  const acts = mayActAt(visit.who, visit.project, gate, say);
  if (!acts.may || gate === null) return acts;
  const isOwn = [head.createdBy, submittedBy].includes(visit.who.person.id);
  return mayCheck(isOwn, (await othersAt(visit, gate)).length, say);
}

/** The note of a form that needs one, or the page that asks for it. */
async function noteOf<Value extends object>(
  visit: WorkspaceVisit,
  kind: ReviewedKind<Value>,
  stored: Stored<Value>,
  review: Review,
): Promise<string | Response> {
  const read = visit.read(noteForm);
  if (read.ok && read.values.note !== '') return read.values.note;
  const text = visit.reader.say(words)('note.required');
  const problems = read.ok ? { note: { key: 'required', text } as const } : read.problems;
  return visit.page(await page(visit, kind, stored, review, { typed: read.typed, problems }), 422);
}

async function needExpertise<Value>(visit: WorkspaceVisit, stored: Stored<Value & object>) {
  const review = await needReview(visit, stored);
  if (review.gate !== ('expert' satisfies Gate)) throw new NotFound();
  mustBeAllowed(await mayDecide(visit, stored, review));
  return { stored, review };
}
