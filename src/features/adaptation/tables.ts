import type { Generated } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Aspect, Finding } from './sheet.ts';

export interface SheetTable {
  id: string;
  project_id: string;
  event_id: string;
  practice_id: string;
  importer_id: string;
  action_id: string | null;
  /** When the owner, in another project, was written to. */
  owner_told_at: Date | null;
  made_at: Date;
  made_by: string | null;
}

interface SheetRowTable {
  id: string;
  project_id: string;
  sheet_id: string;
  position: number;
  aspect: Aspect;
  name: Generated<string>;
  finding: Generated<Finding>;
  there: Generated<string>;
  here: Generated<string>;
  revision: Generated<number>;
  changed_at: Date | null;
  changed_by: string | null;
}

interface SheetDecisionTable {
  id: string;
  project_id: string;
  sheet_id: string;
  content: string;
  decided_by: string;
  decided_on: PartialDate;
  made_at: Date;
  made_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

interface SheetQuestionTable {
  id: string;
  project_id: string;
  sheet_id: string;
  content: string;
  answerer_id: string;
  due_on: PartialDate | null;
  asked_at: Date;
  asked_by: string | null;
  answer: Generated<string>;
  revision: Generated<number>;
  answered_at: Date | null;
  answered_by: string | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    sheet: SheetTable;
    sheet_row: SheetRowTable;
    sheet_decision: SheetDecisionTable;
    sheet_question: SheetQuestionTable;
  }
}

/** What was signed by somebody at a moment; null where it was not. */
export function signed(at: Date | null, by: string | null) {
  return at === null ? null : { at, by };
}
