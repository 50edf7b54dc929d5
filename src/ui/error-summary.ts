import { Address } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };
import { fieldId } from './fields/frame.ts';

export interface FieldError {
  /** Name of the field, to link to it; null when it concerns the whole form. */
  readonly name: string | null;
  readonly message: string;
}

/** What is wrong with a form, above it; takes the focus and links to each field. Nothing without errors. */
export function errorSummary(reader: Reader, errors: readonly FieldError[]): Html | null {
  if (errors.length === 0) return null;
  const title = reader.say(words)('errorSummary', { count: errors.length });
  return html`<error-summary class="ds-error-summary" data-color="danger" role="alert" tabindex="-1">
    <h2>${title}</h2>
    <ul>
      ${errors.map(
        (error) =>
          html`<li>
            ${error.name === null ? error.message : html`<a href="${new Address(`#${fieldId(error.name)}`)}">${error.message}</a>`}
          </li>`,
      )}
    </ul>
  </error-summary>`;
}
