import type { Address } from '../../kernel/address.ts';

/** Days, the last one included, or moments with the zone of the place. */
export type EntryTime =
  | { readonly firstDay: string; readonly lastDay: string }
  | { readonly from: string; readonly to: string | null; readonly zone: string };

/** Something that stands in a calendar, its texts in the language of whoever keeps the calendar. */
export interface Entry {
  /** The same for ever, in every calendar and letter. */
  readonly uid: string;
  /** How often it was changed in a way that matters to those who have it in their calendar. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  readonly title: string;
  readonly category: string;
  readonly description: string;
  readonly time: EntryTime;
  readonly place: string;
  /** Where it is joined. */
  readonly webAddress: Address | null;
  /** Its page, with the name of the host. */
  readonly page: string;
  /** Whether whoever has it in their calendar has no time for something else. */
  readonly isBusy: boolean;
}
