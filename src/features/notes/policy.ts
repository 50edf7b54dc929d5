import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import type { Note } from './note.ts';
import type words from './words.json';

/** May this person change the note or throw it away? It is its author's alone. */
export function mayChangeNote(who: Who, { author }: Pick<Note, 'author'>, say: Say<typeof words>): Answer {
  return author.id === who.person?.id ? yes : no(say('policy.change'));
}
