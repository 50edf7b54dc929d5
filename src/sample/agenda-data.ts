import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { SessionValues } from '../features/agenda/index.ts';

export interface SessionData
  extends Pick<SessionValues, 'title' | 'kind'>, Partial<Omit<SessionValues, 'day' | 'title' | 'kind'>> {
  readonly on?: PartialDate;
}

/** The sessions of an event, by its key, and the day on which its host wrote them down. */
export interface AgendaData {
  readonly event: string;
  readonly day: string;
  readonly language: Language;
  readonly sessions: readonly SessionData[];
}
