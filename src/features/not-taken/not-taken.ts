import type { PartialDate } from '../../kernel/dates.ts';
import { date, form, longText, reference } from '../../kernel/forms.ts';
import type { Language } from '../../kernel/words.ts';

/** A practice that a city looked at and did not take, with the reason. */
export interface NotTaken {
  readonly id: string;
  readonly partnerId: string;
  readonly practiceId: string;
  /** The workshop where it came out, if it was one. */
  readonly eventId: string | null;
  readonly reason: string;
  readonly language: Language;
  readonly decidedOn: PartialDate;
  readonly isPublic: boolean;
  /** Who wrote it down; null for the public. */
  readonly by: string | null;
}

export const notTakenForm = form({
  practice: reference({ required: true }),
  partner: reference({ required: true }),
  reason: longText({ required: true, limit: 600 }),
  decidedOn: date({ required: true }),
});
