import type { PartialDate } from '../../kernel/dates.ts';
import type { End } from '../chain/index.ts';

/** What two cities compare, in the order in which they do; `other` has a name of its own. */
export const aspects = ['law', 'governance', 'staff', 'technology', 'data', 'money', 'other'] as const;
export type Aspect = (typeof aspects)[number];
/** The rows of every new sheet. */
export const firstAspects = aspects.filter((aspect) => aspect !== 'other');

/** How it is in the importing city against where the practice is at home. */
export const findings = ['unknown', 'same', 'changed', 'missing', 'not-needed'] as const;
export type Finding = (typeof findings)[number];

export const sheetLimits = { name: 80, text: 1000, decider: 120 } as const;

/** Who wrote something last, and when. */
export interface Signed {
  readonly by: string | null;
  readonly at: Date;
}

export interface RowTexts {
  readonly finding: Finding;
  /** How it is where the practice is at home. */
  readonly there: string;
  /** How it is in the importing city, or what it needs. */
  readonly here: string;
}

export interface SheetRow extends RowTexts {
  readonly id: string;
  readonly aspect: Aspect;
  /** Of another aspect than the known ones. */
  readonly name: string;
  /** Counted up with each save, so that nobody writes over what they have not seen. */
  readonly revision: number;
  /** Null while nobody wrote anything. */
  readonly changed: Signed | null;
}

export interface Decision {
  readonly id: string;
  readonly content: string;
  readonly decidedBy: string;
  readonly decidedOn: PartialDate;
  readonly made: Signed;
  readonly withdrawn: Signed | null;
}

export interface SheetQuestion {
  readonly id: string;
  readonly content: string;
  /** The partner who finds out. */
  readonly answererId: string;
  readonly dueOn: PartialDate | null;
  readonly asked: Signed;
  readonly answer: string;
  readonly revision: number;
  readonly answered: Signed | null;
}

/** One practice, or a part of it, and one city that thinks of taking it up, at an import workshop. */
export interface Sheet {
  readonly id: string;
  readonly event: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly partnerId: string | null;
  };
  /** A practice, or a building block that is to be taken alone. */
  readonly practice: End;
  /** Whose practice it is; null where it is nobody’s in particular, or nobody’s who may be named here. */
  readonly owner: End | null;
  readonly importer: End;
  /** The draft action that came of it. */
  readonly actionId: string | null;
}

/** A sheet with everything that is written on it. */
export interface WrittenSheet extends Sheet {
  readonly rows: readonly SheetRow[];
  readonly decisions: readonly Decision[];
  readonly questions: readonly SheetQuestion[];
}

/** How far a sheet is: how many rows say something, of how many; decisions that stand, and open questions. */
export interface Tally {
  readonly known: number;
  readonly all: number;
  readonly decided: number;
  readonly open: number;
}

/** The city a partner is in, else what it is called: two cities that sit at one table call each other so. */
export function cityOf(partner: End): string {
  return partner.city ?? partner.title;
}

/** Whose practice it is, by the city; the practice’s own city, or its project, where no partner is named. */
export function ownerCity({ owner, practice }: Sheet): string {
  return owner ? cityOf(owner) : (practice.city ?? practice.project.acronym);
}

export function isOpen({ answered }: SheetQuestion): boolean {
  return answered === null;
}

/** How many rows say something, of how many. */
export function progressOf(rows: readonly Pick<SheetRow, 'finding'>[]): {
  readonly known: number;
  readonly all: number;
} {
  return { known: rows.filter(({ finding }) => finding !== 'unknown').length, all: rows.length };
}
