import { outsideAddress } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Source } from '../../records/sources.ts';
import { sourceNote } from '../../ui/index.ts';

/** Where it is told that two things belong together. */
export function sourceNotes(reader: Reader, sources: readonly Source[]): Html[] {
  return sources.map(({ title, address }) => html` ${sourceNote(reader, { title, address: address === null ? null : outsideAddress(address) })}`);
}
