import type { Language } from '../kernel/words.ts';

interface Said {
  readonly day: string;
  /** The partner for whom it is said. */
  readonly by: string;
  readonly content: string;
}

/** Questions to the owners of practices, by people of nowhere, with what was answered. */
export interface QuestionsData {
  readonly questions: readonly {
    readonly practice: string;
    readonly day: string;
    readonly from: string;
    readonly name: string;
    readonly showsName: boolean;
    readonly language: Language;
    readonly content: string;
    readonly answer?: Said;
    readonly declined?: Said;
  }[];
}
