import type { Field, Fields, Form, Problem, Problems, Typed } from '../kernel/forms.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { errorSummary } from './error-summary.ts';
import {
  checkboxField,
  checkboxGroupField,
  dateField,
  fileField,
  hiddenField,
  longTextField,
  numberField,
  radioField,
  selectField,
  textField,
  type Option,
} from './fields.ts';
import { problemText } from './problem-text.ts';

/** What a field says on the page. */
export interface FieldTexts {
  readonly label: string;
  readonly hint?: string | Html | undefined;
  /** For fields that choose: what each value is called. */
  readonly options?: readonly Option[] | undefined;
  readonly unit?: string | undefined;
  readonly rows?: number | undefined;
  /** Kinds of file taken, such as `.pdf,.docx`, and the largest size in words. */
  readonly accept?: string | undefined;
  readonly largest?: string | undefined;
  readonly lang?: string | undefined;
}

export interface DrawnForm<F extends Fields> {
  readonly form: Form<F>;
  readonly texts: { readonly [name in keyof F]: FieldTexts };
  /** What stands in the fields: what was typed, or the saved values by `asTyped`. */
  readonly typed?: Typed | undefined;
  readonly problems?: Problems | undefined;
}

/** All fields of a form in their order, with problems at the field. */
export function formFields<F extends Fields>(reader: Reader, drawn: DrawnForm<F>): Html {
  return html`<div class="form-fields">
    ${Object.keys(drawn.form.fields).map((name) => formField(reader, drawn, name))}
  </div>`;
}

/** One field of a form, to lay them out by hand. */
export function formField<F extends Fields>(reader: Reader, drawn: DrawnForm<F>, name: keyof F & string): Html {
  const field = drawn.form.fields[name];
  const texts = drawn.texts[name];
  if (!field) throw new Error(`no field ${name}`);
  const values = drawn.typed?.[name] ?? [];
  const problem: Problem | undefined = drawn.problems?.[name];
  const common = {
    ...texts,
    name,
    required: field.required,
    limit: field.limit,
    error: problem ? problemText(reader, problem) : null,
    value: values[0] ?? '',
    options: texts.options ?? (field.choices ?? []).map((value) => ({ value, label: value })),
    autocomplete: field.autocomplete,
  };
  const plain = { ...common, limit: undefined };
  const draw: Record<Field<unknown>['control'], () => Html> = {
    text: () => textField(reader, common),
    'long-text': () => longTextField(reader, common),
    email: () => textField(reader, { ...plain, type: 'email' }),
    'web-address': () => textField(reader, { ...plain, type: 'url' }),
    // What was typed as a password is never sent back.
    password: () => textField(reader, { ...plain, type: 'password', value: '' }),
    date: () => dateField(reader, common),
    number: () => numberField(reader, common),
    choice: () => selectField(reader, common),
    radio: () => radioField(reader, common),
    choices: () => checkboxGroupField(reader, { ...common, values }),
    flag: () => checkboxField(reader, { ...common, value: 'yes', checked: values[0] === 'yes' }),
    files: () => fileField(reader, { ...common, several: true }),
    hidden: () => hiddenField(name, common.value),
  };
  return draw[field.control]();
}

/** The problems of a form above it, each a link to its field; nothing when there are none. */
export function formProblems<F extends Fields>(reader: Reader, drawn: DrawnForm<F>): Html | null {
  const problems = Object.entries(drawn.problems ?? {});
  return errorSummary(
    reader,
    problems.map(([name, problem]) => {
      const texts = drawn.texts[name];
      const text = problemText(reader, problem);
      return { name: texts ? name : null, message: texts ? `${texts.label}: ${text}` : text };
    }),
  );
}
