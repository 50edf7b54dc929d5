import type { PartialDate } from '../kernel/dates.ts';
import type { Language } from '../kernel/words.ts';
import type { Aspect, Finding } from '../features/adaptation/index.ts';

/** On which day, and by the people of which partner. */
interface Signed {
  readonly day: string;
  readonly by: string;
}

export interface SheetData extends Signed {
  readonly event: string;
  readonly practice: string;
  readonly importer: string;
  /** The action that came of it. */
  readonly action?: { readonly key: string; readonly day: string };
  readonly rows: readonly (Signed & {
    readonly aspect?: Aspect;
    /** Of a row that no other sheet has. */
    readonly name?: string;
    readonly finding: Finding;
    readonly there: string;
    readonly here: string;
  })[];
  readonly decisions: readonly (Signed & {
    readonly decision: string;
    readonly decidedBy: string;
    readonly decidedOn: PartialDate;
    readonly withdrawn?: Signed;
  })[];
  readonly questions: readonly (Signed & {
    readonly question: string;
    readonly answerer: string;
    readonly dueOn?: PartialDate;
    readonly answer?: Signed & { readonly content: string };
  })[];
}

/** What happened at import workshops, and what cities looked at and did not take. */
export interface WorkshopsData {
  readonly sheets: readonly SheetData[];
  readonly invitations: readonly (Signed & { readonly event: string; readonly note: string })[];
  readonly notTaken: readonly {
    readonly partner: string;
    readonly practice: string;
    readonly event?: string;
    readonly day: string;
    readonly decidedOn: PartialDate;
    readonly language: Language;
    readonly isPublic: boolean;
    readonly reason: string;
    readonly takenBack?: { readonly day: string };
  }[];
}
