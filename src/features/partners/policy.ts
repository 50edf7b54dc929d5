import { no, yes, type Answer } from '../../kernel/answers.ts';
import { rolesIn, type Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesFor, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type words from './words.json';

type SayWords = Say<typeof words>;

export function mayAddPartner(who: Who, project: string, say: SayWords): Answer {
  return coordinates(who, project) ? yes : no(say('may.addPartner'));
}

export function mayReplacePartner(who: Who, project: string, say: SayWords): Answer {
  return coordinates(who, project) ? yes : no(say('may.replacePartner'));
}

/** May this person make somebody the lead partner, or take that away? */
export function mayGiveRole(who: Who, project: string, say: SayWords): Answer {
  return coordinates(who, project) ? yes : no(say('may.giveRole'));
}

/** May this person add needs, strengths and instruments at all? */
export function mayAddRecord(who: Who, project: string, say: SayWords): Answer {
  return writesIn(who, project) ? yes : no(say('may.addRecord'));
}

/** May this person give a record to these partners? One of their own among them is enough. */
export function mayGiveTo(who: Who, project: string, partners: readonly string[], say: SayWords): Answer {
  const own = writesFor(who, project);
  return own === 'everybody' || partners.some((partner) => own.includes(partner)) ? yes : no(say('may.giveTo'));
}

/** May this person change a profile, a need, a strength or an instrument, and publish it? `sharing`: partners it belongs to beside its owner. */
export function mayEditRecord(
  who: Who,
  project: string,
  head: RecordHead,
  say: SayWords,
  sharing: readonly string[] = [],
): Answer {
  if (mayWrite(who, project, head)) return yes;
  return sharing.length > 0 && mayGiveTo(who, project, sharing, say).may ? yes : no(say('may.editRecord'));
}

function coordinates(who: Who, project: string): boolean {
  return (who.person?.isAdministrator ?? false) || rolesIn(who, project).includes('lead-coordinator');
}
