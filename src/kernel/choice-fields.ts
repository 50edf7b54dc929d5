import { isId } from './chance.ts';
import type { Field } from './field.ts';
import { clean } from './text-fields.ts';

/** One of a closed list; null when it may be left open. The list can also come at reading time: see `oneOf`. */
export function choice<const Choices extends readonly string[]>(
  choices: Choices,
  options: { required: true; control?: 'choice' | 'radio' },
): Field<Choices[number]>;
export function choice<const Choices extends readonly string[]>(
  choices: Choices,
  options?: { required?: false; control?: 'choice' | 'radio' },
): Field<Choices[number] | null>;
export function choice(
  choices: readonly string[],
  options: { required?: boolean; control?: 'choice' | 'radio' } = {},
): Field<string | null> {
  return {
    control: options.control ?? 'choice',
    required: options.required ?? false,
    choices,
    read(texts) {
      const typed = clean(texts);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      return choices.includes(typed) ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

/** One id of a list that only the database knows; the route checks it and the view gives the options. */
export function reference(options: { required?: boolean } = {}): Field<string | null> {
  return {
    control: 'choice',
    required: options.required ?? false,
    read(texts) {
      const typed = clean(texts);
      if (typed === '') return options.required ? { problem: { key: 'required' } } : { value: null };
      return isId(typed) ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

/** Several ids of a list that only the database knows; the route checks them and the view gives the options. */
export function references(): Field<string[]> {
  return {
    control: 'choices',
    required: false,
    read(texts) {
      const typed = [...new Set(texts.filter((text) => text !== ''))];
      const areIds = typed.every(isId);
      return areIds ? { value: typed } : { problem: { key: 'notAChoice' } };
    },
  };
}

export function choices<const Choices extends readonly string[]>(
  allowed: Choices,
  options: { required?: boolean } = {},
): Field<Choices[number][]> {
  return {
    control: 'choices',
    required: options.required ?? false,
    choices: allowed,
    read(texts) {
      const typed = texts.filter((text) => text !== '');
      if (typed.length === 0 && options.required) return { problem: { key: 'required' } };
      return typed.every((text) => allowed.includes(text))
        ? { value: [...new Set(typed)] }
        : { problem: { key: 'notAChoice' } };
    },
  };
}

export function flag(): Field<boolean> {
  return { control: 'flag', required: false, read: (texts) => ({ value: texts[0] === 'yes' }) };
}
