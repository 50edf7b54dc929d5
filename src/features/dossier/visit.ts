import { date, form, longText, text } from '../../kernel/forms.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Who } from '../../kernel/scope.ts';
import type { EventKind, LearningEvent } from '../events/index.ts';

/** Days in which visitors are asked to write down what they saw, and how long they are asked at all. */
export const askedDays = { due: 14, most: 90 } as const;

/** Visits have a dossier: there is a host who answers, and visitors who bring something home. */
export function hasDossier(kind: EventKind): boolean {
  return kind === 'study-visit';
}

/** Whether somebody belongs to a partner that visited. */
export function isVisitor(who: Who, projectId: string, { visitors }: Pick<LearningEvent, 'visitors'>): boolean {
  return who.memberships.some(
    ({ project, partner }) => project === projectId && partner !== null && visitors.includes(partner),
  );
}

export const broughtForm = form({
  what: text({ required: true, limit: 300 }),
  receiver: text({ required: true, limit: 200 }),
  dueOn: date(),
});

export interface BroughtValues {
  readonly what: string;
  /** A person's role or an office: whom it is handed on to. */
  readonly receiver: string;
  readonly dueOn: PartialDate | null;
}

/** Something a visitor brings home to somebody. */
export interface Brought extends BroughtValues {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  /** The day on which it was handed on; null while it is not. */
  readonly doneOn: PartialDate | null;
}

export const unwrittenForm = form({
  title: text({ required: true, limit: 200 }),
  description: longText({ limit: 1000 }),
});
