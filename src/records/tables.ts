import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { Kind } from './kinds.ts';

type Moment = ColumnType<Date, Date, Date>;

/** The head of a record, which the shelf shows as it was. */
interface Head {
  kind: Kind;
  slug: string | null;
  title: string;
  summary: Generated<string>;
  language: Language;
  state: Generated<string>;
  /** What sort of its kind it is: the kind of an event, a practice that worked or did not. */
  variety: Generated<string>;
  themes: Generated<string[]>;
  partner_id: string | null;
  happens_on: PartialDate | null;
}

export interface RecordTable extends Head {
  id: string;
  project_id: string;
  revision: Generated<number>;
  created_at: Moment;
  created_by: string | null;
  changed_at: Moment;
  changed_by: string | null;
  published_at: Date | null;
  erased_at: Date | null;
}

interface TextTable {
  project_id: string;
  record_id: string;
  field: string;
  language: Language;
  content: string;
  origin: 'human' | 'machine';
  translator: Generated<string>;
  translated_at: Moment;
  outdated_since: Date | null;
}

export interface PublishedTable extends Head {
  record_id: string;
  project_id: string;
  country: string | null;
  version: number;
  /** The first version that the public could read without a break until this one. */
  since_version: number | null;
  content: ColumnType<unknown, string, string>;
  search: ColumnType<string, never, never>;
  published_at: Moment;
}

interface PublishedVersionTable {
  project_id: string;
  record_id: string;
  version: number;
  content: ColumnType<unknown, string, string>;
  published_at: Moment;
  published_by: string | null;
  note: Generated<string>;
}

interface HistoryTable {
  project_id: string;
  record_id: string;
  number: number;
  at: Moment;
  person_id: string | null;
  entry: string;
  hash: Buffer;
  /** By the database's clock. */
  written_at: ColumnType<Date, never, never>;
}

interface HistoryCheckpointTable {
  project_id: string;
  number: number;
  at: Moment;
  records: number;
  hash: Buffer;
}

interface AttachmentTable {
  id: string;
  project_id: string;
  record_id: string;
  file_hash: string;
  name: string;
  is_public: Generated<boolean>;
  created_at: Moment;
  created_by: string | null;
}

interface NoticeTable {
  id: string;
  project_id: string;
  person_id: string;
  record_id: string;
  kind: string;
  detail: JSONColumnType<Record<string, string>>;
  at: Moment;
  seen_at: Date | null;
}

declare module '../kernel/db.ts' {
  interface Database {
    record: RecordTable;
    text: TextTable;
    published: PublishedTable;
    published_version: PublishedVersionTable;
    history: HistoryTable;
    history_checkpoint: HistoryCheckpointTable;
    attachment: AttachmentTable;
    notice: NoticeTable;
  }
}
