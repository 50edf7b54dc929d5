import type { ColumnType } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Source } from '../../records/sources.ts';

interface PlanTable {
  id: string;
  project_id: string;
  instrument_id: string | null;
  contact_organisation: string;
  ends_on: PartialDate | null;
  policy_context: string;
  english_summary: string;
  sources: ColumnType<Source[], string, string>;
}

interface PlanPartnerTable {
  project_id: string;
  plan_id: string;
  partner_id: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    plan: PlanTable;
    plan_partner: PlanPartnerTable;
  }
}
