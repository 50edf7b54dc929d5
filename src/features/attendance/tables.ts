import type { ColumnType } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';

interface AttendanceTable {
  registration_id: string;
  day: PartialDate;
  project_id: string;
  event_id: string;
  is_present: boolean;
  marked_at: ColumnType<Date, Date, Date>;
}

interface DoorTable {
  event_id: string;
  day: PartialDate;
  project_id: string;
  code: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    attendance: AttendanceTable;
    door: DoorTable;
  }
}
