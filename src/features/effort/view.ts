import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { TextsRead } from '../../layout/translation/index.ts';
import type { Money } from '../../records/money.ts';
import { factList, section, tag, type Fact } from '../../ui/index.ts';
import { linesOfTags, type Effort } from './effort.ts';
import words from './words.json' with { type: 'json' };

/** What it takes: amounts, staff and tags, and what is said of it in words (`resources`). */
export function effortSection(reader: Reader, effort: Effort & { readonly resources: string }, read: TextsRead): Html {
  const say = reader.say(words);
  const facts = effortFacts(reader, effort, read);
  const inWords = read.block('resources', effort.resources, paragraphs);
  // Where nobody filled in a single one, a list of what is not known helps nobody.
  const known = facts.some(({ value }) => value !== null) && factList(reader, facts);
  return section({
    title: say('part.effort'),
    body: html`${known}${inWords}${!known && !inWords && html`<p class="subtle">${say('unknown')}</p>`}`,
  });
}

function effortFacts(reader: Reader, effort: Effort, read: TextsRead): Fact[] {
  const say = reader.say(words);
  const money = (cost: Money | null) => {
    if (cost === null) return null;
    const amount = reader.money(cost.minor, cost.currency);
    return effort.pricesOf === null ? amount : say('fact.pricesOf', { amount, year: String(effort.pricesOf) });
  };
  const days = (count: number | null) => (count === null ? null : say('fact.days', { count }));
  return [
    { label: say('field.setUpCost'), value: money(effort.setUpCost) },
    { label: say('field.yearlyCost'), value: money(effort.yearlyCost) },
    { label: say('field.staffDaysSetUp'), value: days(effort.staffDaysSetUp) },
    { label: say('field.staffDaysYear'), value: days(effort.staffDaysYear) },
    { label: say('field.skills'), value: tags('skills', effort.skills, read) },
    { label: say('field.technology'), value: tags('technology', effort.technology, read) },
  ];
}

function tags(field: string, known: readonly string[], read: TextsRead): Html | null {
  if (known.length === 0) return null;
  const { text, lang } = read.line(field, linesOfTags(known));
  return html`<span class="row"${attributes({ lang })}>${text.split('\n').map((one) => html`${tag(one)} `)}</span>`;
}
