import type { Kind } from '../../records/kinds.ts';

interface LinkRule {
  readonly from: readonly Kind[];
  readonly to: readonly Kind[];
  /** Which end comes first in the story that the chain tells. */
  readonly earlier: 'from' | 'to';
}

/** Every way in which one thing can have come from another. The list is closed; each link reads from both ends. */
export const linkRules = {
  answers: { from: ['practice', 'action'], to: ['need'], earlier: 'to' },
  'shown-at': { from: ['practice'], to: ['event'], earlier: 'from' },
  'visited-at': { from: ['practice'], to: ['event'], earlier: 'from' },
  'adapted-in': { from: ['practice'], to: ['event'], earlier: 'from' },
  'concluded-at': { from: ['conclusion'], to: ['event'], earlier: 'to' },
  'lesson-from': { from: ['lesson'], to: ['event', 'practice', 'conclusion'], earlier: 'to' },
  'based-on': { from: ['action'], to: ['practice', 'block', 'lesson', 'conclusion', 'action'], earlier: 'to' },
  'inspired-by': {
    from: ['action'],
    to: ['practice', 'block', 'lesson', 'conclusion', 'event', 'action'],
    earlier: 'to',
  },
  proves: { from: ['update', 'evidence'], to: ['action', 'practice', 'instrument'], earlier: 'to' },
  'led-to': {
    from: ['need', 'lesson', 'conclusion', 'action'],
    to: ['event', 'action', 'instrument'],
    earlier: 'from',
  },
  became: { from: ['action'], to: ['practice'], earlier: 'from' },
} as const satisfies Record<string, LinkRule>;

export type LinkType = keyof typeof linkRules;
export const linkTypes = Object.keys(linkRules) as LinkType[];

/** From which end a link is read: `out` from its own `from` end ("based on"), `in` from the other ("basis of"). */
export type Direction = 'out' | 'in';

export function isLinkType(text: string): text is LinkType {
  return Object.hasOwn(linkRules, text);
}

export function fits(type: LinkType, from: Kind, to: Kind): boolean {
  const rule: LinkRule = linkRules[type];
  return rule.from.includes(from) && rule.to.includes(to);
}

export interface Choice {
  readonly type: LinkType;
  readonly direction: Direction;
}

/** How a record of one kind can be tied to a record of another, told from the first. */
export function choicesBetween(own: Kind, other: Kind): Choice[] {
  return linkTypes.flatMap((type) => [
    ...(fits(type, own, other) ? [{ type, direction: 'out' as const }] : []),
    ...(fits(type, other, own) ? [{ type, direction: 'in' as const }] : []),
  ]);
}

/** The kinds a record of this kind can be tied to at all. */
export function kindsBeside(own: Kind): Kind[] {
  const beside = linkTypes.flatMap((type) => {
    const rule: LinkRule = linkRules[type];
    return [...(rule.from.includes(own) ? rule.to : []), ...(rule.to.includes(own) ? rule.from : [])];
  });
  return [...new Set(beside)];
}

/** The two ends of a link in the order of the story. */
export function inStoryOrder(link: { readonly type: LinkType; readonly from: string; readonly to: string }): {
  earlier: string;
  later: string;
} {
  return linkRules[link.type].earlier === 'from'
    ? { earlier: link.from, later: link.to }
    : { earlier: link.to, later: link.from };
}
