import { choice, date, form, longText, reference, text } from '../../kernel/forms.ts';
import { findings, sheetLimits } from './sheet.ts';

export const rowForm = form({
  finding: choice(findings, { required: true, control: 'radio' }),
  there: longText({ limit: sheetLimits.text }),
  here: longText({ limit: sheetLimits.text }),
});

/** A row with a name of its own. */
export const newRowForm = form({ name: text({ required: true, limit: sheetLimits.name }), ...rowForm.fields });

export const decisionForm = form({
  decision: longText({ required: true, limit: sheetLimits.text }),
  decidedBy: text({ required: true, limit: sheetLimits.decider }),
  decidedOn: date({ required: true }),
});

export const questionForm = form({
  question: longText({ required: true, limit: sheetLimits.text }),
  answerer: reference({ required: true }),
  dueOn: date(),
});

export const answerForm = form({ answer: longText({ required: true, limit: sheetLimits.text }) });
