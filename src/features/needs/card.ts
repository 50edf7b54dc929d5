import {
  asTyped,
  choice,
  choices,
  form,
  longText,
  text,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { beginning } from '../../kernel/beginning.ts';
import { languages, type Language, type Say } from '../../kernel/words.ts';
import type { Choice } from '../../layout/record/index.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf, sourceLines, type Source } from '../../records/sources.ts';
import { themes, type Theme } from '../../records/themes.ts';
import type words from './words.json';

/** What a partner needs, and what it is good at: cards of one shape on one list of themes. */
export type CardKind = 'need' | 'strength';

export const priorities = ['high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

export const cardStates = {
  need: ['open', 'worked-on', 'met', 'dropped'],
  strength: ['offered', 'ended'],
} as const satisfies Record<CardKind, readonly string[]>;
export type CardState = (typeof cardStates)[CardKind][number];

export interface CardValues {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly themes: readonly Theme[];
  readonly priority: Priority | null;
  readonly partnerId: string | null;
  readonly sources: readonly Source[];
}

export interface Card extends CardValues {
  readonly kind: CardKind;
  readonly state: CardState;
  /** Why it is in this state; asked for when a need is dropped or a strength is not offered any more. */
  readonly stateReason: string;
}

export function cardForm(partners: readonly Choice[]) {
  return form({
    partnerId: choice(
      partners.map(({ value }) => value),
      { required: true },
    ),
    title: text({ required: true, limit: 160 }),
    description: longText({ limit: 3000 }),
    themes: choices(themes),
    priority: choice(priorities),
    sources: sourceLines(),
    language: choice(languages, { required: true }),
  });
}
export type CardTyped = ValuesOf<ReturnType<typeof cardForm>['fields']>;

export function typedCard(card: CardValues): Typed {
  const { sources, ...plain } = card;
  return asTyped({ ...plain, sources: linesOf(sources).join('\n') });
}

/** The fields a card's history keeps beside the head of its record. */
export function saidOfCard({ description, priority, sources }: CardValues): Record<string, Recorded> {
  return { description, priority, sources: linesOf(sources) };
}

/** How far a card is, out of the states of its kind. */
export function stateForm(kind: CardKind) {
  const states: readonly CardState[] = cardStates[kind];
  return form({ state: choice(states, { required: true }), stateReason: longText({ limit: 500 }) });
}
export type StateFields = ReturnType<typeof stateForm>['fields'];

/** Giving something up is said with its reason. */
export function problemsInState(state: CardState, reason: string, say: Say<typeof words>): Problems {
  const needsReason = state === 'dropped' || state === 'ended';
  return needsReason && reason === '' ? { stateReason: { key: 'wrong', text: say('rule.stateReason') } } : {};
}

const shortEnough = 240;

/** The beginning of a description for lists, cut at a word. */
export function beginningOf(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= shortEnough ? line : `${beginning(line, shortEnough).replace(/\s+\S*$/, '')} …`;
}
