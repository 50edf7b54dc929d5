import type { LearningEvent } from '../../src/features/events/index.ts';
import { makeLink, type MadeLink } from './links.ts';
import { day, lastMoment, type MadeProject, type Making } from './making.ts';
import type { MadePartner } from './partners.ts';
import type { MadeAction } from './plans.ts';
import type { Tied } from './practices.ts';

export interface MadeEvent extends Tied {
  readonly kind: LearningEvent['kind'];
}

/** What was made in a project, to be tied together. */
export interface Ends {
  readonly partners: readonly MadePartner[];
  readonly practices: readonly Tied[];
  readonly events: readonly MadeEvent[];
  readonly lessons: readonly { readonly event: MadeEvent; readonly lesson: Tied }[];
  readonly actions: readonly MadeAction[];
  /** Practices of other projects. */
  readonly elsewhere: readonly Tied[];
}

export function makeTies(making: Making, project: MadeProject, ends: Ends): void {
  const { chance } = making;
  const at = Math.min(project.to, lastMoment);
  const tie = (link: Omit<MadeLink, 'at'>) => {
    const owner = ends.partners.find(({ id }) => id === link.from.partnerId);
    makeLink(making, project, owner ?? chance.pick(ends.partners), { ...link, at });
  };
  for (const { event, lesson } of ends.lessons) tie({ type: 'lesson-from', from: lesson, to: event });
  for (const practice of ends.practices) {
    const event = ends.events[chance.below(Math.max(1, ends.events.length) * 2)];
    if (event) tie({ type: shownBy(event), from: practice, to: event });
  }
  for (const action of ends.actions) tieAction(making, project, action, ends);
}

function shownBy({ kind }: MadeEvent): MadeLink['type'] {
  if (kind === 'import-workshop') return 'adapted-in';
  return kind === 'study-visit' ? 'visited-at' : 'shown-at';
}

/** What the action comes from, what it answers and what it led to. */
function tieAction(making: Making, project: MadeProject, action: MadeAction, ends: Ends): void {
  const { chance } = making;
  const { partner, at } = action;
  const isOpen = project.isPublic;
  for (const to of originsOf(making, ends)) {
    const type = chance.in100(60) ? 'based-on' : 'inspired-by';
    const depth = to.isOpen && action.isOpen ? depthOf(action) : null;
    makeLink(making, project, partner, { type, from: action, to, at, depth });
  }
  const need = partner.needs[chance.below(partner.needs.length * 2)];
  if (need !== undefined) {
    const to = { id: need.id, partnerId: partner.id, isOpen: need.isOpen };
    makeLink(making, project, partner, { type: 'answers', from: action, to, at });
  }
  if (!chance.in100(20)) return;
  const to = { id: partner.instrument, partnerId: partner.id, isOpen };
  makeLink(making, project, partner, { type: 'led-to', from: action, to, at: Math.min(at + 300 * day, lastMoment) });
}

function originsOf({ chance }: Making, { practices, elsewhere }: Ends): ReadonlySet<Tied> {
  const origins = new Set<Tied>();
  for (let number = chance.between(0, 3); number > 0; number--) {
    const from = chance.in100(10) && elsewhere.length > 0 ? elsewhere : practices;
    if (from.length > 0) origins.add(chance.pick(from));
  }
  return origins;
}

/** How far a practice was taken up: see settle_links in the migration of adoptions. */
function depthOf(action: MadeAction): 1 | 2 | 3 | 4 | null {
  if (action.state === 'stopped' || action.state === 'not-implemented') return null;
  if (action.isMeasured) return 4;
  if (action.state === 'under-way' || action.state === 'delayed' || action.state === 'done') return 3;
  return action.isPlanEndorsed ? 2 : 1;
}
