import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };
import { controlAttributes, errorOf, fieldFrame, fieldId, groupFrame, hintOf, type Field } from './frame.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Heading this option stands under in a select. */
  readonly group?: string | undefined;
}

export interface ChoiceField extends Field {
  readonly value?: string | null | undefined;
  readonly options: readonly Option[];
}

/** One of many, as a list that opens. */
export function selectField(reader: Reader, field: ChoiceField): Html {
  const option = (one: Option) =>
    html`<option value="${one.value}"${attributes({ selected: one.value === field.value })}>${one.label}</option>`;
  const groups = Map.groupBy(field.options, (one) => one.group ?? '');
  const options = [...groups].map(([group, ones]) =>
    group === '' ? ones.map(option) : html`<optgroup label="${group}">${ones.map(option)}</optgroup>`,
  );
  const control = html`<select${attributes(controlAttributes(field))}><option value="">${reader.say(words)('choose')}</option>${options}</select>`;
  return fieldFrame(reader, field, control);
}

/** One of a few, all in sight. */
export function radioField(reader: Reader, field: ChoiceField): Html {
  return groupFrame(
    reader,
    field,
    field.options.map((one, index) => toggle('radio', field, one, index, one.value === field.value)),
  );
}

export interface SeveralField extends Field {
  readonly values?: readonly string[] | undefined;
  readonly options: readonly Option[];
}

/** Any number of a few, all in sight. */
export function checkboxGroupField(reader: Reader, field: SeveralField): Html {
  const values = field.values ?? [];
  return groupFrame(
    reader,
    field,
    field.options.map((one, index) => toggle('checkbox', field, one, index, values.includes(one.value))),
  );
}

function toggle(type: 'radio' | 'checkbox', field: Field, option: Option, index: number, checked: boolean): Html {
  const id = `${fieldId(field.name)}-${index + 1}`;
  const described = option.hint ? `${id}-hint` : null;
  return html`<div class="ds-field"><input${attributes({
    class: 'ds-input',
    type,
    id,
    name: field.name,
    value: option.value,
    checked,
    'aria-invalid': field.error ? 'true' : null,
    'aria-describedby': described,
  })}><label for="${id}">${option.label}</label>${option.hint && html`<div class="field-hint" id="${id}-hint">${option.hint}</div>`}</div>`;
}

/** Yes or no. Sends `value` (default `yes`) when ticked, nothing otherwise. */
export function checkboxField(
  _reader: Reader,
  field: Field & { readonly checked?: boolean; readonly value?: string },
): Html {
  const control = controlAttributes(field);
  return html`<div class="form-field stack" data-gap="small">
    ${errorOf(field)}
    <div class="ds-field">
      <input type="checkbox"${attributes({
        ...control,
        'aria-required': null,
        value: field.value ?? 'yes',
        checked: field.checked,
      })}><label for="${fieldId(field.name)}">${field.label}</label>${hintOf(field)}
    </div>
  </div>`;
}
