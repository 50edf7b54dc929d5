import { address, type Address } from '../kernel/address.ts';

/** Everything that can be linked, searched, translated and audited. The list is closed: the chain knows each kind. */
export const kinds = [
  'project',
  'partner',
  'instrument',
  'need',
  'strength',
  'practice',
  'block',
  'event',
  'session',
  'material',
  'conclusion',
  'lesson',
  'plan',
  'action',
  'update',
  'evidence',
] as const;
export type Kind = (typeof kinds)[number];

/** Kinds with a page of their own, and the word for them in addresses. The others are shown on their parent's page. */
export const sections = {
  partner: 'partners',
  instrument: 'instruments',
  need: 'needs',
  strength: 'strengths',
  practice: 'practices',
  event: 'events',
  conclusion: 'conclusions',
  lesson: 'lessons',
  plan: 'plans',
  action: 'actions',
} as const satisfies Partial<Record<Kind, string>>;
export type PagedKind = keyof typeof sections;

export function isPagedKind(kind: string): kind is PagedKind {
  return Object.hasOwn(sections, kind);
}

/** Where a record is read: the public page, or the page in the project's workspace. */
export type Face = 'public' | 'workspace';

export function projectAddress(face: Face, project: string): Address {
  return face === 'public' ? address`/projects/${project}` : address`/p/${project}`;
}

/** The address of a record's page, by its kind, project and slug. */
export function recordAddress(face: Face, kind: Kind, project: string, slug: string | null): Address {
  const home = projectAddress(face, project);
  if (kind === 'project' || !isPagedKind(kind) || slug === null) return home;
  return address`${home}/${sections[kind]}/${slug}`;
}

/** Where a building block stands: on the page of its practice. */
export function blockAddress(face: Face, project: string, practice: string | null, block: string | null): Address {
  const page = recordAddress(face, 'practice', project, practice);
  return block === null ? page : address`${page}#block-${block}`;
}
