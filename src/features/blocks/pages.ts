import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { formView, workspacePage, type FormView } from '../../layout/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead, Stored } from '../../records/record.ts';
import { buttonForm, emptyState, languageName, link, pageHead, section, table } from '../../ui/index.ts';
import { blockForm, type Block, type BlockFields } from './block.ts';
import { blocksAddress } from './cards.ts';
import words from './words.json' with { type: 'json' };

/** A practice with its blocks, for somebody who may change them. */
export type Kept = Stored<{ readonly blocks: readonly Block[] }>;

export type FormState = Pick<FormView<BlockFields>, 'values' | 'refused' | 'draft' | 'meanwhile'>;

export function addressOf(visit: WorkspaceVisit, { slug }: RecordHead): Address {
  return blocksAddress(visit.project.slug, slug);
}

export function blockPageAddress(visit: WorkspaceVisit, head: RecordHead, block: Block): Address {
  return address`${addressOf(visit, head)}/${block.slug}`;
}

/** All blocks of a practice in their order, and the form of one more. */
export function blocksPage(visit: WorkspaceVisit, { head, value }: Kept, state: FormState): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const back = recordAddress('workspace', 'practice', visit.project.slug, head.slug);
  const rows = value.blocks.map((block, index) => ({ block, number: index + 1 }));
  const last = rows.length;
  const list = table(reader, {
    caption: say('title'),
    hideCaption: true,
    rows,
    columns: [
      { header: say('column.number'), cell: ({ number }) => String(number) },
      {
        header: say('field.title'),
        rowHeader: true,
        cell: ({ block }) => link(block.title, blockPageAddress(visit, head, block)),
      },
      {
        header: say('column.order'),
        cell: ({ block, number }) =>
          html`<div class="row">${number > 1 && moveButton(visit, head, block, 'up')}${number < last && moveButton(visit, head, block, 'down')}</div>`,
      },
    ],
  });
  const main = html`${pageHead({ title: say('title'), above: link(head.title, back), lead: say('list.lead') })}
${rows.length === 0 ? emptyState({ title: say('list.empty'), body: say('list.emptyHelp') }) : list}
${section({ title: say('act.add'), id: 'add', body: form(visit, { ...state, action: addressOf(visit, head), submit: say('act.add'), back }) })}`;
  return workspacePage(visit, { title: say('title'), main });
}

function moveButton(visit: WorkspaceVisit, head: RecordHead, block: Block, way: 'up' | 'down'): Html {
  const label = visit.reader.say(words)(`move.${way}`, { title: block.title });
  const action = address`${blockPageAddress(visit, head, block)}/position`;
  return buttonForm({ label, action, variant: 'quiet', values: { way } });
}

/** The form of one block; here it can be taken out and told in other languages. */
export function blockPage(
  visit: WorkspaceVisit,
  { head }: Kept,
  block: Block,
  whyNotOut: string | null,
  state: FormState,
): Html {
  const say = visit.reader.say(words);
  const page = blockPageAddress(visit, head, block);
  const back = addressOf(visit, head);
  const out = buttonForm({
    label: say('act.remove', { title: block.title }),
    action: address`${page}/removal`,
    variant: 'quiet',
    whyNot: whyNotOut,
  });
  const translations = languages
    .filter((language) => language !== head.language)
    .map(
      (language) =>
        html`<li>${link(languageName(visit.reader, language), address`${page}/translation/${language}`)}</li>`,
    );
  const main = html`${pageHead({ title: block.title, above: link(say('title'), back) })}
${form(visit, { ...state, revision: head.revision, action: page, submit: say('act.save'), back })}
${section({ title: say('translations'), body: html`<ul class="row plain-list">${translations}</ul>` })}
${out}`;
  return workspacePage(visit, { title: block.title, main });
}

function form(
  visit: WorkspaceVisit,
  view: FormState & Pick<FormView<BlockFields>, 'action' | 'submit' | 'back' | 'revision'>,
): Html {
  return formView(visit, {
    form: blockForm,
    words,
    ...view,
    texts: { preconditions: { rows: 4 }, needs: { rows: 3 } },
  });
}
