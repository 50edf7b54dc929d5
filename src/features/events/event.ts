import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';
import type { Theme } from '../../records/themes.ts';

export const eventKinds = [
  'kick-off',
  'thematic-event',
  'study-visit',
  'import-workshop',
  'regional-event',
  'steering-group',
  'training',
  'final-conference',
] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventStates = ['planned', 'held', 'moved-online', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

export const modes = ['on-site', 'online', 'hybrid', 'unknown'] as const;
/** 1 assess needs and assemble practices, 2 observe, 3 adopt, 4 improve policies, 5 monitor. */
export const stages = ['1', '2', '3', '4', '5'] as const;

/** The moments at which an event begins and ends, as UTC, with the zone of the place where it happens. */
export interface Moments {
  readonly from: string;
  readonly to: string | null;
  /** IANA name. */
  readonly zone: string;
}

/** A session on the net, in moments as UTC, and where it is joined (empty: where the event is). */
export interface OnlineSession {
  readonly from: string;
  readonly to: string;
  readonly webAddress: string;
}

/** What was told when an event was moved online or called off. */
export interface Rearrangement {
  readonly note: string;
  /** When it was to be, where that is another time than now. */
  readonly plannedFor: Pick<LearningEvent, 'startsOn' | 'endsOn' | 'moments'> | null;
  /** Into what it was split, in their order; empty when it stayed one. */
  readonly sessions: readonly OnlineSession[];
}

/** A learning event as its page shows it; published content is the same value, frozen. Empty text: not known. */
export interface LearningEvent {
  readonly title: string;
  readonly language: Language;
  readonly kind: EventKind;
  readonly state: EventState;
  /** The third thematic event is number 3. */
  readonly number: number | null;
  /** As exactly as known; a window (`2021-02..2021-07`) says only that it began at some time in it. */
  readonly startsOn: PartialDate | null;
  readonly endsOn: PartialDate | null;
  /** Exact moments, where they are known; `startsOn` is then the day at the place. */
  readonly moments: Moments | null;
  /** Partner that hosts it. */
  readonly host: string | null;
  /** Of an event that was moved online: where it was to be. */
  readonly place: string;
  readonly webAddress: string;
  readonly mode: (typeof modes)[number];
  readonly stage: (typeof stages)[number] | null;
  readonly themes: readonly Theme[];
  readonly topics: readonly string[];
  readonly description: string;
  readonly conclusions: string;
  /** Partners who came, besides the host. */
  readonly visitors: readonly string[];
  readonly sources: readonly Source[];
  readonly rearranged: Rearrangement | null;
}

/** An event of which nothing is known yet; the start of a new one. */
export const blankEvent: Omit<LearningEvent, 'title' | 'language' | 'kind'> = {
  state: 'planned',
  number: null,
  startsOn: null,
  endsOn: null,
  moments: null,
  host: null,
  place: '',
  webAddress: '',
  mode: 'unknown',
  stage: null,
  themes: [],
  topics: [],
  description: '',
  conclusions: '',
  visitors: [],
  sources: [],
  rearranged: null,
};

/** An event as the public reads it, with how often it was rescheduled; what was published long ago does not say. */
export type PublishedEvent = LearningEvent & { readonly sequence?: number };

/** Whether whoever has the event in their calendar must look again: another time or place, held after all or not. */
export function isRescheduled(was: LearningEvent, is: LearningEvent): boolean {
  const told = ({ title, startsOn, endsOn, moments, place, webAddress, mode, state, rearranged }: LearningEvent) => {
    const isHeld = state === 'planned' || state === 'held';
    const sessions = rearranged?.sessions ?? [];
    return JSON.stringify([title, startsOn, endsOn, moments, place, webAddress, mode, isHeld || state, sessions]);
  };
  return told(was) !== told(is);
}

/** The texts of an event that can be read in other languages; topics are told one a line. */
export const translatedFields = ['title', 'topics', 'description', 'conclusions'] as const;
export type TranslatedField = (typeof translatedFields)[number];

/** The original of a text that can be translated. */
export function originalOf(event: LearningEvent, field: TranslatedField): string {
  return field === 'topics' ? event.topics.join('\n') : event[field];
}
