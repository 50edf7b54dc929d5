import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Role } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import type words from './words.json';

/** The gates a text can go through, in their order: the project's editor, the programme's officer, an expert's opinion. */
export const gates = ['project', 'programme', 'expert'] as const;
export type Gate = (typeof gates)[number];

/** Gates that a programme may open only once the public reads the text. */
export const laterGates = ['programme', 'expert'] as const satisfies readonly Gate[];

/** Of interest to all, to some, or not now. */
export const verdicts = ['all', 'some', 'not-now'] as const;
export type Verdict = (typeof verdicts)[number];

export type Outcome = 'passed' | 'returned' | 'recalled' | 'overtaken';

/** Which gates a project has, which of them stand after publication, and how many days each has. */
export interface ReviewRule {
  readonly gates: readonly Gate[];
  readonly afterPublication: readonly Gate[];
  readonly days: number;
}

export const noReview: ReviewRule = { gates: [], afterPublication: [], days: 14 };

/** What is usual in the programme; proposed while the project has not said anything. */
export function usualRule(ruleSet: string): ReviewRule {
  const isInterreg = ruleSet.startsWith('interreg-europe');
  return { gates: isInterreg ? gates : ['project'], afterPublication: isInterreg ? ['expert'] : [], days: 14 };
}

/** A text on its way through the gates. */
export interface Round {
  readonly gates: readonly Gate[];
  readonly afterPublication: readonly Gate[];
  /** Where it waits; null once the round is over. */
  readonly gate: Gate | null;
  readonly outcome: Outcome | null;
}

export function firstGate({ gates: own }: Pick<Round, 'gates'>): Gate | null {
  return gates.find((gate) => own.includes(gate)) ?? null;
}

/** The gate behind the one where it waits; null when that was the last. */
export function nextGate({ gates: own, gate }: Pick<Round, 'gates' | 'gate'>): Gate | null {
  const place = gate === null ? gates.length : gates.indexOf(gate);
  return gates.find((one, index) => index > place && own.includes(one)) ?? null;
}

/** Whether everything that stands before publication was passed. */
export function isApproved({ gates: own, afterPublication, gate, outcome }: Round): boolean {
  if (outcome !== null) return outcome === 'passed';
  const place = gate === null ? gates.length : gates.indexOf(gate);
  return own.every((one) => afterPublication.includes(one) || gates.indexOf(one) < place);
}

/** Who acts at a gate. `isForAll`: by a place in the whole project, not in one partner. */
export function actsAt(gate: Gate, role: Role, isForAll: boolean): boolean {
  if (gate === 'programme') return role === 'programme-officer';
  if (gate === 'expert') return role === 'expert';
  return role === 'lead-coordinator' || (role === 'editor' && isForAll);
}

/**
 * Whether somebody who acts at this gate may act on this text: nobody checks what they submitted themselves, unless
 * nobody else could.
 */
export function mayCheck(isOwn: boolean, others: number, say: Say<typeof words>): Answer {
  return isOwn && others > 0 ? no(say('policy.ownText')) : yes;
}
