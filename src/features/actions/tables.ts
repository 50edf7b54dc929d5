import type { ColumnType } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Source } from '../../records/sources.ts';
import type { PlannedIndicator } from './indicators.ts';

type Json<Value> = ColumnType<Value, string, string>;

interface ActionTable {
  id: string;
  project_id: string;
  plan_id: string;
  background: string;
  activities: string;
  nature: string;
  stakeholders: string;
  ends_on: PartialDate | null;
  timeframe_note: string;
  cost_minor: number | null;
  cost_currency: string | null;
  cost_note: string;
  funding: string;
  results: string;
  state_reason: string;
  next_step: string;
  next_step_on: PartialDate | null;
  updated_at: Date | null;
  indicators: Json<PlannedIndicator[]>;
  sources: Json<Source[]>;
}

interface ActionPartnerTable {
  project_id: string;
  action_id: string;
  partner_id: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    action: ActionTable;
    action_partner: ActionPartnerTable;
  }
}
