import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, no, NotFound, yes, type Answer } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { translationRoutes } from '../../layout/translation/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { headsById, SavedMeanwhile } from '../../records/record.ts';
import { blockForm, blockTyped, moved, originalOf, translatedFields, type Block } from './block.ts';
import { blocksAddress } from './cards.ts';
import { addressOf, blockPage, blockPageAddress, blocksPage, type Kept } from './pages.ts';
import { isTakenUp } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What the blocks ask of the practice they are parts of. */
export interface BlockKeeper<Practice extends Kept> {
  /** The practice at this address, for somebody who may change it; refused with a reason to others. */
  need(visit: WorkspaceVisit): Promise<Practice>;
  /** Keeps these blocks. `revision` as in `changeRecord`. */
  change(visit: WorkspaceVisit, kept: Practice, revision: number | null, blocks: readonly Block[]): Promise<void>;
}

/** The blocks of a practice, one by one: made, changed, ordered, taken out, translated. */
export function blockRoutes<Practice extends Kept>(routes: Routes, keeper: BlockKeeper<Practice>): void {
  const path = '/practices/:slug/blocks';

  routes.workspace.read(path, async (visit) => {
    const kept = await keeper.need(visit);
    return visit.page(blocksPage(visit, kept, { draft: await draftOf(visit, draftKey(addressOf(visit, kept.head))) }));
  });

  routes.workspace.write(path, async (visit) => {
    const kept = await keeper.need(visit);
    const read = visit.read(blockForm);
    if (!read.ok) return visit.page(blocksPage(visit, kept, { refused: read, draft: null }), 422);
    const block = { id: visit.tools.chance.id(), slug: '', texts: {}, ...read.values };
    await keeper.change(visit, kept, null, [...kept.value.blocks, block]);
    const form = addressOf(visit, kept.head);
    return saved(visit, kept, form, visit.reader.say(words)('said.added', { title: block.title }));
  });

  routes.workspace.read(`${path}/:block`, async (visit) => {
    const { kept, block } = await needBlock(visit, keeper);
    const draft = await draftOf(visit, draftKey(blockPageAddress(visit, kept.head, block)));
    const why = reasonOf(await mayTakeOut(visit, block));
    return visit.page(blockPage(visit, kept, block, why, { values: blockTyped(block), draft }));
  });

  routes.workspace.write(`${path}/:block`, async (visit) => {
    const { kept, block } = await needBlock(visit, keeper);
    const read = visit.read(blockForm);
    const why = reasonOf(await mayTakeOut(visit, block));
    if (!read.ok) return visit.page(blockPage(visit, kept, block, why, { refused: read, draft: null }), 422);
    const changed = kept.value.blocks.map((one) => (one.id === block.id ? { ...one, ...read.values } : one));
    try {
      await keeper.change(visit, kept, revisionSeen(visit), changed);
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const meanwhile = await savedMeanwhile(visit, kept.head.id, blockTyped(block));
      const refused = { typed: read.typed, problems: {} };
      return visit.page(blockPage(visit, kept, block, why, { refused, meanwhile, draft: null }), 409);
    }
    const form = blockPageAddress(visit, kept.head, block);
    return saved(visit, kept, form, visit.reader.say(words)('said.saved'));
  });

  routes.workspace.write(`${path}/:block/position`, async (visit) => {
    const { kept, block } = await needBlock(visit, keeper);
    const by = visit.submitted.typed['way']?.[0] === 'up' ? -1 : 1;
    await keeper.change(visit, kept, null, moved(kept.value.blocks, block.id, by));
    return visit.redirect(addressOf(visit, kept.head), { text: visit.reader.say(words)('said.saved') });
  });

  routes.workspace.write(`${path}/:block/removal`, async (visit) => {
    const { kept, block } = await needBlock(visit, keeper);
    mustBeAllowed(await mayTakeOut(visit, block));
    const rest = kept.value.blocks.filter((one) => one.id !== block.id);
    await keeper.change(visit, kept, null, rest);
    const text = visit.reader.say(words)('said.removed', { title: block.title });
    return saved(visit, kept, blockPageAddress(visit, kept.head, block), text);
  });

  translationRoutes(
    routes,
    {
      path: `${path}/:block`,
      page: (visit, { slug }) => address`${blocksAddress(visit.project.slug, visit.param('slug'))}/${slug ?? ''}`,
    },
    async (visit) => {
      const { block } = await needBlock(visit, keeper);
      const head = (await headsById(visit, [block.id])).get(block.id);
      if (!head) throw new NotFound();
      const say = visit.reader.say(words);
      const fields = translatedFields.map((name) => ({
        name,
        label: say(`field.${name}`),
        original: originalOf(block, name),
        ...(name === 'title' ? { limit: 100 } : {}),
      }));
      return { head, fields, mayTranslate: yes };
    },
  );
}

async function needBlock<Practice extends Kept>(
  visit: WorkspaceVisit,
  keeper: BlockKeeper<Practice>,
): Promise<{ kept: Practice; block: Block }> {
  const kept = await keeper.need(visit);
  const block = kept.value.blocks.find(({ slug }) => slug === visit.param('block'));
  if (!block) throw new NotFound();
  return { kept, block };
}

/** What others stand on cannot be pulled away from under them. */
async function mayTakeOut(visit: WorkspaceVisit, block: Block): Promise<Answer> {
  return (await isTakenUp(visit, block.id)) ? no(visit.reader.say(words)('policy.takenUp')) : yes;
}

function reasonOf(answer: Answer): string | null {
  return answer.may ? null : answer.reason;
}

function saved(visit: WorkspaceVisit, { head }: Kept, form: Address, text: string): Promise<Response> {
  return formSent(visit, form, addressOf(visit, head), text);
}
