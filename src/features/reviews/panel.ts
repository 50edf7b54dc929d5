import { address } from '../../kernel/address.ts';
import type { Answer } from '../../kernel/answers.ts';
import { no, yes } from '../../kernel/answers.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import { formNumber } from '../../kernel/sent-forms.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { gapList } from '../../layout/record/index.ts';
import { mayWrite } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { isSameValue } from '../../records/published-value.ts';
import type { RecordHead } from '../../records/record.ts';
import { alert, buttonForm, buttonLink, buttonRow, section, type Fact } from '../../ui/index.ts';
import { isApproved, noReview, type Gate } from './gate.ts';
import { dueOn } from './queue.ts';
import { checksOf, lastReview, ruleOf, stepsOf, type Review } from './store.ts';
import { checkFacts, opinions, trail } from './trail.ts';
import words from './words.json' with { type: 'json' };

/** What a text must have before it can be submitted, as names of fields of its form. */
export type Gaps = readonly { readonly field: string; readonly label: string }[];

export interface InReview {
  readonly head: RecordHead;
  readonly value: object;
  readonly gaps: Gaps;
}

/** Whether the text as it stands may go before the public: what stands before that was passed, or nothing does. */
export async function mayBePublished(visit: WorkspaceVisit, head: RecordHead, value: object): Promise<Answer> {
  const rule = (await ruleOf(visit)) ?? noReview;
  if (rule.gates.every((gate) => rule.afterPublication.includes(gate))) return yes;
  const review = await lastReview(visit, head.id);
  const say = visit.reader.say(words);
  if (!review || !isSameValue(review.content, value)) return no(say('publication.submitFirst'));
  return isApproved(review) ? yes : no(say('publication.notYet'));
}

/** Whether the text may be changed: what lies before reviewers stays as it is. */
export function mayChange(visit: WorkspaceVisit, { state }: RecordHead): Answer {
  return state === 'in-review' ? no(visit.reader.say(words)('policy.locked')) : yes;
}

/** On the page of a text in the workspace: where it stands, and what to do next. Null where nothing is reviewed. */
export async function reviewPanel(visit: WorkspaceVisit, text: InReview): Promise<Html | null> {
  const { head, value } = text;
  const rule = (await ruleOf(visit)) ?? noReview;
  const review = await lastReview(visit, head.id);
  if (rule.gates.length === 0 && review === null) return null;
  const say = visit.reader.say(words);
  const isOver = review === null || review.gate === null;
  const isCurrent = review !== null && isSameValue(review.content, value) && review.outcome === 'passed';
  const writes = mayWrite(visit.who, visit.project.id, head);
  const page = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const open = buttonLink({ label: say('panel.open'), address: address`${page}/review`, variant: 'secondary' });
  const next = isOver ? !isCurrent && rule.gates.length > 0 && submitButton(visit, text) : recallButton(visit, head);
  const steps = review === null ? [] : (await stepsOf(visit, head.id)).filter(({ round }) => round === review.round);
  return section({
    title: say('panel.title'),
    id: 'review',
    body: html`<p>${standing(visit, review, rule.gates, isCurrent)}</p>
${writes && isOver && !isCurrent && gapList(visit, head, text.gaps)}
${buttonRow(writes && next, review !== null && open)}
${steps.length > 0 && trail(visit.reader, steps)}`,
  });
}

function submitButton(visit: WorkspaceVisit, { head, gaps }: InReview): Html {
  const say = visit.reader.say(words);
  return buttonForm({
    label: say('submit'),
    action: address`${recordAddress('workspace', head.kind, visit.project.slug, head.slug)}/submission`,
    values: { [formNumber]: visit.tools.chance.id() },
    whyNot: gaps.length > 0 ? say('submit.gaps', { count: gaps.length }) : null,
  });
}

function recallButton(visit: WorkspaceVisit, head: RecordHead): Html {
  return buttonForm({
    label: visit.reader.say(words)('recall'),
    action: address`${recordAddress('workspace', head.kind, visit.project.slug, head.slug)}/review/recall`,
    variant: 'secondary',
  });
}

/** Where a text stands, in a sentence. */
export function standing(visit: Visit, review: Review | null, gates: readonly Gate[], isCurrent: boolean): string {
  const say = visit.reader.say(words);
  const list = new Intl.ListFormat(visit.reader.language, { type: 'conjunction' });
  if (review === null) return say('standing.notYet', { gates: list.format(gates.map((gate) => say(`gate.${gate}`))) });
  const { gate, outcome } = review;
  if (gate !== null) {
    const due = visit.reader.date(dueOn({ since: review.waitingSince, dueDays: review.dueDays }));
    return say(`standing.waits.${gate}`, { since: visit.reader.day(review.waitingSince), due });
  }
  if (outcome === 'passed') return say(isCurrent ? 'standing.passed' : 'standing.changed');
  return say(`standing.${outcome ?? 'recalled'}`);
}

/** On top of the form: what the reviewers want mended; null when nothing came back. */
export async function returnedNote(visit: WorkspaceVisit, head: RecordHead): Promise<Html | null> {
  const review = await lastReview(visit, head.id);
  if (review?.outcome !== 'returned') return null;
  const last = (await stepsOf(visit, head.id)).findLast(({ act }) => act === 'returned');
  if (!last) return null;
  const title = visit.reader.say(words)('returned.title', { name: last.name ?? '', day: visit.reader.day(last.at) });
  return alert({ kind: 'warning', title, body: paragraphs(last.note) });
}

/** On the public page of a text: by which gates it was checked, as facts, and what experts think of it. */
export async function publicChecks(
  visit: Visit,
  recordId: string,
): Promise<{ readonly facts: readonly Fact[]; readonly opinions: Html | null }> {
  const steps = await checksOf(visit, recordId);
  return { facts: checkFacts(visit.reader, steps), opinions: opinions(visit.reader, steps) };
}
