import { fitted } from '../../kernel/beginning.ts';
import { choice, files, form, longText, reference, text, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import { languages, type Language, type Say } from '../../kernel/words.ts';
import type words from './words.json';

export const noteLimits = { content: 2000, caption: 200, photographs: 10 } as const;
export const noteReaders = ['project', 'own'] as const;

/** What somebody wrote down at a learning event. */
export interface NoteValues {
  readonly content: string;
  readonly language: Language;
  /** For everybody of the project; otherwise for its author alone. */
  readonly isShared: boolean;
  /** Session of the event's agenda that it is about; null for the whole event. */
  readonly session: string | null;
}

export interface Note extends NoteValues {
  readonly id: string;
  readonly revision: number;
  readonly author: { readonly id: string; readonly name: string };
  readonly writtenAt: Date;
  readonly changedAt: Date;
  readonly photographs: readonly Photographed[];
}

/** A photograph that goes with a note. */
export interface Photographed {
  readonly id: string;
  readonly name: string;
  readonly caption: string;
  readonly picture: { readonly width: number; readonly height: number; readonly hasSmall: boolean } | null;
}

const content = longText({ limit: noteLimits.content });
// How much may be sent at once is a setting of the installation, held before a form is read.
const photographs = {
  photographs: files({ mostBytes: Number.MAX_SAFE_INTEGER }),
  caption: text({ limit: noteLimits.caption }),
};
const shared = { readers: choice(noteReaders, { required: true, control: 'radio' }) } as const;
const written = { language: choice(languages, { required: true }) };

export const noteForm = form({ session: reference(), content, ...photographs, ...shared, ...written });

export type NoteTyped = ValuesOf<(typeof noteForm)['fields']>;

/** A note says something, or shows it. `present`: photographs it has already. */
export function problemsInNote(
  typed: Pick<NoteTyped, 'content' | 'photographs' | 'caption'>,
  present: number,
  say: Say<typeof words>,
): Problems {
  if (typed.caption !== '' && typed.photographs.length === 0) {
    return { photographs: { key: 'wrong', text: say('problem.captionAlone') } };
  }
  if (typed.content === '' && typed.photographs.length + present === 0) return { content: { key: 'required' } };
  if (typed.photographs.length + present <= noteLimits.photographs) return {};
  return { photographs: { key: 'outOfRange', values: { least: 0, most: noteLimits.photographs } } };
}

export function noteFrom({ content: typed, language, readers, session }: NoteTyped): NoteValues {
  return { content: typed, language, isShared: readers === 'project', session };
}

/** What a lesson made of a note is called: its first line, as far as a title goes. */
export function firstLine(note: string, limit: number): string {
  const line = note.split('\n').find((one) => one.trim() !== '') ?? '';
  return fitted(line.trim(), limit);
}
