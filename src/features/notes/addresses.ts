import { address, type Address } from '../../kernel/address.ts';
import { eventAddress } from '../events/index.ts';
import { smallName } from '../files/index.ts';
import type { Photographed } from './note.ts';

/** All notes of an event, in the workspace. */
export function notesAddress(projectSlug: string, eventSlug: string | null): Address {
  return address`${eventAddress(projectSlug, { slug: eventSlug })}/notes`;
}

/** One note among all of its event. */
export function noteAddress(projectSlug: string, eventSlug: string | null, id: string): Address {
  return address`${notesAddress(projectSlug, eventSlug)}#note-${id}`;
}

/** Where a photograph of a note is seen, whole or small. */
export function photographAddress(projectSlug: string, { id, name }: Photographed, size: 'whole' | 'small'): Address {
  const whole = address`/p/${projectSlug}/photographs/${id}/${size === 'small' ? smallName(name) : name}`;
  return size === 'small' ? address`${whole}/small` : whole;
}
