import type { LinkType } from '../../src/features/chain/index.ts';
import type { Strength } from '../../src/ui/index.ts';
import type { MadeProject, Making } from './making.ts';
import type { MadePartner } from './partners.ts';
import type { Tied } from './practices.ts';

export interface MadeLink {
  readonly type: LinkType;
  readonly from: Tied;
  readonly to: Tied;
  readonly at: number;
  readonly strength?: Strength;
  /** How far an adoption has come; null for what is none. */
  readonly depth?: 1 | 2 | 3 | 4 | null;
}

/** Ties two records together, with what the database would have worked out about it. */
export function makeLink(
  making: Making,
  project: MadeProject,
  partner: MadePartner,
  { type, from, to, at, strength, depth = null }: MadeLink,
): void {
  const moment = new Date(at).toISOString();
  making.rows.add('link', {
    id: making.ids.next(),
    project_id: project.id,
    from_id: from.id,
    to_id: to.id,
    type,
    reason: making.text(partner.language, 1).text,
    language: partner.language,
    on_date: making.date(at),
    speaker: '',
    strength: strength ?? null,
    is_open: true,
    sources: '[]',
    made_at: moment,
    made_by: making.chance.pick(project.people),
    is_public: from.isOpen && to.isOpen,
    owner_id: to.isOpen ? to.partnerId : null,
    adopter_id: from.isOpen ? from.partnerId : null,
    depth,
    practice_id: to.themes ? to.id : null,
    themes: depth === null ? [] : (to.themes ?? []),
  });
}
