import type { Address } from '../../kernel/address.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import type { EventOfGuests, Opening, Registration } from '../guests/index.ts';

/** Somebody on their own page: what they registered for, and how it stands. */
export interface Guest {
  readonly scope: SystemScope;
  readonly registration: Registration;
  readonly event: EventOfGuests;
  readonly opening: Opening;
  /** Of this page. */
  readonly address: Address;
}

/** A form on the page that came back with problems. */
export interface Refused {
  readonly which: 'acceptance' | 'needs';
  readonly typed: Typed;
  readonly problems: Problems;
}
