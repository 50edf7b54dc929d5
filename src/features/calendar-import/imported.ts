import type { Values } from '../../kernel/words.ts';
import type { LearningEvent } from '../events/index.ts';
import type words from './words.json';

/** What a calendar file tells of an event; the rest of it is for people to write. */
export type Told = Pick<
  LearningEvent,
  'title' | 'description' | 'place' | 'webAddress' | 'startsOn' | 'endsOn' | 'moments'
>;

/** One thing that happens, by the name under which it is known again in a later file. */
export interface Imported extends Told {
  readonly uid: string;
  /** Which one of those that repeat: its start as the file writes it; empty when it happens once. */
  readonly part: string;
}

export type Reason = keyof typeof words & `refused.${string}`;

/** What is not taken, by name, and why. */
export interface Refused {
  readonly name: string;
  readonly reason: Reason;
  readonly values?: Values;
}

export interface ReadFile {
  readonly entries: readonly Imported[];
  readonly refused: readonly Refused[];
}

/** The most of a file: its bytes, what is in it, and how often one thing repeats. */
export const most = { bytes: 1024 * 1024, entries: 300, repeats: 60 } as const;

/** Thrown where something in a file cannot be taken; the reason is told beside its name. */
export class NotTaken extends Error {
  readonly reason: Reason;
  readonly values: Values;
  constructor(reason: Reason, values: Values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
