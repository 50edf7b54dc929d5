import type { Address } from '../kernel/address.ts';
import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { outsideLink } from './link.ts';
import words from './words.json' with { type: 'json' };

export interface Fact {
  readonly label: string;
  /** What is known; null when no public source was found. */
  readonly value: Part;
  readonly source?: Source | undefined;
}

export interface Source {
  readonly title: string;
  readonly address?: Address | null | undefined;
  readonly page?: string | undefined;
}

/** Names and values, one below the other; what is unknown says so. */
export function factList(reader: Reader, facts: readonly Fact[]): Html {
  const say = reader.say(words);
  return html`<dl class="facts">
    ${facts.map((fact) => {
      const unknown = fact.value === null || fact.value === undefined || fact.value === '';
      const value = unknown ? html`<span class="subtle">${say('unknownFact')}</span>` : fact.value;
      return html`<div>
        <dt>${fact.label}</dt>
        <dd>${value}${fact.source && html` ${sourceNote(reader, fact.source)}`}</dd>
      </div>`;
    })}
  </dl>`;
}

/** Where a fact comes from. */
export function sourceNote(reader: Reader, source: Source): Html {
  const say = reader.say(words);
  const title = source.page ? `${source.title}, ${source.page}` : source.title;
  return html`<small class="source">${say('source')} ${source.address ? outsideLink(title, source.address) : title}</small>`;
}
