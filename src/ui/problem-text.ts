import type { Problem, ProblemKey } from '../kernel/forms.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

/** What is wrong with a field and what would help, in the reader's language. */
export function problemText(reader: Reader, problem: Problem): string {
  if (problem.text !== undefined) return problem.text;
  const say = reader.say(words);
  const values = Object.fromEntries(
    Object.entries(problem.values ?? {}).map(([name, value]) => [name, reader.number(value)]),
  );
  const texts: Record<ProblemKey, () => string> = {
    required: () => say('problemRequired'),
    tooLong: () => say('problemTooLong', values),
    tooShort: () => say('problemTooShort', values),
    notADate: () => say('problemNotADate'),
    notAnEmail: () => say('problemNotAnEmail'),
    notAnAddress: () => say('problemNotAnAddress'),
    notANumber: () => say('problemNotANumber'),
    outOfRange: () => say('problemOutOfRange', values),
    notAChoice: () => say('problemNotAChoice'),
    fileTooLarge: () => say('problemFileTooLarge', values),
    wrong: () => say('problemWrong'),
  };
  return texts[problem.key]();
}
