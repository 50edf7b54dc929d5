import { outsideAddress } from '../kernel/address.ts';
import { lines, type Field } from '../kernel/forms.ts';

/** Where a fact comes from: a document's title and, when it can be read on the web, its address. */
export interface Source {
  readonly title: string;
  readonly address: string | null;
}

function readLine(line: string): Source | null {
  const found = /^(.*?)\s*(\S+:\/\/\S*)$/.exec(line);
  if (!found) return { title: line, address: null };
  const [, title = '', typed = ''] = found;
  const address = outsideAddress(typed)?.text;
  return address === undefined ? null : { title: title === '' ? typed : title, address };
}

/** Sources as people type them: one a line, the title and then its web address. */
export function sourceLines(): Field<Source[]> {
  return lines(readLine, 'notAnAddress');
}

/** The sources as they are typed, to fill a form or for the history. */
export function linesOf(sources: readonly Source[]): string[] {
  return sources.map(({ title, address }) => (address === null || address === title ? title : `${title} ${address}`));
}
