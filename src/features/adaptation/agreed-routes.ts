import { address } from '../../kernel/address.ts';
import { dayAt } from '../../kernel/dates.ts';
import { asTyped } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { revisionSeen } from '../../layout/record/index.ts';
import { addDecision, answerOnSheet, askOnSheet, withdrawDecision } from './agreed.ts';
import { answerers, questionPlace } from './agreed-view.ts';
import { answerForm, decisionForm, questionForm } from './forms.ts';
import { sheetAddress, type Outcome } from './page.ts';
import type { WrittenSheet } from './sheet.ts';
import { backTo, needOne, needWritable, writingRoutes, type InPlace } from './writing.ts';

/** What both cities decide, and what is to be found out. */
export function agreedRoutes(routes: Routes, outcome: Outcome): void {
  writingRoutes(routes, outcome, '/decisions/new', {
    place: newDecision,
    save: async (visit, sheet, { decidedOn, ...values }) => {
      const decided = { ...values, decidedOn: decidedOn ?? dayAt(visit.now, visit.reader.zone) };
      return { at: `decision-${await addDecision(visit, sheet, decided)}` };
    },
  });

  routes.workspace.write('/sheets/:slug/decisions/:decision/withdrawal', async (visit) => {
    const sheet = await needWritable(visit);
    const decision = needOne(sheet.decisions, visit.param('decision'));
    await withdrawDecision(visit, sheet, decision);
    return backTo(visit, sheet, visit.here, `decision-${decision.id}`);
  });

  writingRoutes(routes, outcome, '/questions/new', {
    place: newQuestion,
    save: async (visit, sheet, values) => {
      const answerer = answerers(sheet).find(({ value }) => value === values.answerer)?.value;
      if (answerer === undefined) return { problems: { answerer: { key: 'notAChoice' } } };
      return { at: questionPlace({ id: await askOnSheet(visit, sheet, { ...values, answerer }) }) };
    },
  });

  writingRoutes(routes, outcome, '/questions/:question', {
    place: ofAnswer,
    save: async (visit, sheet, values) => {
      const question = needOne(sheet.questions, visit.param('question'));
      const given = { ...values, revision: revisionSeen(visit) };
      const isSaved = await answerOnSheet(visit, sheet, question, given);
      return isSaved ? { at: questionPlace(question) } : 'saved meanwhile';
    },
  });
}

function newDecision(visit: WorkspaceVisit, sheet: WrittenSheet): InPlace<typeof decisionForm.fields> {
  return {
    at: 'decisions-new',
    form: decisionForm,
    action: address`${sheetAddress(visit.project.slug, sheet)}/decisions/new`,
    texts: { decision: { rows: 3 } },
    values: asTyped({ decidedOn: dayAt(visit.now, visit.reader.zone) }),
  };
}

function newQuestion(visit: WorkspaceVisit, sheet: WrittenSheet): InPlace<typeof questionForm.fields> {
  return {
    at: 'questions-new',
    form: questionForm,
    action: address`${sheetAddress(visit.project.slug, sheet)}/questions/new`,
    texts: { question: { rows: 3 }, answerer: { options: answerers(sheet) } },
  };
}

function ofAnswer(visit: WorkspaceVisit, sheet: WrittenSheet): InPlace<typeof answerForm.fields> {
  const question = needOne(sheet.questions, visit.param('question'));
  return {
    at: questionPlace(question),
    form: answerForm,
    action: address`${sheetAddress(visit.project.slug, sheet)}/questions/${question.id}`,
    texts: { answer: { rows: 3 } },
    values: asTyped({ answer: question.answer }),
    revision: question.revision,
    signed: question.answered,
  };
}
