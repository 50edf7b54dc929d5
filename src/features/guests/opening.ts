import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import { isPast, zoneOf, type LearningEvent } from '../events/index.ts';
import type { Limits } from './seats.ts';

export const audiences = ['anybody', 'invited'] as const;

/** What a host opens for an event: until when people register, how many may come, and what they are asked. */
export interface Opening extends Limits {
  /** The first and the last day on which people register, at the place of the event; null: at once, and until it is over. */
  readonly opensOn: PartialDate | null;
  readonly closesOn: PartialDate | null;
  readonly audience: (typeof audiences)[number];
  readonly asksDiet: boolean;
  readonly asksAccess: boolean;
  /** What guests are to know, in the language of whoever wrote it. */
  readonly note: string;
  readonly language: Language;
}

export type Standing = 'soon' | 'open' | 'closed' | 'over' | 'cancelled';

/** Whether people can register now. */
export function standingOf(opening: Opening, event: LearningEvent, now: Date): Standing {
  const today = dayAt(now, zoneOf(event));
  if (event.state === 'cancelled') return 'cancelled';
  if (event.state === 'held' || isPast(event, now)) return 'over';
  if (opening.opensOn !== null && today < opening.opensOn) return 'soon';
  return opening.closesOn !== null && today > opening.closesOn ? 'closed' : 'open';
}

/** As long as no host has opened anything. */
export const nothingOpen: Opening = {
  opensOn: null,
  closesOn: null,
  audience: 'anybody',
  asksDiet: false,
  asksAccess: false,
  seats: null,
  perPartner: new Map(),
  note: '',
  language: 'en',
};
