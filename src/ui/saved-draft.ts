import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface SavedDraft {
  /** Where the browser sends what was typed, such as `/drafts`. */
  readonly address: Address;
  /** Names the form: the same for the same record and person. */
  readonly key: string;
  /** Version of the record the form was made from; a copy made from another version is not filled in. */
  readonly version: string;
  readonly form: Html;
}

/** Keeps what is typed into a form, in the browser at once and on the server after a moment. */
export function savedDraft(reader: Reader, options: SavedDraft): Html {
  const say = reader.say(words);
  return html`<saved-draft${attributes({
    'data-address': options.address,
    'data-key': options.key,
    'data-version': options.version,
    'data-locale': reader.locale,
    'data-saved': say('draftSaved', { time: '%s' }),
    'data-kept': say('draftKeptHere'),
    'data-restored': say('draftRestored'),
  })}>${options.form}<p class="draft-status small subtle" role="status"></p></saved-draft>`;
}
