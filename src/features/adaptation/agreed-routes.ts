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
import type { SheetQuestion, WrittenSheet } from './sheet.ts';
import { backTo, needOne, needWritable, sentBack, writingPage, type InPlace } from './writing.ts';

/** What both cities decide, and what is to be found out. */
export function agreedRoutes(routes: Routes, outcome: Outcome): void {
  routes.workspace.read('/sheets/:slug/decisions/new', async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(visit, sheet, outcome, newDecision(visit, sheet));
  });

  routes.workspace.write('/sheets/:slug/decisions/new', async (visit) => {
    const sheet = await needWritable(visit);
    const place = newDecision(visit, sheet);
    const read = visit.read(decisionForm);
    if (!read.ok || read.values.decidedOn === null) {
      return writingPage(visit, sheet, outcome, place, read.ok ? {} : { refused: read });
    }
    const id = await addDecision(visit, sheet, { ...read.values, decidedOn: read.values.decidedOn });
    return backTo(visit, sheet, place.action, `decision-${id}`);
  });

  routes.workspace.write('/sheets/:slug/decisions/:decision/withdrawal', async (visit) => {
    const sheet = await needWritable(visit);
    const decision = needOne(sheet.decisions, visit.param('decision'));
    await withdrawDecision(visit, sheet, decision);
    return backTo(visit, sheet, visit.here, `decision-${decision.id}`);
  });

  routes.workspace.read('/sheets/:slug/questions/new', async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(visit, sheet, outcome, newQuestion(visit, sheet));
  });

  routes.workspace.write('/sheets/:slug/questions/new', async (visit) => {
    const sheet = await needWritable(visit);
    const place = newQuestion(visit, sheet);
    const read = visit.read(questionForm);
    if (!read.ok) return writingPage(visit, sheet, outcome, place, { refused: read });
    const answerer = answerers(sheet).find(({ value }) => value === read.values.answerer)?.value;
    if (answerer === undefined) {
      const refused = { typed: read.typed, problems: { answerer: { key: 'notAChoice' } } } as const;
      return writingPage(visit, sheet, outcome, place, { refused });
    }
    const id = await askOnSheet(visit, sheet, { ...read.values, answerer });
    return backTo(visit, sheet, place.action, questionPlace({ id }));
  });

  routes.workspace.read('/sheets/:slug/questions/:question', async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(
      visit,
      sheet,
      outcome,
      ofAnswer(visit, sheet, needOne(sheet.questions, visit.param('question'))),
    );
  });

  routes.workspace.write('/sheets/:slug/questions/:question', async (visit) => {
    const sheet = await needWritable(visit);
    const question = needOne(sheet.questions, visit.param('question'));
    const place = ofAnswer(visit, sheet, question);
    const read = visit.read(answerForm);
    if (!read.ok) return writingPage(visit, sheet, outcome, place, { refused: read });
    const given = { ...read.values, revision: revisionSeen(visit) };
    if (await answerOnSheet(visit, sheet, question, given)) return backTo(visit, sheet, place.action, place.at);
    const present = await needWritable(visit);
    const now = needOne(present.questions, question.id);
    const saved = sentBack(read, now.answered, asTyped({ answer: now.answer }));
    return writingPage(visit, present, outcome, ofAnswer(visit, present, now), saved);
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

function ofAnswer(
  visit: WorkspaceVisit,
  sheet: WrittenSheet,
  question: SheetQuestion,
): InPlace<typeof answerForm.fields> {
  return {
    at: questionPlace(question),
    form: answerForm,
    action: address`${sheetAddress(visit.project.slug, sheet)}/questions/${question.id}`,
    texts: { answer: { rows: 3 } },
    values: asTyped({ answer: question.answer }),
    revision: question.revision,
  };
}
