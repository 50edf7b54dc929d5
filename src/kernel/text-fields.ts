import { z } from 'zod';
import type { Field, Problem, ProblemKey } from './field.ts';

/** The first text of a field, as it is kept: browsers send line ends as CR LF, keyboards accents apart from letters. */
export function clean(texts: readonly string[]): string {
  return (texts[0] ?? '').replace(/\r\n?/g, '\n').replace(/\0/g, '').trim().normalize('NFC');
}

const segments = new Intl.Segmenter();

/** More code units than any character that people write has: a family of emoji has 11, a flag 14. */
const largestCharacter = 20;

/** Characters as people count them: an accented letter or an emoji is one, a tower of accents is not. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const { segment } of segments.segment(text)) count += Math.ceil(segment.length / largestCharacter);
  return count;
}

/** By how much a text is longer than allowed; 0 when it is not. What is far too long is not counted exactly. */
function excess(text: string, limit: number): number {
  if (text.length <= limit) return 0;
  if (text.length > limit * largestCharacter) return text.length - limit;
  return Math.max(0, lengthOf(text) - limit);
}

interface TextOptions {
  required?: boolean;
  limit?: number;
  autocomplete?: string;
}

function textField(
  control: Field<string>['control'],
  { required = false, limit: asked, autocomplete }: TextOptions,
  check: (text: string) => Problem | null = () => null,
): Field<string> {
  const limit = asked ?? (control === 'text' ? 300 : 10_000);
  return {
    control,
    required,
    ...(asked === undefined ? {} : { limit: asked }),
    ...(autocomplete === undefined ? {} : { autocomplete }),
    read(texts) {
      const text = clean(texts);
      if (text === '') return required ? { problem: { key: 'required' } } : { value: '' };
      const over = excess(text, limit);
      if (over > 0) return { problem: { key: 'tooLong', values: { limit, over } } };
      const problem = check(text);
      return problem ? { problem } : { value: text };
    },
  };
}

export const text = (options: TextOptions = {}) => textField('text', options);
export const longText = (options: TextOptions = {}) => textField('long-text', options);
export const hidden = () => textField('hidden', {});

/** A password as typed, without any change. At most 200 characters, so that hashing it stays cheap. */
export function password(options: { autocomplete: string; least?: number }): Field<string> {
  return {
    control: 'password',
    required: true,
    autocomplete: options.autocomplete,
    read(texts) {
      const typed = texts[0] ?? '';
      if (typed === '') return { problem: { key: 'required' } };
      if (typed.length < (options.least ?? 1)) {
        return { problem: { key: 'tooShort', values: { least: options.least ?? 1 } } };
      }
      return typed.length > 200
        ? { problem: { key: 'tooLong', values: { limit: 200, over: typed.length - 200 } } }
        : { value: typed };
    },
  };
}

const validEmail = z.email();
const validAddress = z.url({ protocol: /^https?$/ });

export const email = (options: TextOptions = {}) =>
  textField('email', { limit: 254, ...options }, (typed) =>
    validEmail.safeParse(typed).success ? null : { key: 'notAnEmail' },
  );

export const webAddress = (options: TextOptions = {}) =>
  textField('web-address', { limit: 2000, ...options }, (typed) =>
    /^https?:\/\/\S+$/i.test(typed) && validAddress.safeParse(typed).success ? null : { key: 'notAnAddress' },
  );

/** A list typed as one thing a line; a line of which `readLine` makes nothing is this problem. */
export function lines<Thing>(readLine: (line: string) => Thing | null, problem: ProblemKey = 'wrong'): Field<Thing[]> {
  const typed = longText();
  return {
    ...typed,
    read(texts, files) {
      const result = typed.read(texts, files);
      if ('problem' in result) return result;
      const things = result.value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map(readLine);
      return things.includes(null)
        ? { problem: { key: problem } }
        : { value: things.filter((thing) => thing !== null) };
    },
  };
}
