import type { Generated } from 'kysely';
import { choice, form, longText } from '../../kernel/forms.ts';
import type { Language } from '../../kernel/words.ts';

export const ratings = ['1', '2', '3', '4', '5'] as const;

/** Three questions, once. */
export const feedbackForm = form({
  useful: choice(ratings, { required: true, control: 'radio' }),
  takeHome: longText({ limit: 1000 }),
  different: longText({ limit: 1000 }),
});

/** What somebody said of an event; nobody can tell who. */
export interface Feedback {
  readonly useful: number;
  readonly takeHome: string;
  readonly different: string;
  readonly language: Language;
}

/** With fewer answers the hosts could guess who gave which. */
export const fewest = 3;

/** How often each rating was given, 1 to 5. */
export function distribution(answers: readonly Pick<Feedback, 'useful'>[]): number[] {
  return ratings.map((rating) => answers.filter(({ useful }) => useful === Number(rating)).length);
}

interface FeedbackTable {
  id: Generated<string>;
  project_id: string;
  event_id: string;
  useful: number;
  take_home: string;
  different: string;
  language: Language;
}

declare module '../../kernel/db.ts' {
  interface Database {
    feedback: FeedbackTable;
  }
}
