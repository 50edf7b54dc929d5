import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { PartialDate } from './dates.ts';
import type { CalendarPart } from './mail-sender.ts';
import type { Language } from './words.ts';

type Moment = ColumnType<Date, Date, Date>;

interface PersonTable {
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  language: Generated<Language>;
  zone: Generated<string>;
  contact: Generated<string>;
  contact_consent_at: Date | null;
  is_administrator: Generated<boolean>;
  is_sample: Generated<boolean>;
  created_at: Moment;
  ended_at: Date | null;
}

interface SessionTable {
  token_hash: Buffer;
  id: string;
  person_id: string;
  device: Generated<string>;
  created_at: Moment;
  seen_at: Moment;
  ends_at: Moment;
}

export interface ProjectTable {
  id: string;
  slug: string;
  acronym: string;
  title: string;
  programme: Generated<string>;
  rule_set: string;
  starts_on: PartialDate;
  ends_on: PartialDate | null;
  is_fictional: Generated<boolean>;
  is_public: Generated<boolean>;
  created_at: Moment;
}

interface MembershipTable {
  id: string;
  project_id: string;
  person_id: string;
  partner_id: string | null;
  role: string;
  created_at: Moment;
  ended_at: Date | null;
  made_by: string | null;
  ended_by: string | null;
}

interface MailTable {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  calendars: ColumnType<CalendarPart[], string, never>;
  created_at: Moment;
  sent_at: Date | null;
  failure: string | null;
}

interface AttemptTable {
  key: string;
  at: Moment;
}

interface DraftTable {
  person_id: string;
  key: string;
  fields: JSONColumnType<Record<string, string[]>>;
  saved_at: Moment;
}

interface FileTable {
  hash: string;
  size: number;
  media_type: string;
  created_at: Moment;
}

declare module './db.ts' {
  interface Database {
    person: PersonTable;
    session: SessionTable;
    project: ProjectTable;
    membership: MembershipTable;
    mail: MailTable;
    attempt: AttemptTable;
    draft: DraftTable;
    file: FileTable;
  }
}
