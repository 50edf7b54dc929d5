import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { Theme } from '../records/themes.ts';
import type { ActionState, ActionValues } from '../features/actions/index.ts';
import type { LinkType } from '../features/chain/index.ts';
import type { LearningEvent } from '../features/events/index.ts';
import type { ClockMove } from '../features/clock/index.ts';
import type { InstrumentValues } from '../features/instruments/index.ts';
import type { CardState, CardValues } from '../features/needs/index.ts';
import type { PartnerValues } from '../features/partners/index.ts';
import type { PlanState, PlanValues } from '../features/plans/index.ts';
import type { ProjectValues, Target } from '../features/projects/index.ts';
import type { Cited, Entry, SourceData, Texts } from './entry.ts';
import type { PracticeData } from './practice-data.ts';
import type { AgendaData } from './agenda-data.ts';
import type { NotesData } from './notes-data.ts';
import type { GuestsData } from './guest-data.ts';
import type { QuestionsData } from './question-data.ts';
import type { ReviewData } from './review-data.ts';
import type { WorkshopsData } from './workshop-data.ts';

export interface ProjectData
  extends Entry, Omit<ProjectValues, 'targets' | 'sources' | 'isFictional' | 'ownPhases' | 'language'> {
  readonly language: Language;
  /** The month for which an invented network's dates are written; they move with the day on which it is loaded. */
  readonly today?: string;
  readonly targets: readonly Target[];
  readonly sources: readonly Cited[];
  readonly moves?: readonly {
    item: ClockMove['item'];
    to: PartialDate;
    movesLater: boolean;
    day: string;
    reason: string;
  }[];
}

export interface CardData {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly themes: readonly Theme[];
  readonly priority?: CardValues['priority'];
  readonly state?: CardState;
  readonly stateReason?: string;
  readonly sources?: readonly Cited[];
  /** Keys of what somebody said does not match it, and why. */
  readonly setAside?: readonly { readonly match: string; readonly day: string; readonly reason: string }[];
  readonly texts?: Texts;
}

export interface PartnerData extends Entry, Omit<PartnerValues, 'name' | 'language' | 'sources' | 'populationSources'> {
  readonly language?: Language;
  readonly sources: readonly Cited[];
  readonly populationSources: readonly Cited[];
  readonly needs: readonly CardData[];
  readonly strengths: readonly CardData[];
  readonly replacement?: { by: string; on: PartialDate; day: string; reason: string };
}

export interface InstrumentData extends Entry, Omit<InstrumentValues, 'language' | 'partnerIds' | 'sources'> {
  readonly language?: Language;
  readonly partners: readonly string[];
  readonly sources: readonly Cited[];
  readonly replacement?: {
    by: string;
    on: PartialDate;
    day: string;
    reason: string;
    goalKept: string;
    sources: readonly Cited[];
  };
}

export interface LessonData {
  readonly key: string;
  /** Why it is said that it was learnt at this event. */
  readonly reason: string;
  readonly title: string;
  readonly description: string;
  readonly partner: string;
  readonly themes: readonly Theme[];
  readonly language?: Language;
  readonly sources?: readonly Cited[];
  readonly texts?: Texts;
}

export interface EventData
  extends
    Entry,
    Omit<
      LearningEvent,
      | 'language'
      | 'number'
      | 'moments'
      | 'webAddress'
      | 'conclusions'
      | 'themes'
      | 'visitors'
      | 'sources'
      | 'rearranged'
    > {
  readonly number?: number;
  /** Time of day at the place, `2023-05-09T09:30`. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly zone?: string;
  readonly webAddress?: string;
  readonly conclusions?: string;
  readonly themes?: readonly Theme[];
  readonly visitors?: readonly string[];
  readonly sources: readonly Cited[];
  readonly lessons?: readonly LessonData[];
  /** What was told when it was moved online or called off; times of day at the place. */
  readonly rearranged?: {
    readonly note: string;
    readonly sessions?: readonly { readonly from: string; readonly to: string; readonly webAddress?: string }[];
  };
}

export interface EvidenceData {
  readonly kind: 'photo' | 'document' | 'system-data' | 'web-address' | 'statement';
  readonly strength: 'estimate' | 'sample' | 'system-data' | 'audited';
  readonly caption: string;
  readonly address?: string;
  /** The source whose address it is. */
  readonly source?: string;
  /** A file that is made for it. */
  readonly file?: 'picture' | 'document' | 'table';
}

export interface UpdateData {
  readonly key: string;
  readonly day: string;
  readonly state: ActionState;
  readonly reason?: string;
  readonly note: string;
  readonly done?: string;
  readonly nextStep?: string;
  readonly nextStepOn?: PartialDate;
  readonly isPublic?: boolean;
  readonly evidence: readonly EvidenceData[];
  readonly corrected?: { readonly day: string; readonly note: string };
  readonly withdrawn?: { readonly day: string; readonly reason: string };
}

type ActionOwn = Omit<
  ActionValues,
  'language' | 'planId' | 'partnerId' | 'furtherPartnerIds' | 'activities' | 'stakeholders' | 'indicators' | 'sources'
>;

export interface ActionData extends Entry, ActionOwn {
  readonly state: ActionState;
  readonly activities: readonly string[];
  readonly stakeholders: readonly string[];
  readonly furtherPartners?: readonly string[];
  /** `source`: a key, or null. */
  readonly indicators: readonly (Omit<ActionValues['indicators'][number], 'source'> & {
    readonly source: string | null;
  })[];
  readonly sources: readonly Cited[];
  readonly updates: readonly UpdateData[];
}

type PlanOwn = Omit<
  PlanValues,
  'language' | 'partnerId' | 'furtherPartnerIds' | 'instrumentId' | 'sources' | 'contactOrganisation' | 'englishSummary'
>;

export interface PlanData extends Entry, PlanOwn {
  readonly state: PlanState;
  readonly partner: string;
  readonly furtherPartners?: readonly string[];
  readonly instrument: string | null;
  readonly contactOrganisation?: string;
  readonly englishSummary?: string;
  readonly sources: readonly Cited[];
  readonly actions: readonly ActionData[];
}

export interface LinkData {
  readonly from: string;
  readonly type: LinkType;
  readonly to: string;
  readonly on: PartialDate | null;
  readonly day: string;
  readonly language?: Language;
  readonly speaker?: string;
  readonly reason: string;
  readonly strength?: EvidenceData['strength'];
  readonly sources?: readonly Cited[];
  readonly withdrawn?: { readonly day: string; readonly reason: string };
}

/** One project of the sample with everything in it, as its data files say it. */
export interface Network {
  readonly project: ProjectData;
  readonly sources: Readonly<Record<string, SourceData>>;
  readonly partners: readonly PartnerData[];
  readonly instruments: readonly InstrumentData[];
  readonly practices: readonly PracticeData[];
  readonly events: readonly EventData[];
  readonly agenda: readonly AgendaData[];
  readonly notes: readonly NotesData[];
  readonly plans: readonly PlanData[];
  readonly links: readonly LinkData[];
  readonly reviews: ReviewData<PracticeData>;
  readonly questions: QuestionsData;
  readonly guests: GuestsData;
  readonly workshops: WorkshopsData;
}
