import { choice, email, flag, form, longText, text } from '../../kernel/forms.ts';
import type { Language } from '../../kernel/words.ts';

export const questionStates = ['unconfirmed', 'open', 'answered', 'declined', 'withdrawn'] as const;
export type QuestionState = (typeof questionStates)[number];

/** Something asked of whoever owns a record. */
export interface Question {
  readonly id: string;
  readonly recordId: string;
  readonly content: string;
  readonly language: Language;
  readonly askerId: string | null;
  /** Null where it is not to be shown. */
  readonly askerName: string | null;
  readonly askerOrganisation: string;
  readonly state: QuestionState;
  readonly askedAt: Date;
  /** For everybody once it is answered, or for the project only. */
  readonly isPublic: boolean;
  readonly answer: string;
  readonly answerLanguage: Language | null;
  readonly settledAt: Date | null;
}

const asked = {
  content: longText({ required: true, limit: 1000 }),
  askerOrganisation: text({ required: true, limit: 200 }),
  showsName: flag(),
};

/** Somebody with an account asks; the name is known. */
export const memberForm = form(asked);

/** Somebody of the project asks within it; it may stay there. */
export const projectForm = form({
  content: longText({ required: true, limit: 1000 }),
  readers: choice(['everybody', 'project'], { required: true, control: 'radio' }),
});

/** A guest asks, and confirms by a letter. */
export const guestForm = form({
  ...asked,
  askerName: text({ required: true, limit: 120, autocomplete: 'name' }),
  email: email({ required: true, autocomplete: 'email' }),
});

export const answerForm = form({ answer: longText({ required: true, limit: 3000 }) });
export const declineForm = form({ reason: longText({ required: true, limit: 500 }) });

/** Days after which a guest who did not confirm, and then how guests were reached, is forgotten. */
export const keptDays = { unconfirmed: 7, contact: 30 } as const;
