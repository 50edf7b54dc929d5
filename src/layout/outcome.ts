import type { Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import type { Kind } from '../records/kinds.ts';
import { stateTag } from '../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** The mark a practice that did not work carries wherever it is named; nothing for any other record. */
export function outcomeMark(
  reader: Reader,
  record: { readonly kind: Kind; readonly variety: string } | null | undefined,
): Html | null {
  if (record?.kind !== 'practice' || record.variety !== 'did-not-work') return null;
  return stateTag({ label: reader.say(words)('outcome.didNotWork'), tone: 'stopped' });
}
