import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { lengthOf } from '../../kernel/forms.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Language, Say } from '../../kernel/words.ts';
import { mayWrite, writesIn } from '../../records/editing.ts';
import type { Source } from '../../records/sources.ts';
import type { Strength } from '../../ui/index.ts';
import type { End } from './ends.ts';
import { fits, type LinkType } from './link-types.ts';
import type words from './words.json';

/** What ties two records together. */
export interface Link {
  readonly id: string;
  readonly projectId: string;
  readonly type: LinkType;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** The language the reason is written in. */
  readonly language: Language;
  /** When it happened, as exactly as it is known. */
  readonly onDate: PartialDate | null;
  /** Who showed, visited or told it: a role or an organisation. */
  readonly speaker: string;
  readonly strength: Strength | null;
  readonly sources: readonly Source[];
  readonly madeAt: Date;
  /** Who made it; not told on public pages. */
  readonly madeBy: string | null;
  readonly madeById: string | null;
  /** Both ends are published, so everybody may read it. */
  readonly isPublic: boolean;
}

/** A link to be made. */
export interface NewLink {
  readonly type: LinkType;
  readonly from: string;
  readonly to: string;
  /** Why, in one line. */
  readonly reason: string;
  readonly language: Language;
  readonly onDate?: PartialDate | null;
  readonly speaker?: string;
  readonly sources?: readonly Source[];
  /** How strong the proof is; for `proves` only. */
  readonly strength?: Strength;
  /** For `proves` from an update or evidence: whether the public may read it once what it proves is published. */
  readonly isOpen?: boolean;
}

export const reasonLimit = 320;

/** Why two records cannot be tied this way. */
export type LinkFlaw = 'flaw.itself' | 'flaw.elsewhere' | 'flaw.kinds' | 'flaw.workshop' | 'flaw.reason' | 'flaw.twice';

/** What is wrong with tying these two together; null when nothing is. `twice` only the database can tell. */
export function flawOf(made: Pick<NewLink, 'type' | 'reason'>, from: End, to: End): LinkFlaw | null {
  if (from.id === to.id) return 'flaw.itself';
  if (!from.isOwn && !to.isOwn) return 'flaw.elsewhere';
  if (!fits(made.type, from.kind, to.kind)) return 'flaw.kinds';
  if (made.type === 'adapted-in' && to.variety !== 'import-workshop') return 'flaw.workshop';
  const reason = made.reason.trim();
  return reason === '' || reason.includes('\n') || lengthOf(reason) > reasonLimit ? 'flaw.reason' : null;
}

/** The link cannot be made as asked for. */
export class LinkRefused extends Error {
  readonly flaw: LinkFlaw;
  constructor(flaw: LinkFlaw) {
    super(`the link cannot be made: ${flaw}`);
    this.flaw = flaw;
  }
}

type SayChain = Say<typeof words>;

function mayWriteEnd(who: Who, project: ProjectInScope, end: End): boolean {
  return end.isOwn && mayWrite(who, project.id, end);
}

/** May this person tie the record to others? */
export function mayTie(who: Who, project: ProjectInScope, ends: readonly End[], say: SayChain): Answer {
  return ends.some((end) => mayWriteEnd(who, project, end)) ? yes : no(say('policy.tie'));
}

/** May this person withdraw the link? Who made it may, and who may write either end. */
export function mayWithdraw(
  who: Who,
  project: ProjectInScope,
  link: Link,
  ends: readonly End[],
  say: SayChain,
): Answer {
  if (link.projectId !== project.id) return no(say('policy.elsewhere'));
  if (link.madeById !== null && link.madeById === who.person?.id && writesIn(who, project.id)) return yes;
  return ends.some((end) => mayWriteEnd(who, project, end)) ? yes : no(say('policy.withdraw'));
}
