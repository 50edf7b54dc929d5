import {
  asTyped,
  choice,
  choices,
  flag,
  form,
  longText,
  reference,
  text,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Language } from '../../kernel/words.ts';
import { linesOf, sourceLines, type Source } from '../../records/sources.ts';
import { themes, type Theme } from '../../records/themes.ts';

/** Something learnt, as its page shows it; published content is the same value, frozen. */
export interface Lesson {
  readonly title: string;
  readonly language: Language;
  readonly description: string;
  readonly themes: readonly Theme[];
  /** Partner that learnt it. */
  readonly learner: string | null;
  readonly sources: readonly Source[];
  /** Something that was told and that nobody writes down. */
  readonly isUnwritten?: boolean;
}

/** What sort of lesson it is, on the head of its record. */
export const unwrittenVariety = 'unwritten';

/** The texts of a lesson that can be read in other languages. */
export const translatedFields = ['title', 'description'] as const;

export const lessonTitleLimit = 200;

export const lessonForm = form({
  title: text({ required: true, limit: lessonTitleLimit }),
  description: longText({ limit: 2000 }),
  learner: reference(),
  themes: choices(themes),
  sources: sourceLines(),
  isUnwritten: flag(),
  language: choice(languages, { required: true }),
});

/** Where a new lesson was learnt is asked in its form; from then on that is a link like any other. */
export const newLessonForm = form({ event: reference(), practice: reference(), ...lessonForm.fields });

export type LessonFields = (typeof lessonForm)['fields'] &
  Partial<Pick<(typeof newLessonForm)['fields'], 'event' | 'practice'>>;
export type LessonTyped = ValuesOf<LessonFields>;

/** A lesson as the form shows it. */
export function typedOf({ sources, ...lesson }: Lesson): Typed {
  return asTyped({ ...lesson, sources: linesOf(sources).join('\n') });
}
