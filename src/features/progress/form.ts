import {
  choice,
  date,
  files,
  form,
  longText,
  text,
  webAddress,
  type Problem,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import { strengths } from '../../ui/index.ts';
import type { Action } from '../actions/index.ts';
import type { NewEvidence } from './evidence.ts';
import type { CheckedFile } from '../files/index.ts';
import {
  evidenceKinds,
  reasonNeeded,
  saysSomething,
  updateLimits,
  updateStates,
  type EvidenceKind,
  type UpdateValues,
} from './update.ts';
import type words from './words.json';

type SayProgress = Say<typeof words>;

const readers = ['everybody', 'project'] as const;

/** What something can be checked by; all of it may be left out of an update. */
const evidenceFields = {
  // How much may be sent at once is a setting of the installation, held before a form is read.
  files: files({ mostBytes: Number.MAX_SAFE_INTEGER }),
  webAddress: webAddress(),
  caption: text({ limit: updateLimits.caption }),
  evidenceKind: choice(evidenceKinds),
  strength: choice(strengths),
};

export const updateForm = form({
  state: choice(updateStates, { required: true, control: 'radio' }),
  reason: longText({ limit: updateLimits.reason }),
  done: longText({ limit: updateLimits.done }),
  ...evidenceFields,
  nextStep: text({ limit: updateLimits.nextStep }),
  nextStepOn: date(),
  note: longText({ limit: updateLimits.note }),
  readers: choice(readers, { required: true, control: 'radio' }),
  language: choice(languages, { required: true }),
});

export const evidenceForm = form({ ...evidenceFields, language: choice(languages, { required: true }) });

export const correctionForm = form({
  reason: longText({ limit: updateLimits.reason }),
  done: longText({ limit: updateLimits.done }),
  note: longText({ limit: updateLimits.note }),
  readers: choice(readers, { required: true, control: 'radio' }),
});

export const withdrawalForm = form({ withdrawnReason: longText({ required: true, limit: updateLimits.reason }) });

export type UpdateTyped = ValuesOf<(typeof updateForm)['fields']>;
type EvidenceTyped = ValuesOf<(typeof evidenceForm)['fields']>;

function wrong(told: string): Problem {
  return { key: 'wrong', text: told };
}

/** What does not fit together in an update although each field is right by itself. */
export function problemsInUpdate(action: Action, typed: UpdateTyped, say: SayProgress): Problems {
  const hasEvidence = typed.files.length > 0 || typed.webAddress !== '';
  return {
    ...(reasonNeeded(action.state, typed.state) && typed.reason === '' ? { reason: wrong(say('problem.reason')) } : {}),
    ...(saysSomething(action.state, typed, hasEvidence) ? {} : { done: wrong(say('problem.nothingSaid')) }),
    ...problemsInEvidence(typed, say),
  };
}

function problemsInEvidence(typed: EvidenceTyped, say: SayProgress): Problems {
  if (typed.files.length === 0 && typed.webAddress === '') return {};
  return {
    ...(typed.caption === '' ? { caption: wrong(say('problem.caption')) } : {}),
    ...(typed.strength === null ? { strength: wrong(say('problem.strength')) } : {}),
  };
}

/** The same where evidence is added by itself: there must be some. */
export function problemsInAddedEvidence(typed: EvidenceTyped, say: SayProgress): Problems {
  if (typed.files.length === 0 && typed.webAddress === '') return { files: wrong(say('problem.noEvidence')) };
  return problemsInEvidence(typed, say);
}

/** The typed evidence as it is kept; null when there is none. */
export function evidenceFrom(typed: EvidenceTyped, checked: readonly CheckedFile[]): NewEvidence | null {
  const { webAddress, caption, strength, language } = typed;
  if ((checked.length === 0 && webAddress === '') || strength === null) return null;
  const kind = typed.evidenceKind ?? usualKind(checked);
  return { kind, strength, caption, webAddress, language, files: checked };
}

/** The kind that people mean when they choose none. */
function usualKind(checked: readonly CheckedFile[]): EvidenceKind {
  if (checked.length === 0) return 'web-address';
  return checked.every(({ name }) => /\.(?:jpg|png|webp)$/.test(name)) ? 'photo' : 'document';
}

export function updateFrom(typed: UpdateTyped): UpdateValues {
  const { state, reason, done, note, nextStep, nextStepOn, language } = typed;
  return { state, reason, done, note, nextStep, nextStepOn, language, isPublic: typed.readers === 'everybody' };
}

/** How an update begins: where the action stands, for everybody to read. */
export function newlyTyped(action: Action, language: string): Typed {
  return {
    ...(action.state === 'unknown' ? {} : { state: [action.state] }),
    ...(action.nextStep === '' ? {} : { nextStep: [action.nextStep] }),
    ...(action.nextStepOn === null ? {} : { nextStepOn: [action.nextStepOn] }),
    readers: ['everybody'],
    language: [language],
  };
}
