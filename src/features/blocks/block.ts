import { asTyped, form, lines, longText, text, type Typed } from '../../kernel/forms.ts';
import type { Language } from '../../kernel/words.ts';
import type { Texts } from '../../records/texts.ts';

/** A part of a practice that can be taken up alone, as its practice keeps it. Empty: not known. */
export interface Block {
  readonly id: string;
  /** What its place on the practice's page is called in addresses; stays when it is renamed. Empty until it is kept. */
  readonly slug: string;
  readonly title: string;
  /** What it is and does. */
  readonly what: string;
  /** What must be there before. */
  readonly preconditions: readonly string[];
  /** What it needs: money, staff, technology. */
  readonly needs: string;
  readonly texts: Texts;
}

export const blockForm = form({
  title: text({ required: true, limit: 100 }),
  what: longText({ limit: 1000 }),
  preconditions: lines((line) => line),
  needs: longText({ limit: 300 }),
});

export type BlockFields = (typeof blockForm)['fields'];

/** The block as a form shows it. */
export function blockTyped({ title, what, preconditions, needs }: Block): Typed {
  return asTyped({ title, what, preconditions: preconditions.join('\n'), needs });
}

/** The texts of a block that can be read in other languages; preconditions one a line. */
export const translatedFields = ['title', 'what', 'preconditions', 'needs'] as const;

export function originalOf(block: Block, field: (typeof translatedFields)[number]): string {
  const text = block[field];
  return typeof text === 'string' ? text : text.join('\n');
}

/** A block in one line, for the history and to compare versions of the practice. */
export function blockLine({ title, what, preconditions, needs }: Block): string {
  return [title, what, preconditions.join('; '), needs].filter((part) => part !== '').join(' – ');
}

/** What all blocks of a practice take from it. */
export interface Whole {
  readonly language: Language;
  readonly themes: readonly string[];
  readonly partner: string | null;
}

/** The blocks with one of them a place further up or down; as they were where it stands at the end already. */
export function moved(blocks: readonly Block[], id: string, by: -1 | 1): readonly Block[] {
  const from = blocks.findIndex((block) => block.id === id);
  const to = from + by;
  const [one, other] = [blocks[from], blocks[to]];
  if (!one || !other) return blocks;
  return blocks.map((block, index) => {
    if (index === from) return other;
    return index === to ? one : block;
  });
}
