import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';

interface GuestData {
  /** Key among the people. */
  readonly who: string;
  readonly state: 'confirmed' | 'waiting' | 'cancelled' | 'invited' | 'declined';
  readonly reminded?: boolean;
  readonly diet?: string;
  readonly access?: string;
  /** The days on which they were there. */
  readonly days?: readonly PartialDate[];
  readonly certificate?: boolean;
  readonly feedback?: { readonly useful: number; readonly takeHome: string; readonly different: string };
}

/** Who came to the events of a network, people of nowhere; and the stakeholder groups of its partners. */
export interface GuestsData {
  readonly people: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly organisation: string;
        readonly partner: string | null;
        readonly email: string;
        readonly language: Language;
      }
    >
  >;
  readonly events: readonly {
    readonly event: string;
    readonly by: string;
    readonly day: string;
    readonly opening: {
      readonly opensOn: PartialDate | null;
      readonly closesOn: PartialDate | null;
      readonly seats: number | null;
      readonly perPartner: Readonly<Record<string, number>>;
      readonly audience: 'anybody' | 'invited';
      readonly asksDiet: boolean;
      readonly asksAccess: boolean;
      readonly note: string;
      readonly language: Language;
    } | null;
    readonly guests: readonly GuestData[];
  }[];
  readonly stakeholders: readonly {
    readonly partner: string;
    readonly day: string;
    readonly organisation: string;
    readonly role: string;
    readonly contact: string;
    readonly joinedOn: PartialDate | null;
    readonly leftOn: PartialDate | null;
  }[];
}
