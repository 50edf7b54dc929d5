import type { Address } from '../kernel/address.ts';
import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface Dialog {
  readonly id: string;
  readonly title: string;
  readonly body: Part;
  /** The link that opens it. Without script it leads to a page that does the same. */
  readonly opener: { readonly label: string; readonly page: Address; readonly look?: 'button' | 'link' };
}

/** A question over the page in a native dialog; without script its opener leads to a page of its own. */
export function dialog(reader: Reader, options: Dialog): Html {
  const say = reader.say(words);
  const { opener, id } = options;
  const link =
    opener.look === 'link'
      ? html`<a href="${opener.page}">${opener.label}</a>`
      : html`<a class="ds-button" data-variant="secondary" href="${opener.page}">${opener.label}</a>`;
  return html`<open-dialog data-dialog="${id}">${link}</open-dialog>
    <dialog class="ds-dialog" id="${id}" aria-labelledby="${id}-title">
      <h2 id="${id}-title">${options.title}</h2>
      ${options.body}
      <form method="dialog" class="dialog-close">
        <button class="ds-button" data-variant="secondary" type="submit">${say('close')}</button>
      </form>
    </dialog>`;
}
