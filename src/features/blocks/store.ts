import { sql } from 'kysely';
import type { ProjectScope } from '../../kernel/scope.ts';
import { remember, type Recorded } from '../../records/history.ts';
import { publish, withdraw } from '../../records/publishing.ts';
import { isSameValue } from '../../records/published-value.ts';
import { changeRecord, createRecord, headsById, type RecordHead } from '../../records/record.ts';
import { textsOfAll } from '../../records/texts.ts';
import type { Block, Whole } from './block.ts';

interface BlockTable {
  id: string;
  project_id: string;
  practice_id: string;
  position: number;
  what: string;
  preconditions: string[];
  needs: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    block: BlockTable;
  }
}

/** The blocks of a practice in their order. */
export async function blocksOf(scope: ProjectScope, practiceId: string): Promise<Block[]> {
  const rows = await scope.db
    .selectFrom('block')
    .innerJoin('record', 'record.id', 'block.id')
    .select(['block.id', 'record.slug', 'record.title', 'block.what', 'block.preconditions', 'block.needs'])
    .where('block.practice_id', '=', practiceId)
    .where('record.erased_at', 'is', null)
    .orderBy('block.position')
    .execute();
  const texts = await textsOfAll(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ slug, ...row }) => ({ ...row, slug: slug ?? '', texts: texts.get(row.id) ?? {} }));
}

/** Makes the blocks of a practice those that are given: new ones, changed ones, taken out ones, in this order. */
export async function keepBlocks(
  scope: ProjectScope,
  practiceId: string,
  whole: Whole,
  blocks: { readonly before: readonly Block[]; readonly after: readonly Block[] },
): Promise<void> {
  const [heads, places] = await Promise.all([
    headsById(
      scope,
      blocks.before.map(({ id }) => id),
    ),
    placesOf(scope, practiceId),
  ]);
  for (const [position, block] of blocks.after.entries()) {
    const before = blocks.before.find(({ id }) => id === block.id);
    const head = heads.get(block.id);
    const stood = places.get(block.id);
    if (before && head) await change(scope, head, whole, { before, after: block, stood, position });
    else await add(scope, practiceId, whole, block, position);
  }
  const kept = new Set(blocks.after.map(({ id }) => id));
  for (const { id } of blocks.before) if (!kept.has(id)) await takeOut(scope, id);
}

/** Where each block of a practice stands now. */
async function placesOf(scope: ProjectScope, practiceId: string): Promise<Map<string, number>> {
  const rows = await scope.db
    .selectFrom('block')
    .select(['id', 'position'])
    .where('practice_id', '=', practiceId)
    .execute();
  return new Map(rows.map(({ id, position }) => [id, position]));
}

async function add(
  scope: ProjectScope,
  practiceId: string,
  whole: Whole,
  block: Block,
  position: number,
): Promise<void> {
  await createRecord(scope, { kind: 'block', id: block.id, ...headOf(whole, block) }, said(block));
  await scope.db
    .insertInto('block')
    .values({ id: block.id, project_id: scope.project.id, practice_id: practiceId, ...rowOf(block, position) })
    .execute();
}

interface Changed {
  readonly before: Block;
  readonly after: Block;
  /** Its place until now. */
  readonly stood: number | undefined;
  readonly position: number;
}

async function change(
  scope: ProjectScope,
  head: RecordHead,
  whole: Whole,
  { before, after, stood, position }: Changed,
): Promise<void> {
  const isSame =
    before.title === after.title &&
    isSameValue(said(before), said(after)) &&
    head.partnerId === whole.partner &&
    head.language === whole.language &&
    head.themes.join() === whole.themes.join();
  if (isSame && stood === position) return;
  if (!isSame) {
    await changeRecord(scope, head, null, headOf(whole, after), { before: said(before), after: said(after) });
  }
  await scope.db.updateTable('block').set(rowOf(after, position)).where('id', '=', after.id).execute();
}

/** A block that was taken out is offered to nobody any more; its public copy goes when the practice is published. */
async function takeOut(scope: ProjectScope, id: string): Promise<void> {
  await scope.db.updateTable('record').set({ erased_at: scope.now }).where('id', '=', id).execute();
  await remember(scope, id, 'erased');
}

/** Whether anything stands on the block that this project may see: then it cannot be taken out. */
export async function isTakenUp(scope: ProjectScope, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from link where to_id = ${id} and withdrawn_at is null
    union all select from link where from_id = ${id} and withdrawn_at is null limit 1`.execute(scope.db);
  return rows.length > 0;
}

/** Publishes the blocks as their practice is published; those it does not have any more go from the public. */
export async function publishBlocks(
  scope: ProjectScope,
  practice: { readonly id: string; readonly country: string | null },
  blocks: readonly Block[],
): Promise<void> {
  const ids = blocks.map(({ id }) => id);
  const heads = await headsById(scope, ids);
  for (const block of blocks) {
    const head = heads.get(block.id);
    const words = [block.what, block.needs, ...block.preconditions].join('\n');
    const { texts: _texts, ...content } = block;
    if (head) {
      const place = { country: practice.country, words };
      await publish(scope, head, { ...content, practice: practice.id }, place);
    }
  }
  await withdrawBlocks(scope, practice.id, ids);
}

/** Takes the blocks of a practice from the public, but for these. */
export async function withdrawBlocks(
  scope: ProjectScope,
  practiceId: string,
  except: readonly string[] = [],
): Promise<void> {
  const shown = await scope.db
    .selectFrom('block')
    .innerJoin('record', 'record.id', 'block.id')
    .select('block.id')
    .where('block.practice_id', '=', practiceId)
    .where('record.published_at', 'is not', null)
    .execute();
  for (const { id } of shown) if (!except.includes(id)) await withdraw(scope, { id });
}

function headOf({ language, themes, partner: partnerId }: Whole, { title }: Block) {
  return { title, language, themes, partnerId };
}

function rowOf({ what, preconditions, needs }: Block, position: number) {
  return { what, preconditions: [...preconditions], needs, position };
}

function said({ what, preconditions, needs }: Block): Record<string, Recorded> {
  return { what, preconditions: [...preconditions], needs };
}
