import { html, type Html } from '../kernel/html.ts';

/** An empty list says what would stand here and what to do next. */
export function emptyState(options: {
  readonly title: string;
  readonly body?: string | Html;
  readonly action?: Html | null;
}): Html {
  return html`<div class="empty">
    <p class="empty-title">${options.title}</p>
    ${options.body && html`<p>${options.body}</p>`}${options.action}
  </div>`;
}
