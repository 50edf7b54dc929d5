import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Recorded } from '../../records/history.ts';
import type { SessionKind, SessionValues } from './session.ts';

interface SessionTable {
  id: string;
  project_id: string;
  event_id: string;
  kind: SessionKind;
  title: string;
  day: PartialDate | null;
  starts: string | null;
  ends: string | null;
  description: string;
  speakers: string;
  place: string;
  web_address: string;
  language: Language;
  is_public: boolean;
  removed_at: Date | null;
}

interface AgendaPracticeTable {
  project_id: string;
  session_id: string;
  practice_id: string;
}

interface AgendaLinkTable {
  project_id: string;
  event_id: string;
  practice_id: string;
  type: 'shown-at' | 'visited-at';
  link_id: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    agenda_session: SessionTable;
    agenda_practice: AgendaPracticeTable;
    agenda_link: AgendaLinkTable;
  }
}

/** What of a session stands on its record. */
export function headOf({ title, language, kind: variety, day: happensOn }: SessionValues) {
  return { title, language, variety, happensOn };
}

/** What of a session stands in its own table; the practices stand beside it. */
export function rowOf({ practices: _beside, webAddress, isPublic, ...own }: SessionValues) {
  return { ...own, web_address: webAddress, is_public: isPublic };
}

/** What the history says of a session beside the head of its record, by the names of the form. */
export function said(values: SessionValues, practices: readonly string[]): Record<string, Recorded> {
  const { starts: startTime, ends: endTime, description, speakers, place, webAddress, isPublic } = values;
  return { startTime, endTime, description, speakers, place, webAddress, practices, isPublic };
}
