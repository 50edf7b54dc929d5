import { lines, number, type Field } from '../../kernel/forms.ts';

/** What shows whether an action reaches what it is meant to: as written in the plan. */
export interface PlannedIndicator {
  readonly name: string;
  readonly unit: string;
  readonly target: number | null;
  readonly achieved: number | null;
  readonly source: string;
}

const amount = number();

/** A number between two semicolons: null when left open, undefined when it is none. */
function readAmount(typed: string): number | null | undefined {
  const read = amount.read([typed], []);
  return 'value' in read ? read.value : undefined;
}

function readLine(line: string): PlannedIndicator | null {
  const [name = '', typedTarget = '', typedAchieved = '', unit = '', ...source] = line
    .split(';')
    .map((part) => part.trim());
  const target = readAmount(typedTarget);
  const achieved = readAmount(typedAchieved);
  if (name === '' || target === undefined || achieved === undefined) return null;
  return { name, target, achieved, unit, source: source.join('; ') };
}

/** Indicators as people type them, one a line: `name; target; achieved; unit; source`. What is not known is left empty. */
export function indicatorLines(): Field<PlannedIndicator[]> {
  return lines(readLine, 'notANumber');
}

/** The indicators as they are typed, to fill a form and for the history. */
export function linesOfIndicators(indicators: readonly PlannedIndicator[]): string[] {
  return indicators.map(({ name, target, achieved, unit, source }) =>
    [name, target ?? '', achieved ?? '', unit, source].join('; ').replace(/[; ]+$/, ''),
  );
}
