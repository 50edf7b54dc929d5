import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Fields, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { editPage, type EditPage, type SentBack } from '../../layout/record/index.ts';
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

/** A form about an action, below its page and with the way back to it. */
function pageBelow<F extends Fields>(
  visit: WorkspaceVisit,
  stored: StoredAction,
  sentBack: SentBack | undefined,
  page: Omit<EditPage<F>, 'words' | 'above' | 'back'>,
): Promise<Html> {
  return editPage(visit, { ...page, words, above: stored.value.title, back: actionPage(visit, stored) }, sentBack);
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
  return pageBelow(visit, stored, sentBack, {
    form: updateForm,
    title: say('new.title'),
    action: newUpdatePage(visit, stored),
    submit: say('new.submit'),
    values: newlyTyped(stored.value, visit.reader.language),
    texts,
    layOut,
  });
}

export function evidencePage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  update: Update,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  return pageBelow(visit, stored, sentBack, {
    form: evidenceForm,
    title: say('evidence.add'),
    lead: say('evidence.lead', { when: visit.reader.day(update.madeAt) }),
    action: updatePage(visit, stored, update.id, 'evidence'),
    submit: say('evidence.submit'),
    values: { language: [visit.reader.language] },
    texts: evidenceTexts(visit),
  });
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
  return pageBelow(visit, stored, sentBack, {
    form: correctionForm,
    title: say('correct.title'),
    lead: say('correct.lead'),
    action: updatePage(visit, stored, update.id, 'edit'),
    submit: say('correct.submit'),
    values: correctionTyped(update),
    revision,
  });
}

export function withdrawalPage(
  visit: WorkspaceVisit,
  stored: StoredAction,
  update: Update,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  return pageBelow(visit, stored, sentBack, {
    form: withdrawalForm,
    title: say('withdrawal.title'),
    lead: say('withdrawal.lead', { when: visit.reader.day(update.madeAt) }),
    action: updatePage(visit, stored, update.id, 'withdrawal'),
    submit: say('withdrawal.submit'),
    values: {},
  });
}
