import {
  asTyped,
  choice,
  choices,
  form,
  longText,
  reference,
  text,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Language } from '../../kernel/words.ts';
import { themes, type Theme } from '../../records/themes.ts';

/** What those present at an event concluded, as its page shows it; published content is the same value, frozen. */
export interface Conclusion {
  /** The conclusion itself, in one sentence. */
  readonly title: string;
  readonly language: Language;
  readonly description: string;
  readonly themes: readonly Theme[];
}

export const conclusionTitleLimit = 200;

export const conclusionForm = form({
  title: text({ required: true, limit: conclusionTitleLimit }),
  description: longText({ limit: 2000 }),
  themes: choices(themes),
  language: choice(languages, { required: true }),
});

/** At which event it was drawn is asked of a new one; from then on that is a link like any other. */
export const newConclusionForm = form({ event: reference({ required: true }), ...conclusionForm.fields });

export type ConclusionFields = (typeof conclusionForm)['fields'] &
  Partial<Pick<(typeof newConclusionForm)['fields'], 'event'>>;
export type ConclusionTyped = ValuesOf<ConclusionFields>;

export function typedOf(conclusion: Conclusion): Typed {
  return asTyped({ ...conclusion });
}
