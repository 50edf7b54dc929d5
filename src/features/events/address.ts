import type { Address } from '../../kernel/address.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';

/** The page of an event in the workspace; what belongs to the event stands below it. */
export function eventAddress(project: string, { slug }: Pick<RecordHead, 'slug'>): Address {
  return recordAddress('workspace', 'event', project, slug);
}
