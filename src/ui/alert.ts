import { attributes, html, type Html } from '../kernel/html.ts';

export interface Alert {
  readonly kind: 'info' | 'success' | 'warning' | 'danger';
  readonly title?: string | undefined;
  readonly body: string | Html;
  /** Read out at once, for the result of what the person just did. */
  readonly announce?: boolean | undefined;
}

/** A message on the page: something to know, a success, a warning, a danger. */
export function alert(options: Alert): Html {
  const urgency = options.kind === 'danger' ? 'alert' : 'status';
  const role = options.announce ? urgency : null;
  const body = typeof options.body === 'string' ? html`<p>${options.body}</p>` : options.body;
  return html`<div class="ds-alert"${attributes({ 'data-color': options.kind, role })}>
    ${options.title && html`<h2 class="alert-title">${options.title}</h2>`}${body}
  </div>`;
}
