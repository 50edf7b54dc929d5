import type { PartialDate } from '../../kernel/dates.ts';
import { asTyped, choice, choices, form, longText, text, type Typed, type ValuesOf } from '../../kernel/forms.ts';
import { languages, type Language } from '../../kernel/words.ts';
import type { Choice } from '../../layout/record/index.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf, sourceLines, type Source } from '../../records/sources.ts';

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

const yesNo = ['yes', 'no'] as const;

export function instrumentForm(partners: readonly Choice[]) {
  return form({
    title: text({ required: true, limit: 300 }),
    partnerIds: choices(
      partners.map(({ value }) => value),
      { required: true },
    ),
    authority: text({ limit: 300 }),
    goal: longText({ limit: 1000 }),
    description: longText({ limit: 4000 }),
    isStructuralFund: choice(yesNo, { control: 'radio' }),
    sources: sourceLines(),
    language: choice(languages, { required: true }),
  });
}
export type InstrumentTyped = ValuesOf<ReturnType<typeof instrumentForm>['fields']>;

export function instrumentFrom(typed: InstrumentTyped): InstrumentValues {
  return { ...typed, isStructuralFund: typed.isStructuralFund === null ? null : typed.isStructuralFund === 'yes' };
}

export function typedInstrument({ sources, isStructuralFund, ...instrument }: InstrumentValues): Typed {
  const fund = isStructuralFund ? 'yes' : 'no';
  return asTyped({
    ...instrument,
    isStructuralFund: isStructuralFund === null ? null : fund,
    sources: linesOf(sources).join('\n'),
  });
}

/** The fields an instrument's history keeps beside the head of its record. Partners by name. */
export function saidOfInstrument(values: InstrumentValues, partners: readonly string[]): Record<string, Recorded> {
  const { authority, goal, description, isStructuralFund, sources } = values;
  return { authority, goal, description, isStructuralFund, partnerIds: partners, sources: linesOf(sources) };
}
