import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/kernel/words.ts';
import type { Theme } from '../../src/records/themes.ts';

interface Judged {
  readonly id: number;
  readonly language: Language;
  readonly relevant: readonly { readonly practice: number; readonly grade: 1 | 2 | 3 }[];
}

export interface TestSet {
  readonly practices: readonly {
    readonly id: number;
    readonly language: Language;
    readonly title: string;
    readonly summary: string;
    readonly description: string;
    readonly themes: readonly Theme[];
  }[];
  readonly needs: readonly (Judged & {
    readonly title: string;
    readonly description: string;
    readonly themes: readonly Theme[];
  })[];
  readonly queries: readonly (Judged & { readonly text: string })[];
}

export function readTestSet(): TestSet {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'matching.json'), 'utf8')) as TestSet;
}

/** What was found for a need or a search: ids of practices, the best first. */
export interface Answered {
  readonly asked: Judged;
  readonly found: readonly number[];
}

export interface Figures {
  readonly items: number;
  /** Of the practices that answer it or an important part (grade 2 and 3), how many stand among the first five and ten. */
  readonly recall5: number;
  readonly recall10: number;
  /** One divided by the place of the first of them, on average; 0 where none was found. */
  readonly meanReciprocalRank: number;
}

/** The held half has even ids: it is measured on and never looked at. */
export const halfOf = ({ id }: { readonly id: number }) => (id % 2 === 0 ? 'held' : 'open');

const leastGrade = 2;

/** Recall and rank over these, of the relevant practices that pass `counts`. */
export function figuresOf(
  answered: readonly Answered[],
  counts: (asked: Judged, practice: number) => boolean = () => true,
): Figures {
  let items = 0;
  let [recall5, recall10, ranks] = [0, 0, 0];
  for (const { asked, found } of answered) {
    const wanted = asked.relevant
      .filter(({ practice, grade }) => grade >= leastGrade && counts(asked, practice))
      .map(({ practice }) => practice);
    if (wanted.length === 0) continue;
    items++;
    const places = wanted.map((practice) => found.indexOf(practice)).filter((place) => place >= 0);
    recall5 += places.filter((place) => place < 5).length / wanted.length;
    recall10 += places.filter((place) => place < 10).length / wanted.length;
    ranks += places.length === 0 ? 0 : 1 / (Math.min(...places) + 1);
  }
  const mean = (sum: number) => (items === 0 ? 0 : sum / items);
  return { items, recall5: mean(recall5), recall10: mean(recall10), meanReciprocalRank: mean(ranks) };
}
