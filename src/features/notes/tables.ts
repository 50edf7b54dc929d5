import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../kernel/words.ts';

interface NoteTable {
  id: string;
  project_id: string;
  event_id: string;
  session_id: string | null;
  author_id: string;
  content: string;
  language: Language;
  is_shared: boolean;
  revision: Generated<number>;
  written_at: ColumnType<Date, Date, Date>;
  changed_at: ColumnType<Date, Date, Date>;
}

interface NotePhotographTable {
  id: string;
  project_id: string;
  note_id: string;
  file_hash: string;
  name: string;
  caption: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    note: NoteTable;
    note_photograph: NotePhotographTable;
  }
}
