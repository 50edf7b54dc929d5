import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };
import { controlAttributes, fieldFrame, fieldId, type Field } from './frame.ts';

/** A date as exactly as it is known: year, month or day, typed as text. */
export function dateField(reader: Reader, field: Field & { readonly value?: string | null }): Html {
  const hint = field.hint ?? reader.say(words)('dateHint');
  const described = { ...field, hint };
  return fieldFrame(
    reader,
    described,
    html`<input type="text"${attributes({ ...controlAttributes(described), value: field.value ?? '', 'data-width': 'short', autocomplete: 'off' })}>`,
  );
}

export interface NumberField extends Field {
  /** As typed, or as a number to be written for the reader. */
  readonly value?: string | number | null | undefined;
  readonly unit?: string | undefined;
}

/** A number with its unit. Text, not a spinner: it takes the reader's decimal comma and never changes by scrolling. */
export function numberField(reader: Reader, field: NumberField): Html {
  const value =
    typeof field.value === 'number'
      ? reader.number(field.value, { useGrouping: false, maximumFractionDigits: 10 })
      : field.value;
  const unitId = `${fieldId(field.name)}-unit`;
  const control = html`<input type="text"${attributes({
    ...controlAttributes(field, { describedBy: field.unit ? unitId : null }),
    inputmode: 'decimal',
    value: value ?? '',
    autocomplete: 'off',
    'data-width': 'short',
  })}>`;
  if (!field.unit) return fieldFrame(reader, field, control);
  return fieldFrame(
    reader,
    field,
    html`<div class="with-unit">${control}<span id="${unitId}">${field.unit}</span></div>`,
  );
}

export interface FileField extends Field {
  /** Kinds of file the server takes, such as `.pdf,.docx`. */
  readonly accept?: string | undefined;
  /** Largest size in words, such as "20 MB". */
  readonly largest?: string | undefined;
  readonly several?: boolean | undefined;
}

/** A file from the person's device; its form needs `enctype="multipart/form-data"`. */
export function fileField(reader: Reader, field: FileField): Html {
  const limit = field.largest ? reader.say(words)('largestFile', { size: field.largest }) : null;
  const hint = field.hint && limit ? html`${field.hint} ${limit}` : (field.hint ?? limit ?? undefined);
  const described: Field = hint === undefined ? field : { ...field, hint };
  return fieldFrame(
    reader,
    described,
    html`<input type="file"${attributes({ ...controlAttributes(described), class: 'file-input', accept: field.accept, multiple: field.several })}>`,
  );
}

/** A value that travels with the form unseen. */
export function hiddenField(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
