import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface ConflictingField {
  readonly label: string;
  readonly yours: Part;
  readonly saved: Part;
}

/** Two people changed the same text: yours and what was saved meanwhile, side by side; buttons decide. */
export function conflict(
  reader: Reader,
  options: {
    readonly who: string;
    readonly when: Date;
    readonly fields: readonly ConflictingField[];
    readonly actions: Part;
  },
): Html {
  const say = reader.say(words);
  return html`<section class="conflict" aria-labelledby="conflict-title">
    <h2 id="conflict-title">${say('conflictTitle')}</h2>
    <p>${say('conflictExplained', { who: options.who, when: reader.moment(options.when) })}</p>
    ${options.fields.map(
      (field) =>
        html`<h3>${field.label}</h3>
          <div class="sides">
            <div class="side" data-color="accent">
              <h4>${say('yours')}</h4>
              <div>${field.yours}</div>
            </div>
            <div class="side" data-color="warning">
              <h4>${say('savedMeanwhile')}</h4>
              <div>${field.saved}</div>
            </div>
          </div>`,
    )}
    <div class="row">${options.actions}</div>
  </section>`;
}
