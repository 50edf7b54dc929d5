import { address, type Address } from '../../kernel/address.ts';
import { eventAddress } from '../events/index.ts';
import type { Brought } from './visit.ts';

/** The dossier of a visit, in the workspace. */
export function dossierAddress(project: string, slug: string | null): Address {
  return address`${eventAddress(project, { slug })}/dossier`;
}

/** Where one thing that somebody brings home is changed, settled or taken off the list. */
export function broughtAddress(
  project: string,
  slug: string | null,
  { id }: Pick<Brought, 'id'>,
  act: 'edit' | 'handover' | 'removal',
): Address {
  return address`${dossierAddress(project, slug)}/brought/${id}/${act}`;
}
