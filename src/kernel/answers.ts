/** The answer of a policy or a rule: yes, or no with a reason a person can act on (already in their language). */
export type Answer = { readonly may: true } | { readonly may: false; readonly reason: string };

export const yes: Answer = { may: true };

export function no(reason: string): Answer {
  return { may: false, reason };
}

/** There is no such thing, or the person may not know of it: both look the same (404). */
export class NotFound extends Error {}

/** The person may see the thing but may not do this; the page says why (403) and nobody is signed out. */
export class Refused extends Error {}

/** The act does not fit the present state of things; the page says why (409). */
export class Conflict extends Error {}

/** What was sent cannot be read as a form (400): broken on the way, or not made by a page of ours. */
export class Unreadable extends Error {}

/** Goes on only when the answer is yes. */
export function mustBeAllowed(answer: Answer): void {
  if (!answer.may) throw new Refused(answer.reason);
}
