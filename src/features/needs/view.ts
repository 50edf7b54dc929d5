import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { namesOf } from '../../records/names.ts';
import { factList, link, pageHead, section, tag } from '../../ui/index.ts';
import { stateMark } from '../partners/index.ts';
import type { Card } from './card.ts';
import words from './words.json' with { type: 'json' };
import recordWords from '../../records/words.json' with { type: 'json' };

/** The page of a need or strength: whose it is, how far it is, what it is tied to. */
export async function cardView(visit: Visit, shown: Shown<Card>): Promise<Html> {
  const { reader } = visit;
  const { value: card, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, card.language, texts);
  const title = read.line('title', card.title);
  const owner = (await namesOf(visit, shown.face, shown.projectSlug, [card.partnerId])).get(card.partnerId ?? '');
  const reason = read.line('stateReason', card.stateReason);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: html`${reader.say(recordWords)(`kind.${card.kind}`)}${owner && html` · ${link(owner.title, owner.address)}`}`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
<p class="row">${stateMark(reader, card.state)} ${card.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${card.stateReason !== '' && html`<p${attributes({ lang: reason.lang })}>${reason.text}</p>`}
${read.block('description', card.description, paragraphs) ?? html`<p class="subtle">${say('unknown')}</p>`}
${card.priority && factList(reader, [{ label: say('field.priority'), value: say(`choice.priority.${card.priority}`) }])}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(card.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}
