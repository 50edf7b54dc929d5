import { address } from '../../kernel/address.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import { buttonForm, emptyState, link, stateTag } from '../../ui/index.ts';
import { partList, signature, type Part, type ShownSheet } from './rows-view.ts';
import { cityOf, isOpen, ownerCity, type Decision, type Sheet, type SheetQuestion } from './sheet.ts';
import words from './words.json' with { type: 'json' };

/** What was decided: what, by whom, when; what was taken back stays to be read. */
export function decisionList(shown: ShownSheet): Html {
  const { sheet, reader, writing } = shown;
  const say = reader.say(words);
  const none: Part = { id: 'decisions-none', version: 0, body: emptyState({ title: say('decisions.none') }) };
  const parts = sheet.decisions.map((decision): Part => ({
    id: `decision-${decision.id}`,
    version: decision.withdrawn ? 'withdrawn' : 'made',
    said: say('live.decision', { who: decision.made.by ?? '' }),
    body: decisionText(shown, decision),
  }));
  return partList('decisions', parts.length === 0 ? [none] : parts, writing);
}

function decisionText(
  { reader, page, mayWrite }: ShownSheet,
  { id, content, decidedBy, decidedOn, made, withdrawn }: Decision,
): Html {
  const say = reader.say(words);
  const decided = say('decision.by', { who: decidedBy, date: reader.date(decidedOn) });
  if (withdrawn) {
    const taken = say('decision.withdrawn', { who: withdrawn.by ?? '', when: reader.moment(withdrawn.at) });
    return html`<div class="prose"><del>${paragraphs(content)}</del></div><p class="row small">${stateTag({ label: say('decision.isWithdrawn'), tone: 'stopped' })} <span class="subtle">${taken}</span></p>`;
  }
  const withdraw = buttonForm({
    label: say('decision.withdraw'),
    action: address`${page}/decisions/${id}/withdrawal`,
    variant: 'quiet',
    destructive: true,
  });
  return html`<div class="prose">${paragraphs(content)}</div>
<p class="small"><strong>${decided}</strong></p>
<div class="row small">${signature(reader, made)} ${mayWrite && withdraw}</div>`;
}

/** The two partners who may be asked, by their cities. */
export function answerers(sheet: Sheet): { value: string; label: string }[] {
  const owner = sheet.owner ? [{ value: sheet.owner.id, label: ownerCity(sheet) }] : [];
  return [...owner, { value: sheet.importer.id, label: cityOf(sheet.importer) }];
}

export function questionPlace({ id }: Pick<SheetQuestion, 'id'>): string {
  return `question-${id}`;
}

/** What is open and who finds out, then what was answered. */
export function questionList(shown: ShownSheet): Html {
  const { sheet, reader, writing } = shown;
  const say = reader.say(words);
  const none: Part = { id: 'questions-none', version: 0, body: emptyState({ title: say('questions.none') }) };
  const parts = sheet.questions.map((question): Part => ({
    id: questionPlace(question),
    version: question.revision,
    said: say(isOpen(question) ? 'live.question' : 'live.answer', {
      who: (question.answered ?? question.asked).by ?? '',
    }),
    body: questionText(shown, question),
  }));
  return partList('questions', parts.length === 0 ? [none] : parts, writing);
}

function questionText({ sheet, reader, page, mayWrite }: ShownSheet, question: SheetQuestion): Html {
  const say = reader.say(words);
  const { id, content, answererId, dueOn, asked, answer, answered } = question;
  const who = answerers(sheet).find(({ value }) => value === answererId)?.label ?? '';
  const open = isOpen(question);
  const state = stateTag({ label: say(open ? 'question.open' : 'question.answered'), tone: open ? 'waiting' : 'done' });
  const finder =
    dueOn === null ? say('question.who', { who }) : say('question.whoBy', { who, date: reader.date(dueOn) });
  const change = html`${say(open ? 'question.answer' : 'question.change')}<span class="hidden-text">: ${content.slice(0, 80)}</span>`;
  return html`<div class="prose">${paragraphs(content)}</div>
<p class="row small">${state} <strong>${finder}</strong> ${signature(reader, asked)}</p>
${!open && html`<div class="prose change-reason">${paragraphs(answer)}</div>`}
<p class="row small">${signature(reader, answered)} ${mayWrite && link(change, address`${page}/questions/${id}`)}</p>`;
}
