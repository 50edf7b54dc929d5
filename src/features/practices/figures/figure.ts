import { flag, form, number, text, webAddress, type ValuesOf } from '../../../kernel/forms.ts';
import type { Reader } from '../../../kernel/reader.ts';
import type { Source } from '../../../records/sources.ts';
import type words from '../words.json';
import type { Say } from '../../../kernel/words.ts';

/** A number that tells of a practice, with what it counts, what it is a part of, and where it comes from. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** `EUR`, `hours`; empty when things are counted. */
  readonly unit: string;
  /** The whole it is a part of: 26 of 79. */
  readonly of: number | null;
  readonly isApproximate: boolean;
  readonly source: Source | null;
}

export const figureForm = form({
  name: text({ required: true, limit: 120 }),
  value: number({ required: true }),
  unit: text({ limit: 40 }),
  of: number(),
  approximate: flag(),
  sourceTitle: text({ limit: 200 }),
  sourceAddress: webAddress(),
});

export function figureFrom(id: string, typed: ValuesOf<(typeof figureForm)['fields']>): Figure {
  const { name, value, unit, of, sourceTitle, sourceAddress } = typed;
  const source =
    sourceTitle === '' && sourceAddress === ''
      ? null
      : { title: sourceTitle || sourceAddress, address: sourceAddress || null };
  return { id, name, value: value ?? 0, unit, of, isApproximate: typed.approximate, source };
}

/** The figure as a form shows it. */
export function figureTyped(figure: Figure) {
  const { name, value, unit, of, isApproximate: approximate, source } = figure;
  return { name, value, unit, of, approximate, sourceTitle: source?.title, sourceAddress: source?.address };
}

/** The number as written for the reader: about 19,000,000,000 HUF; 26 of 79. */
export function figureText(figure: Figure, reader: Reader, say: Say<typeof words>): string {
  const value = [reader.number(figure.value, { maximumFractionDigits: 6 }), figure.unit]
    .filter((part) => part !== '')
    .join('\u00a0');
  const known = figure.of === null ? value : say('figure.of', { value, whole: reader.number(figure.of) });
  return figure.isApproximate ? say('figure.about', { value: known }) : known;
}
