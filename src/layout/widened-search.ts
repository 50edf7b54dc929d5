import { address, withQuery } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Visit } from '../kernel/visit.ts';
import { languages } from '../kernel/words.ts';
import type { Listing } from '../records/listing.ts';
import type { WidenedConcept } from '../records/widening.ts';
import { link } from '../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** What was looked for besides the words as typed, with the way to look for them alone, or back. */
export function widenedSearch(visit: Visit, { query, widened, hits }: Listing): Html | null {
  const { reader } = visit;
  const say = reader.say(words);
  if (query.search === '') return null;
  if (query.isExact) {
    const back = link(say('list.widenAgain'), withQuery(visit.here, { exact: null, page: null }));
    return html`<p class="subtle">${say('list.wasTypedOnly')} ${back}</p>`;
  }
  if (widened.length === 0 || hits === 'near') return null;
  const concepts = html`${widened.map((concept, index) => html`${index > 0 && '; '}${named(visit, concept)}`)}`;
  const typedOnly = link(say('list.typedOnly'), withQuery(visit.here, { exact: '1', page: null }));
  return html`<p class="subtle">${reader.phrase(words)('list.alsoSearched', { concepts })}. ${typedOnly}</p>`;
}

/** A concept by its name in the reader's language, which leads to its page, and what the others call it. */
function named({ reader }: Visit, { id, names }: WidenedConcept): Html {
  const others = languages.filter(
    (language) => language !== reader.language && names[language] !== names[reader.language],
  );
  const told = others.map(
    (language, index) => html`${index > 0 && ', '}<span lang="${language}">${names[language]}</span>`,
  );
  return html`${link(names[reader.language], address`/vocabulary/${id}`)}${told.length > 0 && html` (${told})`}`;
}
