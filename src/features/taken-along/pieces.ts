import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { tag } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

/**
 * The pieces that the browser fills with what it keeps. `data-text` names the text that goes in, `data-list` where
 * other pieces go, `data-act` what a button does, `data-address` where a link leads.
 */
export function pieces(reader: Reader): Html {
  const say = reader.say(words);
  const act = (name: string, label: string, variant: 'secondary' | 'tertiary' = 'secondary') =>
    html`<button type="button" class="ds-button" data-variant="${variant}" data-act="${name}">${label}</button>`;
  const throwAway = act('throw', say('waiting.throw'), 'tertiary');
  const head = html`<p data-text="title"></p><p class="subtle small" data-text="event"></p>`;
  const piece = (name: string, body: Html) => html`<template data-piece="${name}">${body}</template>`;
  return html`${piece(
    'event',
    html`<section class="stack"><h2 data-text="title">${say('field.event')}</h2><p class="subtle" data-text="when"></p><p class="subtle" data-text="place"></p><div class="prose" data-list="text"></div><ol class="plain-list stack" data-list="sessions"></ol><ul class="plain-list stack" data-list="notes"></ul><p>${act('leave', say('desk.leave'), 'tertiary')}</p></section>`,
  )}
${piece('text', html`<p data-text="text"></p>`)}
${piece(
  'session',
  html`<li class="stack" data-gap="small"><h3 data-text="title">${say('field.session')}</h3><p class="subtle small" data-text="when"></p><p data-text="about"></p><div class="stack" data-gap="small" data-list="practices"></div></li>`,
)}
${piece('practice', html`<details class="ds-details"><summary data-text="title"></summary><div data-list="text"></div></details>`)}
${piece(
  'note',
  html`<li class="stack" data-gap="small">${tag(say('note.own'))}<p data-text="content"></p><p>${act('change', say('note.change'))}</p></li>`,
)}
${piece('waiting', html`<li class="stack" data-gap="small">${head}<p>${throwAway}</p></li>`)}
${piece(
  'refused',
  html`<li class="stack" data-gap="small">${head}<p><strong>${say('refused.title')}</strong> <span data-text="reasons"></span></p><div class="row">${act('again', say('refused.again'))}${throwAway}</div></li>`,
)}
${piece(
  'conflict',
  html`<li class="stack" data-gap="small"><p><strong>${say('conflict.title')}</strong></p><p class="subtle small" data-text="event"></p><h3>${say('conflict.mine')}</h3><p data-text="mine"></p><h3>${say('conflict.theirs')}</h3><p data-text="theirs"></p><div class="row">${act('mine', say('conflict.keepMine'))}${act('theirs', say('conflict.keepTheirs'))}${act('both', say('conflict.keepBoth'))}</div></li>`,
)}
${piece('sent', html`<li><a data-address="address" data-text="title" href="/taken-along">${say('sent.title')}</a></li>`)}`;
}
