import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { fileSize, strengthName, strengths } from '../../ui/index.ts';
import { actionStateName, type StoredAction } from '../actions/index.ts';
import { acceptedFiles } from '../files/index.ts';
import { correctionForm, evidenceForm, newlyTyped, updateForm, withdrawalForm } from './form.ts';
import { updateStates, type Update } from './update.ts';
import words from './words.json' with { type: 'json' };

/** The page of the action in the workspace; everything here stands below it. */
export function actionPage(visit: WorkspaceVisit, { head }: StoredAction): Address {
  return recordAddress('workspace', 'action', visit.project.slug, head.slug);
}

/** Where one update is corrected, withdrawn, added to. */
export function updatePage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  updateId: string,
  act: 'edit' | 'withdrawal' | 'evidence' | 'history',
): Address {
  return address`${actionPage(visit, stored)}/updates/${updateId}/${act}`;
}

export function newUpdatePage(visit: WorkspaceVisit, stored: StoredAction): Address {
  return address`${actionPage(visit, stored)}/updates/new`;
}

function evidenceTexts(visit: WorkspaceVisit) {
  return {
    files: { accept: acceptedFiles, largest: fileSize(visit.reader, visit.tools.settings.uploadBytes) },
    strength: { options: strengths.map((value) => ({ value, label: strengthName(visit.reader, value) })) },
  };
}

/** The form of a new update, in the order in which one tells it: how it stands, what was done, the proof, what next. */
export function recordPage(visit: WorkspaceVisit, stored: StoredAction, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const { value: action } = stored;
  const page = {
    form: updateForm,
    words,
    title: say('new.title'),
    above: action.title,
    action: newUpdatePage(visit, stored),
    back: actionPage(visit, stored),
    submit: say('new.submit'),
  };
  const states = updateStates.map((value) => ({ value, label: actionStateName(visit.reader, value) }));
  const texts = {
    ...evidenceTexts(visit),
    state: { options: states },
    reason: { rows: 3 },
    done: { rows: 4 },
    note: { rows: 3 },
  };
  const layOut = (field: (name: keyof typeof updateForm.fields) => Html) => html`<div class="form-fields">
    ${field('state')}${field('reason')}${field('done')}
    <h2>${say('heading.evidence')}</h2>
    ${field('files')}${field('webAddress')}${field('caption')}${field('evidenceKind')}${field('strength')}
    <h2>${say('heading.next')}</h2>
    ${field('nextStep')}${field('nextStepOn')}${field('note')}${field('readers')}${field('language')}
  </div>`;
  return editPage(visit, { ...page, values: newlyTyped(action, visit.reader.language), texts, layOut }, sentBack);
}

export function evidencePage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  update: Update,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const page = {
    form: evidenceForm,
    words,
    title: say('evidence.add'),
    above: stored.value.title,
    lead: say('evidence.lead', { when: visit.reader.day(update.madeAt) }),
    submit: say('evidence.submit'),
  };
  const own = {
    action: updatePage(visit, stored, update.id, 'evidence'),
    back: actionPage(visit, stored),
    values: { language: [visit.reader.language] },
  };
  return editPage(visit, { ...page, ...own, texts: evidenceTexts(visit) }, sentBack);
}

/** An update as the form of its correction shows it. */
export function correctionTyped({ reason, done, note, isPublic }: Update): Typed {
  return asTyped({ reason, done, note, readers: isPublic ? 'everybody' : 'project' });
}

export function correctionPage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  update: Update,
  revision: number,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const page = {
    form: correctionForm,
    words,
    title: say('correct.title'),
    above: stored.value.title,
    lead: say('correct.lead'),
    submit: say('correct.submit'),
  };
  const own = {
    action: updatePage(visit, stored, update.id, 'edit'),
    back: actionPage(visit, stored),
    values: correctionTyped(update),
    revision,
  };
  return editPage(visit, { ...page, ...own }, sentBack);
}

export function withdrawalPage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  update: Update,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const lead = say('withdrawal.lead', { when: visit.reader.day(update.madeAt) });
  const page = {
    form: withdrawalForm,
    words,
    title: say('withdrawal.title'),
    above: stored.value.title,
    lead,
    submit: say('withdrawal.submit'),
  };
  return editPage(
    visit,
    {
      ...page,
      action: updatePage(visit, stored, update.id, 'withdrawal'),
      back: actionPage(visit, stored),
      values: {},
    },
    sentBack,
  );
}
