import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { Conclusion } from '../features/conclusions/index.ts';
import type { MaterialValues } from '../features/material/index.ts';
import type { SessionValues } from '../features/agenda/index.ts';
import type { Entry } from './entry.ts';

export interface SessionData
  extends Pick<SessionValues, 'title' | 'kind'>, Partial<Omit<SessionValues, 'day' | 'title' | 'kind'>> {
  readonly on?: PartialDate;
}

export interface MaterialData
  extends Pick<MaterialValues, 'title' | 'kind'>, Partial<Omit<MaterialValues, 'title' | 'kind'>> {
  /** A file that is made for it. */
  readonly file?: 'picture' | 'document';
}

/** What was concluded at an event, and the lesson that a partner made of it. */
export interface ConclusionData extends Entry, Pick<Conclusion, 'title' | 'themes'> {
  /** Why it is said that it was drawn there. */
  readonly reason: string;
  readonly description?: string;
  readonly isPublic?: boolean;
  readonly lesson?: Entry & {
    readonly partner: string;
    readonly title: string;
    readonly description: string;
    readonly reason: string;
  };
}

/** What stands in the dossier of a visit; `by` is the partner whose people say it. */
export interface DossierData {
  readonly questions?: readonly (Told & {
    readonly content: string;
    readonly isPublic: boolean;
    readonly answer?: Omit<Told, 'by'> & { readonly content: string };
  })[];
  readonly brought?: readonly (Omit<Told, 'language'> & {
    readonly what: string;
    readonly receiver: string;
    readonly dueOn?: PartialDate;
    readonly done?: string;
  })[];
  readonly unwritten?: readonly (Told & Entry & { readonly title: string; readonly description: string })[];
}

interface Told {
  readonly day: string;
  readonly by: string;
  readonly language: Language;
}

/** The sessions, the material, the conclusions and the dossier of an event, by its key, and the day on which its host wrote them down. */
export interface AgendaData {
  readonly event: string;
  readonly day: string;
  readonly language: Language;
  readonly sessions: readonly SessionData[];
  /** Each names its session by the title. */
  readonly material?: readonly MaterialData[];
  readonly conclusions?: readonly ConclusionData[];
  readonly dossier?: DossierData;
}
