import type { Generated, JSONColumnType } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Source } from '../../records/sources.ts';

type Json<Value extends object> = JSONColumnType<Value, string | undefined, string>;

export interface InstrumentTable {
  id: string;
  project_id: string;
  authority: Generated<string>;
  goal: Generated<string>;
  description: Generated<string>;
  is_structural_fund: boolean | null;
  sources: Json<Source[]>;
  replaced_by: string | null;
  replaced_on: PartialDate | null;
  replacement_reason: Generated<string>;
  goal_kept: Generated<string>;
  replacement_sources: Json<Source[]>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    instrument: InstrumentTable;
    instrument_partner: { instrument_id: string; partner_id: string; project_id: string };
  }
}
