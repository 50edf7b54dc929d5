import { address, withQuery } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { blockAddress, projectAddress, type Face } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { buttonLink, link, section } from '../../ui/index.ts';
import { blockAdoption, type Adopted } from '../adoption/index.ts';
import { originalOf, type Block } from './block.ts';
import words from './words.json' with { type: 'json' };

/** The practice whose blocks are shown. */
interface ShownBlocks {
  readonly face: Face;
  readonly slug: string | null;
  readonly projectSlug: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
  /** Who took up the practice, and which blocks of it. */
  readonly adopted: readonly Adopted[];
  readonly mayEdit: boolean;
}

/** On a practice's page: the parts that can be taken up alone, numbered; nothing while there is none. */
export function blocksPanel(visit: Visit, shown: ShownBlocks): Html | null {
  const say = visit.reader.say(words);
  if (shown.blocks.length === 0) return null;
  const way = shown.mayEdit && link(say('act.edit'), blocksAddress(shown.projectSlug, shown.slug));
  return section({
    title: say('title'),
    id: 'blocks',
    actions: way,
    body: html`<p class="subtle">${say('lead')}</p><ol class="plain-list stack">${shown.blocks.map((block, index) => html`<li>${blockCard(visit, shown, block, index + 1)}</li>`)}</ol>`,
  });
}

/** Where the blocks of a practice are written. */
export function blocksAddress(projectSlug: string, practiceSlug: string | null) {
  return address`${blockAddress('workspace', projectSlug, practiceSlug, null)}/blocks`;
}

function blockCard(visit: Visit, shown: ShownBlocks, block: Block, number: number): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const read = readTexts(reader, shown.language, block.texts);
  const title = read.line('title', block.title);
  const needs = read.block('needs', block.needs, paragraphs);
  const anchor = blockAddress(shown.face, shown.projectSlug, shown.slug, block.slug);
  return html`<article class="ds-card" data-color="neutral" id="block-${block.slug}">
<h3><span class="subtle">${say('number', { number })}</span> <a href="${anchor}"${attributes({ lang: title.lang })}>${title.text}</a></h3>
<div class="stack" data-gap="small">${read.block('what', block.what, paragraphs)}
${preconditions(reader, block, read.line('preconditions', originalOf(block, 'preconditions')))}
${needs && html`<p><strong>${say('field.needs')}</strong></p>${needs}`}
${blockAdoption(reader, block.id, shown.adopted)}
${takeUp(visit, shown, block)}</div></article>`;
}

function preconditions(
  reader: Reader,
  block: Block,
  { text, lang }: { readonly text: string; readonly lang: string | undefined },
): Html | null {
  if (block.preconditions.length === 0) return null;
  return html`<p><strong>${reader.say(words)('field.preconditions')}</strong></p>
<ul${attributes({ lang })}>${text.split('\n').map((one) => html`<li>${one}</li>`)}</ul>`;
}

/** From a block in the workspace straight to what it is the basis of. */
function takeUp(visit: Visit, { face, projectSlug, mayEdit }: ShownBlocks, { id }: Block): Html | false {
  if (face === 'public' || !mayEdit) return false;
  const page = withQuery(address`${projectAddress('workspace', projectSlug)}/links/new`, { record: id });
  return html`<p>${buttonLink({ label: visit.reader.say(words)('act.tie'), address: page, variant: 'quiet' })}</p>`;
}

/** The way from a practice to the pages of its blocks. */
export function blocksLink(visit: WorkspaceVisit, { slug }: RecordHead): Html {
  const page = blocksAddress(visit.project.slug, slug);
  return buttonLink({ label: visit.reader.say(words)('title'), address: page, variant: 'secondary' });
}
