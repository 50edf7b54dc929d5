import { choice, form, reference, text, type ValuesOf } from '../../kernel/forms.ts';
import { lessonTitleLimit } from '../lessons/index.ts';
import { noteForm } from '../notes/index.ts';

const writtenKinds = ['note', 'lesson'] as const;

/** What is written without a network: a note at an event, with photographs, or a lesson learnt there. */
export const deskForm = form({
  event: reference({ required: true }),
  kind: choice(writtenKinds, { required: true, control: 'radio' }),
  title: text({ limit: lessonTitleLimit }),
  ...noteForm.fields,
});

/** What comes with it: who wrote it, when, the number it was given there; and the note that it changes. */
export const envelopeForm = form({
  id: text({ required: true }),
  person: reference({ required: true }),
  kind: choice(writtenKinds, { required: true }),
  writtenAt: text({ required: true }),
  note: reference(),
  /** The note's revision when it was taken along. */
  revision: text(),
});

export type Envelope = Omit<ValuesOf<(typeof envelopeForm)['fields']>, 'kind'> & {
  readonly kind: (typeof writtenKinds)[number] | null;
};

/** What a lesson has beside what a note has. */
export const lessonForm = form({ title: text({ required: true, limit: lessonTitleLimit }) });

/** When something was written, by the clock of the device: never later than now, and not in another age. */
export function momentWritten(typed: string, now: Date): Date {
  const moment = new Date(typed);
  return moment < now && moment.getUTCFullYear() >= 2020 ? moment : now;
}
