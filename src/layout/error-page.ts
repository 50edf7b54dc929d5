import { address, type Address } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { page } from '../ui/index.ts';
import words from './words.json' with { type: 'json' };

export type ErrorStatus = 400 | 403 | 404 | 405 | 409 | 413 | 429 | 500 | 503;

/** What to tell when a page cannot be given. `reason` is a sentence of ours, already in the reader's language. */
export function errorPage(reader: Reader, here: Address, status: ErrorStatus, reason: string): Html {
  const say = reader.say(words);
  return page(reader, {
    title: say(`error.${status}.title`),
    address: here,
    navigation: [],
    footer: [],
    unlisted: true,
    main: html`<h1>${say(`error.${status}.title`)}</h1>
<p>${reason}</p>
<p><a href="${address`/`}">${say('error.home')}</a></p>`,
  });
}
