import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Reader } from '../../kernel/reader.ts';
import { rolesIn, type ProjectScope, type Who } from '../../kernel/scope.ts';
import { mayWrite, writesForOneOf, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import words from './words.json' with { type: 'json' };

export function mayAddPartner(who: Who, project: string, reader: Reader): Answer {
  return coordinates(who, project) ? yes : no(reader.say(words)('may.addPartner'));
}

export function mayReplacePartner(who: Who, project: string, reader: Reader): Answer {
  return coordinates(who, project) ? yes : no(reader.say(words)('may.replacePartner'));
}

/** May this person make somebody the lead partner, or take that away? */
export function mayGiveRole(who: Who, project: string, reader: Reader): Answer {
  return coordinates(who, project) ? yes : no(reader.say(words)('may.giveRole'));
}

/** May this person add needs, strengths and instruments at all? */
export function mayAddRecord(who: Who, project: string, reader: Reader): Answer {
  return writesIn(who, project) ? yes : no(reader.say(words)('may.addRecord'));
}

/** May this person give a record to these partners? One of their own among them is enough. */
export function mayGiveTo(who: Who, project: string, partners: readonly string[], reader: Reader): Answer {
  return writesForOneOf(who, project, partners) ? yes : no(reader.say(words)('may.giveTo'));
}

/** May this person change a profile, a need, a strength or an instrument, and publish it? `sharing`: partners it belongs to beside its owner. */
export function mayEditRecord(
  who: Who,
  project: string,
  head: RecordHead,
  reader: Reader,
  sharing: readonly string[] = [],
): Answer {
  return mayWrite(who, project, head, sharing) ? yes : no(reader.say(words)('may.editRecord'));
}

function coordinates(who: Who, project: string): boolean {
  return (who.person?.isAdministrator ?? false) || rolesIn(who, project).includes('lead-coordinator');
}

/** The partner a person writes for, when there is one alone. */
export function ownPartner({ who, project }: ProjectScope): string | null {
  const own = who.memberships.filter((membership) => membership.project === project.id && membership.partner !== null);
  return own.length === 1 ? (own[0]?.partner ?? null) : null;
}
