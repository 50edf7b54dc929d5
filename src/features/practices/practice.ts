import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Say, Language } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';
import type { Theme } from '../../records/themes.ts';
import type { Figure } from './figures/figure.ts';
import type { Block } from '../blocks/index.ts';
import { linesOfTags, noEffortKnown, type Effort } from '../effort/index.ts';
import type words from './words.json';

/** A practice that failed may teach as much as one that worked; the reader is told which it is. */
export const outcomes = ['worked', 'did-not-work'] as const;
export const levels = ['national', 'regional', 'local'] as const;
/** How sure it is that the practice comes from the project's own learning. */
export const provenances = ['confirmed', 'probable', 'unconfirmed'] as const;

/** A practice on its way to the public and, published, once more on it. */
export const practiceStates = ['draft', 'in-review', 'returned', 'approved', 'published'] as const;
export type PracticeState = (typeof practiceStates)[number];

/** A good practice as its page shows it; published content is the same value, frozen. Empty text: not known. */
export interface Practice extends Effort {
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly themes: readonly Theme[];
  readonly outcome: (typeof outcomes)[number];
  /** The partner that brings it into the project. */
  readonly partner: string | null;
  /** The owner when it is not that partner. */
  readonly ownerOrganisation: string;
  readonly authorOrganisation: string;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly city: string;
  readonly level: (typeof levels)[number] | null;
  readonly startsOn: PartialDate | null;
  readonly endsOn: PartialDate | null;
  /** The problem and how the practice works. */
  readonly description: string;
  readonly resources: string;
  readonly evidence: string;
  readonly difficulties: string;
  readonly difficultiesUnknown: boolean;
  readonly transfer: string;
  readonly provenance: (typeof provenances)[number] | null;
  readonly provenanceReason: string;
  readonly figures: readonly Figure[];
  /** The parts that can be taken up alone, in their order. */
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
}

/** A practice of which nothing is known yet; the start of a new one. */
export const blankPractice: Omit<Practice, 'title' | 'language'> = {
  ...noEffortKnown,
  summary: '',
  themes: [],
  outcome: 'worked',
  partner: null,
  ownerOrganisation: '',
  authorOrganisation: '',
  country: null,
  city: '',
  level: null,
  startsOn: null,
  endsOn: null,
  description: '',
  resources: '',
  evidence: '',
  difficulties: '',
  difficultiesUnknown: false,
  transfer: '',
  provenance: null,
  provenanceReason: '',
  figures: [],
  blocks: [],
  sources: [],
};

/** The texts of a practice that can be read in other languages, in the order of the form. */
export const translatedFields = [
  'title',
  'summary',
  'description',
  'skills',
  'technology',
  'resources',
  'evidence',
  'difficulties',
  'transfer',
  'provenanceReason',
] as const;
export type TranslatedField = (typeof translatedFields)[number];

/** A text of a practice as it is told in another language: skills and technology one a line. */
export function originalOf(practice: Practice, field: TranslatedField): string {
  const text = practice[field];
  return typeof text === 'string' ? text : linesOfTags(text);
}

/** Whether the practice can go before the public as it stands: it says what it is and what was hard about it. */
export function mayBePublic(practice: Practice, say: Say<typeof words>): Answer {
  if (practice.description === '') return no(say('publication.needsDescription'));
  if (practice.difficulties === '' && !practice.difficultiesUnknown) return no(say('publication.needsDifficulties'));
  return yes;
}

/** What reviewers pass: the practice as it was written. Translations of its blocks come and go beside it. */
export function asReviewed(practice: Practice): Practice {
  return { ...practice, blocks: practice.blocks.map((block) => ({ ...block, texts: {} })) };
}
