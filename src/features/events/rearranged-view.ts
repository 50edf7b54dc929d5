import { outsideAddress } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import { newReader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import { alert, langOf, outsideLink } from '../../ui/index.ts';
import type { LearningEvent } from './event.ts';
import { spanIn } from './when.ts';
import words from './words.json' with { type: 'json' };

/** What whoever moved it online or called it off wants everybody to know. */
export function rearrangedNote(visit: Visit, { state, rearranged, language }: LearningEvent): Html | null {
  if (!rearranged || rearranged.note === '' || (state !== 'moved-online' && state !== 'cancelled')) return null;
  const lang = langOf(visit.reader, language);
  return alert({
    kind: state === 'cancelled' ? 'danger' : 'warning',
    title: visit.reader.say(words)(`rearranged.${state}`),
    body: html`<div${attributes({ lang })}>${paragraphs(rearranged.note)}</div>`,
  });
}

/** The online sessions, each in the zone of the event and with the way to it. */
export function sessionList(visit: Visit, { rearranged, moments }: LearningEvent): Html | null {
  if (!rearranged || !moments || rearranged.sessions.length === 0) return null;
  const there = newReader(visit.reader.language, moments.zone);
  const lines = rearranged.sessions.map(({ from, to, webAddress }) => {
    const address = webAddress === '' ? null : outsideAddress(webAddress);
    return html`<li>${spanIn(there, { from, to })}${address && html` · ${outsideLink(webAddress, address)}`}</li>`;
  });
  return html`<ol class="plain-list">${lines}</ol>`;
}
