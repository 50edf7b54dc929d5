import { attributes, html, type Html, type Part } from '../kernel/html.ts';

/** Running text in a readable measure; `lang` when it is not in the language of the page. */
export function prose(content: Part, options: { readonly lang?: string | undefined } = {}): Html {
  return html`<div class="prose"${attributes({ lang: options.lang })}>${content}</div>`;
}

/** Title of a page with a line above (kind, city), a lead sentence and what can be done. */
export function pageHead(options: {
  readonly title: string;
  readonly above?: Part | undefined;
  readonly lead?: Part | undefined;
  readonly actions?: Part | undefined;
  readonly lang?: string | undefined;
}): Html {
  return html`<header class="page-head">
${options.above && html`<p class="card-above">${options.above}</p>`}
<h1${attributes({ lang: options.lang })}>${options.title}</h1>
${options.lead && html`<p class="lead">${options.lead}</p>`}
${options.actions && html`<div class="row">${options.actions}</div>`}
</header>`;
}

/** A part of a page under its own heading. */
export function section(options: {
  readonly title: string | Html;
  readonly id?: string;
  readonly actions?: Part;
  readonly body: Part;
}): Html {
  return html`<section class="stack"><div class="section-head"><h2${attributes({ id: options.id })}>${options.title}</h2>${
    options.actions && html`<div class="row">${options.actions}</div>`
  }</div>${options.body}</section>`;
}
