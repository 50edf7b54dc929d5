import type { Field, Problem, Problems, Submitted, Typed } from './field.ts';

export * from './choice-fields.ts';
export * from './other-fields.ts';
export { email, hidden, lengthOf, lines, longText, password, text, webAddress } from './text-fields.ts';
export type { Field, Problem, ProblemKey, Problems, Submitted, Typed } from './field.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- any field at all
export type Fields = Readonly<Record<string, Field<any>>>;
/** What a form reads; a field that is not in every version of a form (`name?:`) gives a value that may be missing. */
export type ValuesOf<F extends Fields> = {
  [name in keyof F]: F[name] extends Field<infer Value> | undefined ? Value : never;
};

export interface Form<F extends Fields> {
  readonly fields: F;
}

export function form<F extends Fields>(fields: F): Form<F> {
  return { fields };
}

export type ReadForm<F extends Fields> =
  | { readonly ok: true; readonly values: ValuesOf<F>; readonly typed: Typed }
  | { readonly ok: false; readonly problems: Problems; readonly typed: Typed };

/** Reads a whole form: typed values, or a problem for each field that has one, with what was typed. */
export function readForm<F extends Fields>(made: Form<F>, submitted: Submitted): ReadForm<F> {
  const values: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  for (const [name, field] of Object.entries(made.fields)) {
    const result = field.read(submitted.typed[name] ?? [], submitted.files[name] ?? []);
    if ('value' in result) values[name] = result.value;
    else problems[name] = result.problem;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems, typed: submitted.typed };
  return { ok: true, values: values as ValuesOf<F>, typed: submitted.typed };
}

/** Values as a form shows them, to fill it for editing. */
export function asTyped(
  values: Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>,
): Typed {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    if (value === true) typed[name] = ['yes'];
    else typed[name] = typeof value === 'object' ? [...value] : [String(value)];
  }
  return typed;
}
