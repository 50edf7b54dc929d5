import type { ColumnType } from 'kysely';
import { endsBefore, type PartialDate } from '../../kernel/dates.ts';
import { date, form, text, type Problems } from '../../kernel/forms.ts';
import type { Language, Say } from '../../kernel/words.ts';
import type words from './words.json';

/** An organisation in the stakeholder group of a partner. */
export interface Stakeholder {
  readonly id: string;
  readonly organisation: string;
  /** What it brings to the group. */
  readonly role: string;
  readonly language: Language;
  readonly joinedOn: PartialDate | null;
}

/** With what only the workspace reads. */
export interface StakeholderInWorkspace extends Stakeholder {
  readonly contact: string;
  readonly leftOn: PartialDate | null;
}

export const stakeholderForm = form({
  organisation: text({ required: true, limit: 200, autocomplete: 'off' }),
  role: text({ limit: 200, autocomplete: 'off' }),
  contact: text({ limit: 200, autocomplete: 'off' }),
  joinedOn: date(),
  leftOn: date(),
});

export function problemsInStakeholder(
  { joinedOn, leftOn }: { readonly joinedOn: PartialDate | null; readonly leftOn: PartialDate | null },
  say: Say<typeof words>,
): Problems {
  return endsBefore(joinedOn, leftOn) ? { leftOn: { key: 'wrong', text: say('problem.leftBefore') } } : {};
}

interface StakeholderTable {
  id: string;
  project_id: string;
  partner_id: string;
  organisation: string;
  role: string;
  language: ColumnType<Language, Language, Language>;
  contact: string;
  joined_on: PartialDate | null;
  left_on: PartialDate | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    stakeholder: StakeholderTable;
  }
}
