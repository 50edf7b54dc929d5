import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };
import { controlAttributes, fieldFrame, fieldId, type Field } from './frame.ts';

export interface TextField extends Field {
  readonly value?: string | null | undefined;
  /** Most characters; shown with a live count, and checked by the server. */
  readonly limit?: number | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'password' | 'search' | undefined;
  /** What the browser may fill in, such as `email`, `name`, `current-password`. */
  readonly autocomplete?: string | undefined;
  /** Expected length, to size the box: `short` for codes and years. */
  readonly width?: 'short' | 'full' | undefined;
  /** Language of the text when it is not the page's. */
  readonly lang?: string | undefined;
}

/** One line of text. */
export function textField(reader: Reader, field: TextField): Html {
  const control = html`<input${attributes({
    type: field.type ?? 'text',
    ...controlAttributes(field, { describedBy: counterId(field) }),
    value: field.value ?? '',
    autocomplete: field.autocomplete,
    lang: field.lang,
    'data-width': field.width,
  })}>`;
  return fieldFrame(reader, field, control, counter(reader, field));
}

export interface LongTextField extends TextField {
  readonly rows?: number | undefined;
}

/** Several lines of text that grow with what is typed. */
export function longTextField(reader: Reader, field: LongTextField): Html {
  const control = html`<textarea${attributes({
    ...controlAttributes(field, { describedBy: counterId(field) }),
    rows: field.rows ?? 5,
    lang: field.lang,
  })}>
${field.value ?? ''}</textarea>`;
  return fieldFrame(reader, field, control, counter(reader, field));
}

function counterId(field: TextField): string | null {
  return field.limit === undefined ? null : `${fieldId(field.name)}-count`;
}

/** Without script it says the limit; the element then says how much is left. */
function counter(reader: Reader, field: TextField): Html | null {
  if (field.limit === undefined) return null;
  const say = reader.say(words);
  return html`<character-count${attributes({
    class: 'field-hint',
    id: counterId(field),
    'data-for': fieldId(field.name),
    'data-limit': field.limit,
    'data-locale': reader.locale,
    'data-left': say('charactersLeft', { count: '%s' }),
    'data-over': say('charactersOver', { count: '%s' }),
  })}>${say('characterLimit', { limit: reader.number(field.limit) })}</character-count>`;
}
