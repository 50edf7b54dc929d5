import type { Db } from './db.ts';
import type { Tools } from './tools.ts';
import type { Language } from './words.ts';

/** What a person may be in a project, by invitation. An administrator looks after the installation. */
export const roles = [
  'lead-coordinator',
  'partner-lead',
  'editor',
  'stakeholder',
  'controller',
  'programme-officer',
  'expert',
] as const;
export type Role = (typeof roles)[number];

export interface Membership {
  readonly project: string;
  readonly partner: string | null;
  readonly role: Role;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
  readonly isAdministrator: boolean;
}

/** The project a transaction is held to. */
export interface ProjectInScope {
  readonly id: string;
  readonly slug: string;
  readonly acronym: string;
  readonly title: string;
  readonly isFictional: boolean;
  readonly isPublic: boolean;
}

/** Who asks. Policies take this and nothing else of the request. */
export interface Who {
  readonly person: Person | null;
  readonly memberships: readonly Membership[];
}

/**
 * One transaction on behalf of somebody, held by the database to the projects they may see. Every query takes
 * it first. `project` is the workspace's project, null on public pages and on pages across projects.
 */
export interface Scope {
  readonly db: Db;
  readonly who: Who;
  readonly project: ProjectInScope | null;
  readonly tools: Tools;
  /** The moment of the request; the same for everything it writes. */
  readonly now: Date;
}

/** A scope inside a project's workspace, with the person who works there. */
export interface ProjectScope extends Scope {
  readonly project: ProjectInScope;
  readonly who: Who & { readonly person: Person };
}

/** The roles a person has in a project; with a partner named, the roles that reach that partner. */
export function rolesIn(who: Who, project: string, partner?: string | null): readonly Role[] {
  return who.memberships
    .filter((membership) => membership.project === project)
    .filter((membership) => partner === undefined || membership.partner === null || membership.partner === partner)
    .map((membership) => membership.role);
}
