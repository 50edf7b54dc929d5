import { fitted } from '../../kernel/beginning.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';
import type { Strength } from '../../ui/index.ts';
import type { ActionState, Standing } from '../actions/index.ts';
import type { AttachedFile } from '../files/index.ts';

/** Longest texts, in characters: an update is written in two minutes. */
export const updateLimits = { note: 1000, done: 1000, reason: 500, nextStep: 300, caption: 200 } as const;

/** States in which an update can leave an action; `unknown` is for what no source tells. */
export const updateStates = [
  'not-started',
  'under-way',
  'delayed',
  'done',
  'stopped',
  'not-implemented',
] as const satisfies readonly ActionState[];

const badNews: ReadonlySet<string> = new Set<ActionState>(['delayed', 'stopped', 'not-implemented']);

/** Whether a state is one that must be explained. */
export function isBadNews(state: ActionState): boolean {
  return badNews.has(state);
}

/** Whether an update must give a reason: when it brings bad news. What was explained once is not asked again. */
export function reasonNeeded(before: ActionState, after: ActionState): boolean {
  return isBadNews(after) && before !== after;
}

export const evidenceKinds = ['photo', 'document', 'system-data', 'web-address', 'statement'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What somebody says about an action. */
export interface UpdateValues {
  readonly state: ActionState;
  readonly reason: string;
  readonly done: string;
  readonly note: string;
  readonly nextStep: string;
  readonly nextStepOn: PartialDate | null;
  readonly language: Language;
  /** For everybody once the action is public, or for the project only. */
  readonly isPublic: boolean;
}

/** What an update can be checked by. */
export interface Evidence {
  readonly id: string;
  readonly updateId: string;
  readonly kind: EvidenceKind;
  readonly strength: Strength;
  readonly caption: string;
  readonly language: Language;
  readonly webAddress: string;
  readonly files: readonly AttachedFile[];
}

export interface Update extends UpdateValues {
  readonly id: string;
  readonly actionId: string;
  readonly stateBefore: ActionState;
  readonly madeAt: Date;
  /** Who wrote it; not told on public pages. */
  readonly madeBy: { readonly id: string | null; readonly name: string | null };
  readonly partnerId: string | null;
  readonly correctedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string;
  readonly evidence: readonly Evidence[];
}

/** Whether an update tells anything at all. */
export function saysSomething(
  before: ActionState,
  update: Pick<UpdateValues, 'state' | 'done' | 'note'>,
  hasEvidence: boolean,
): boolean {
  return before !== update.state || update.done !== '' || update.note !== '' || hasEvidence;
}

/** What an update tells of where the action stands; a reason belongs to bad news only. */
export function standingTold({ state, reason, nextStep, nextStepOn }: UpdateValues): Standing {
  return { state, stateReason: isBadNews(state) ? reason : '', nextStep, nextStepOn };
}

/** A line by which an update is named where it has no page: the beginning of what it says. */
export function titleOf(values: Pick<UpdateValues, 'done' | 'note' | 'reason' | 'state'>): string {
  const text = [values.done, values.note, values.reason, values.state].find((part) => part !== '') ?? '';
  const line = text.replace(/\s+/g, ' ');
  return fitted(line, 120);
}
