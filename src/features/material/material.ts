import type { Language } from '../../kernel/words.ts';
import type { AttachedFile } from '../files/index.ts';

export const materialKinds = ['slides', 'minutes', 'photographs', 'document'] as const;
export type MaterialKind = (typeof materialKinds)[number];

/** Something shown or written at an event: files, or a link to where it is. */
export interface MaterialValues {
  readonly title: string;
  readonly kind: MaterialKind;
  /** The session it belongs to; null when it belongs to the event as a whole. */
  readonly session: string | null;
  readonly webAddress: string;
  /** The language it is in. */
  readonly language: Language;
  /** For everybody once the event is public, or for the project only. */
  readonly isPublic: boolean;
}

export interface Material extends MaterialValues {
  readonly id: string;
  readonly addedBy: string | null;
  readonly files: readonly AttachedFile[];
}
