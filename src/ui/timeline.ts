import { attributes, html, type Html, type Part } from '../kernel/html.ts';

export interface Moment {
  /** When, already written for the reader. */
  readonly when: string;
  readonly title: Part;
  readonly body?: Part | undefined;
  /** Behind us, now, or still to come. */
  readonly state: 'past' | 'now' | 'ahead';
}

/** What happens when, in order: milestones, the project's clock, the life of a record. */
export function timeline(moments: readonly Moment[]): Html {
  return html`<ol class="timeline">
    ${moments.map(
      (moment) =>
        html`<li data-state="${moment.state}"${attributes({ 'aria-current': moment.state === 'now' ? 'step' : null })}>
          <p class="timeline-when">${moment.when}</p>
          <div class="timeline-what">
            <p class="timeline-title">${moment.title}</p>
            ${moment.body}
          </div>
        </li>`,
    )}
  </ol>`;
}
