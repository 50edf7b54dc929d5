import type { Answer } from '../../kernel/answers.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { writesFor } from '../../records/editing.ts';
import { choicesOf } from '../../records/names.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** All partners of the project, and those among them that the person may write for, with the one that stands there. */
export async function partnerChoices(
  visit: WorkspaceVisit,
  present: string | null,
): Promise<{ all: Choice[]; own: Choice[] }> {
  const all = await choicesOf(visit, 'partner');
  const writing = writesFor(visit.who, visit.project.id);
  return {
    all,
    own: all.filter(({ value }) => writing === 'everybody' || writing.includes(value) || value === present),
  };
}

/** What is chosen already where nothing else can be. */
export function onlyChoice(choices: readonly Choice[] = []): string | undefined {
  return choices.length === 1 ? choices[0]?.value : undefined;
}

/** What is wrong with the partner chosen in a field: it is none of the project, or the person may not give it the record. What stands there may stay. */
export function problemsInPartner(
  field: string,
  {
    all,
    chosen,
    present,
    mayGive,
  }: {
    readonly all: readonly Choice[];
    readonly chosen: string | null;
    /** The partner of the record as it is stored; undefined for a new one. */
    readonly present: string | null | undefined;
    readonly mayGive: Answer;
  },
): Problems {
  if (chosen !== null && !all.some(({ value }) => value === chosen)) return { [field]: { key: 'notAChoice' } };
  return mayGive.may || chosen === present ? {} : { [field]: { key: 'wrong', text: mayGive.reason } };
}
