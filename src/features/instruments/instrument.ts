import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Source } from '../../records/sources.ts';

/** A programme, strategy or fund that the project wants to improve. */
export interface InstrumentValues {
  readonly title: string;
  readonly language: Language;
  /** The managing authority. */
  readonly authority: string;
  readonly goal: string;
  readonly description: string;
  /** Null: not known. */
  readonly isStructuralFund: boolean | null;
  /** Partners may share one; the first of them owns the record. */
  readonly partnerIds: readonly string[];
  readonly sources: readonly Source[];
}

/** How an instrument gave way to another: when, why, and what of its goal was kept. */
export interface InstrumentReplacement {
  readonly by: string;
  readonly on: PartialDate;
  readonly reason: string;
  readonly goalKept: string;
  readonly sources: readonly Source[];
}

/** One instrument in a row of replacements. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly replacement: InstrumentReplacement | null;
}

export interface Instrument extends InstrumentValues {
  readonly replacement: InstrumentReplacement | null;
  /** The row it stands in, from the first instrument to the present one; itself alone when nothing was replaced. */
  readonly row: readonly Step[];
}

export const blankInstrument: Omit<InstrumentValues, 'title' | 'language'> = {
  authority: '',
  goal: '',
  description: '',
  isStructuralFund: null,
  partnerIds: [],
  sources: [],
};

/** The row in which instruments replaced each other around one of them, in their order. Two may give way to one. */
export function rowAround(steps: readonly Step[], id: string): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const before = (wanted: string, seen: readonly string[]): Step[] =>
    steps
      .filter((step) => step.replacement?.by === wanted && !seen.includes(step.id))
      .flatMap((step) => [...before(step.id, [...seen, step.id]), step]);
  const row = before(id, [id]);
  const seen = new Set(row.map((step) => step.id));
  for (let step = byId.get(id); step && !seen.has(step.id); step = byId.get(step.replacement?.by ?? '')) {
    row.push(step);
    seen.add(step.id);
  }
  return row;
}

/** Whether `later` already gave way, step by step, to `id`: then the two cannot replace each other the other way. */
export function leadsTo(steps: readonly Step[], later: string, id: string): boolean {
  const row = rowAround(steps, later);
  return row.slice(row.findIndex((step) => step.id === later)).some((step) => step.id === id);
}
