import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };

/** What every field takes. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | Html | undefined;
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
}

/** The id of a field from its name; error summaries link to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** Attributes of the control itself, the same for all kinds. */
export function controlAttributes(field: Field, more: { readonly describedBy?: string | null } = {}) {
  const id = fieldId(field.name);
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`, more.describedBy].filter(Boolean);
  return {
    class: 'ds-input',
    id,
    name: field.name,
    // Said instead of `required`: the server's message is kinder than the browser's bubble and in the page's language.
    'aria-required': field.required ? 'true' : null,
    'aria-invalid': field.error ? 'true' : null,
    'aria-describedby': described.length > 0 ? described.join(' ') : null,
  };
}

/** "optional" after a label; what is required is the usual case and stays quiet. */
export function optionalMark(reader: Reader, field: Field): Html | null {
  if (field.required) return null;
  return html` <span class="optional">${reader.say(words)('optional')}</span>`;
}

export function hintOf(field: Field): Html | null {
  return field.hint ? html`<div class="field-hint" id="${fieldId(field.name)}-hint">${field.hint}</div>` : null;
}

export function errorOf(field: Field): Html | null {
  return field.error
    ? html`<p class="ds-validation-message" id="${fieldId(field.name)}-error">${field.error}</p>`
    : null;
}

/** Label, hint, error and control of a single field. */
export function fieldFrame(reader: Reader, field: Field, control: Html, after?: Html | null): Html {
  return html`<div class="ds-field form-field"${attributes({ 'data-invalid': Boolean(field.error) })}>
    <label for="${fieldId(field.name)}">${field.label}${optionalMark(reader, field)}</label>${hintOf(field)}${errorOf(field)}${control}${after}
  </div>`;
}

/** The same for several controls under one question. */
export function groupFrame(reader: Reader, field: Field, controls: readonly Html[]): Html {
  const id = fieldId(field.name);
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(' ');
  return html`<fieldset class="ds-fieldset form-field"${attributes({
    id,
    tabindex: '-1',
    'aria-describedby': described === '' ? null : described,
    'data-invalid': Boolean(field.error),
  })}>
    <legend>${field.label}${optionalMark(reader, field)}</legend>
    ${hintOf(field)}${errorOf(field)}${controls}
  </fieldset>`;
}
