import type { Practice } from '../features/practices/index.ts';
import type { PartialDate } from '../kernel/dates.ts';
import type { Theme } from '../records/themes.ts';
import type { Cited, Entry } from './entry.ts';

export interface FigureData {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  readonly of?: number;
  readonly isApproximate?: boolean;
  /** Where it is not the first of the practice's sources. */
  readonly source?: string;
}

/** Null in a text: it was asked for, and no source tells. */
type Unknown<Field extends keyof Practice> = { readonly [field in Field]: string | null };

/** What a practice takes, in whole money; what is left out is not known. */
export interface EffortData extends Partial<
  Pick<Practice, 'staffDaysSetUp' | 'staffDaysYear' | 'skills' | 'technology'>
> {
  readonly currency?: string;
  readonly setUpCost?: number;
  readonly yearlyCost?: number;
  readonly pricesOf?: PartialDate;
}

/** A building block; `texts` are by the names of its fields, preconditions one a line. */
export interface BlockData extends Pick<Entry, 'key' | 'texts'> {
  readonly title: string;
  readonly what: string;
  readonly preconditions: readonly string[];
  readonly needs: string;
}

export interface PracticeData extends Entry, Unknown<'resources' | 'evidence' | 'difficulties' | 'transfer'> {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly partner: string | null;
  readonly themes: readonly Theme[];
  readonly outcome?: Practice['outcome'];
  readonly authorOrganisation?: string;
  readonly ownerOrganisation?: string;
  readonly country: string;
  readonly city: string;
  readonly level?: Practice['level'];
  readonly startsOn?: PartialDate;
  readonly endsOn?: PartialDate | null;
  readonly provenance: Practice['provenance'];
  readonly provenanceReason?: string;
  readonly effort?: EffortData;
  readonly blocks?: readonly BlockData[];
  readonly figures: readonly FigureData[];
  readonly sources: readonly Cited[];
  readonly isDraft?: boolean;
  readonly withdrawnOn?: string;
  /** What was said otherwise later, and published again. */
  readonly changes?: readonly ({ readonly day: string; readonly note?: string } & Partial<
    Pick<Practice, 'evidence' | 'resources'>
  >)[];
}
