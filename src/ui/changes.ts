import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface Change {
  readonly who: string;
  readonly when: Date;
  /** What was done, in a few words. */
  readonly what: Part;
  /** Why, or what was written with it. */
  readonly reason?: Part | undefined;
  readonly fields?: readonly { readonly label: string; readonly before: Part; readonly after: Part }[] | undefined;
}

/** The history of a record: who, when, what, and each field before and after. */
export function changeList(reader: Reader, changes: readonly Change[]): Html {
  const say = reader.say(words);
  return html`<ol class="changes plain-list">
    ${changes.map(
      (change) =>
        html`<li>
          <p>
            <strong>${change.what}</strong>
            <span class="subtle">${change.who}, <time datetime="${change.when.toISOString()}">${reader.moment(change.when)}</time></span>
          </p>
          ${change.reason && html`<div class="change-reason">${change.reason}</div>`}
          ${
            change.fields &&
            change.fields.length > 0 &&
            html`<dl class="change-fields">
              ${change.fields.map(
                (field) =>
                  html`<div>
                    <dt>${field.label}</dt>
                    ${
                      !isNew(change) &&
                      html`<dd>
                      <del><span class="hidden-text">${say('before')}: </span>${shown(field.before, say('nothing'))}</del>
                    </dd>`
                    }
                    <dd>
                      <ins><span class="hidden-text">${say('after')}: </span>${shown(field.after, say('nothing'))}</ins>
                    </dd>
                  </div>`,
              )}
            </dl>`
          }
        </li>`,
    )}
  </ol>`;
}

/** Where nothing stood before in any field, saying so at each of them tells nobody anything. */
function isNew({ fields }: Change): boolean {
  return fields?.every(({ before }) => isNothing(before)) ?? false;
}

function isNothing(part: Part): boolean {
  return part === null || part === undefined || part === '';
}

function shown(part: Part, nothing: string): Part {
  return isNothing(part) ? nothing : part;
}
