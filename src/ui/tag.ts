import { attributes, html, type Html } from '../kernel/html.ts';
import { icon, type IconName } from './icon.ts';

/** What a state means for the reader: plain, now (matters now), waiting, done (proven, published), stopped. */
export type Tone = 'plain' | 'now' | 'waiting' | 'done' | 'stopped';

const looks: Record<Tone, { colour: string; symbol: IconName }> = {
  plain: { colour: 'neutral', symbol: 'hollow' },
  now: { colour: 'signal', symbol: 'now' },
  waiting: { colour: 'warning', symbol: 'clock' },
  done: { colour: 'success', symbol: 'check' },
  stopped: { colour: 'danger', symbol: 'cross' },
};

/** The state of something: a word, a symbol and a colour, so that it never hangs on colour alone. */
export function stateTag(options: { readonly label: string; readonly tone: Tone }): Html {
  const look = looks[options.tone];
  return html`<span class="ds-tag state-tag" data-color="${look.colour}">${icon(look.symbol)}${options.label}</span>`;
}

/** A topic or kind, without a state. */
export function tag(label: string): Html {
  return html`<span class="ds-tag" data-color="neutral">${label}</span>`;
}

/** A small number; `now` when it asks for something. */
export function countBadge(text: string, options: { readonly now?: boolean } = {}): Html {
  return html`<span class="count"${attributes({ 'data-now': options.now })}>${text}</span>`;
}
