import type { ColumnType } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Strength } from '../../ui/index.ts';
import type { ActionState } from '../actions/index.ts';
import type { EvidenceKind } from './update.ts';

type Moment = ColumnType<Date, Date, Date>;

interface UpdateTable {
  id: string;
  project_id: string;
  action_id: string;
  partner_id: string | null;
  state_before: ActionState;
  state: ActionState;
  reason: string;
  note: string;
  done: string;
  next_step: string;
  next_step_on: PartialDate | null;
  language: Language;
  is_public: boolean;
  made_at: Moment;
  made_by: string | null;
  corrected_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string;
}

interface EvidenceTable {
  id: string;
  project_id: string;
  action_id: string;
  update_id: string;
  kind: EvidenceKind;
  strength: Strength;
  caption: string;
  web_address: string;
  language: Language;
  made_at: Moment;
}

declare module '../../kernel/db.ts' {
  interface Database {
    progress_update: UpdateTable;
    evidence: EvidenceTable;
  }
}
