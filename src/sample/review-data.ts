import type { ReviewRule, Verdict } from '../features/reviews/index.ts';

/** Something that happened to a text under review; without `by`, its author did it. */
export interface ReviewStepData {
  readonly day: string;
  readonly act: 'submitted' | 'commented' | 'passed' | 'returned' | 'recalled' | 'published';
  readonly by?: string;
  readonly note?: string;
  readonly verdict?: Verdict;
  readonly showsName?: boolean;
}

/** A project's gates, and texts on their way through them. */
export interface ReviewData<Practice> {
  readonly rule?: ReviewRule & { readonly day: string };
  readonly texts: readonly { readonly practice: Practice; readonly steps: readonly ReviewStepData[] }[];
}
