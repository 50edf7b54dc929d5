import type { PartialDate } from '../../kernel/dates.ts';
import { tellLive } from '../../kernel/live.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { remember } from '../../records/history.ts';
import { writersOf } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import type { Decision, Sheet, SheetQuestion } from './sheet.ts';
import { signed } from './tables.ts';

/** What both cities decided, in the order in which they did. */
export async function decisionsOn(scope: ProjectScope, sheetId: string): Promise<Decision[]> {
  const rows = await scope.db
    .selectFrom('sheet_decision as decision')
    .leftJoin('person as maker', 'maker.id', 'decision.made_by')
    .leftJoin('person as withdrawer', 'withdrawer.id', 'decision.withdrawn_by')
    .select(['decision.id', 'decision.content', 'decision.decided_by as decidedBy', 'decision.decided_on as decidedOn'])
    .select(['decision.made_at', 'maker.name as maker', 'decision.withdrawn_at', 'withdrawer.name as withdrawer'])
    .where('decision.sheet_id', '=', sheetId)
    .orderBy('decision.made_at')
    .orderBy('decision.id')
    .execute();
  return rows.map(({ made_at: at, maker: by, withdrawn_at: gone, withdrawer, ...decision }) => ({
    ...decision,
    made: { at, by },
    withdrawn: signed(gone, withdrawer),
  }));
}

/** What is to be found out: open questions first, those with a date before the others. */
export async function questionsOn(scope: ProjectScope, sheetId: string): Promise<SheetQuestion[]> {
  const rows = await scope.db
    .selectFrom('sheet_question as question')
    .leftJoin('person as asker', 'asker.id', 'question.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'question.answered_by')
    .select(['question.id', 'question.content', 'question.answerer_id as answererId', 'question.due_on as dueOn'])
    .select(['question.asked_at', 'asker.name as asker', 'question.answered_at', 'answerer.name as answerer'])
    .select(['question.answer', 'question.revision'])
    .where('question.sheet_id', '=', sheetId)
    .orderBy((of) => of('question.answered_at', 'is not', null))
    .orderBy('question.due_on', (order) => order.asc().nullsLast())
    .orderBy('question.asked_at')
    .execute();
  return rows.map(({ asked_at: at, asker: by, answered_at: then, answerer, ...question }) => ({
    ...question,
    asked: { at, by },
    answered: signed(then, answerer),
  }));
}

export async function addDecision(
  scope: ProjectScope,
  sheet: Sheet,
  decision: { readonly decision: string; readonly decidedBy: string; readonly decidedOn: PartialDate },
): Promise<string> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('sheet_decision')
    .values({
      id,
      project_id: scope.project.id,
      sheet_id: sheet.id,
      content: decision.decision,
      decided_by: decision.decidedBy,
      decided_on: decision.decidedOn,
      made_at: scope.now,
      made_by: scope.who.person.id,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute();
  await told(scope, sheet, 'decision', { before: null, after: decision.decision });
  return id;
}

/** Takes a decision back; it stays to be read. */
export async function withdrawDecision(scope: ProjectScope, sheet: Sheet, { id, content }: Decision): Promise<void> {
  const taken = await scope.db
    .updateTable('sheet_decision')
    .set({ withdrawn_at: scope.now, withdrawn_by: scope.who.person.id })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (taken.numUpdatedRows > 0n) await told(scope, sheet, 'decision', { before: content, after: null });
}

/** Asks one of the two cities; who writes for it has it in the inbox. */
export async function askOnSheet(
  scope: ProjectScope,
  sheet: Sheet,
  asked: { readonly question: string; readonly answerer: string; readonly dueOn: PartialDate | null },
): Promise<string> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('sheet_question')
    .values({
      id,
      project_id: scope.project.id,
      sheet_id: sheet.id,
      content: asked.question,
      answerer_id: asked.answerer,
      due_on: asked.dueOn,
      asked_at: scope.now,
      asked_by: scope.who.person.id,
      answered_at: null,
      answered_by: null,
    })
    .execute();
  await told(scope, sheet, 'question', { before: null, after: asked.question });
  const own = [sheet.importer, sheet.owner].some((partner) => partner?.isOwn && partner.id === asked.answerer);
  const people = own ? await writersOf(scope, asked.answerer) : [];
  await notify(
    scope,
    people.map((person) => person.id),
    sheet.event.id,
    'adaptation-asked',
    { name: asked.question.slice(0, 200) },
  );
  return id;
}

/** Answers, or answers otherwise, over the revision the person saw; false when somebody did so meanwhile. */
export async function answerOnSheet(
  scope: ProjectScope,
  sheet: Sheet,
  { id, answer: before }: SheetQuestion,
  { answer, revision }: { readonly answer: string; readonly revision: number },
): Promise<boolean> {
  const answered = await scope.db
    .updateTable('sheet_question')
    .set({ answer, revision: revision + 1, answered_at: scope.now, answered_by: scope.who.person.id })
    .where('id', '=', id)
    .where('sheet_id', '=', sheet.id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (answered.numUpdatedRows === 0n) return false;
  await told(scope, sheet, 'answer', { before: before || null, after: answer });
  return true;
}

/** The workshop remembers it, and everybody with the sheet open hears of it. */
async function told(
  scope: ProjectScope,
  sheet: Sheet,
  what: 'decision' | 'question' | 'answer',
  change: { readonly before: string | null; readonly after: string | null },
): Promise<void> {
  await remember(scope, sheet.event.id, 'changed', { [what]: change });
  await tellLive(scope, sheet.id);
}
