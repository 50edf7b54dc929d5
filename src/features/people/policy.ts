import { no, yes, type Answer } from '../../kernel/answers.ts';
import { roles, type Role, type Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import type { Member, Place } from './membership.ts';
import type words from './words.json';

type SayWords = Say<typeof words>;

/** Roles a partner's lead may give in the own partner. */
const rolesOfPartner: readonly Role[] = ['editor', 'stakeholder'];

function coordinates(who: Who, project: string): boolean {
  if (who.person?.isAdministrator) return true;
  return who.memberships.some((one) => one.project === project && one.role === 'lead-coordinator');
}

/** The partners a person leads in the project. */
export function partnersLed(who: Who, project: string): readonly string[] {
  const leading = who.memberships.filter((one) => one.project === project && one.role === 'partner-lead');
  return leading.flatMap((one) => one.partner ?? []);
}

/** The programme's officer brings the experts. */
function checksForProgramme(who: Who, project: string): boolean {
  return who.memberships.some((one) => one.project === project && one.role === 'programme-officer');
}

/** May this person invite anybody at all? */
export function mayInvite(who: Who, project: string, say: SayWords): Answer {
  const invites = coordinates(who, project) || checksForProgramme(who, project) || partnersLed(who, project).length > 0;
  return invites ? yes : no(say('may.invite'));
}

/** May this person give this place, by invitation or by changing a role? Asked, too, before it is taken away. */
export function mayGive(who: Who, project: string, place: Place, say: SayWords): Answer {
  if (coordinates(who, project)) return yes;
  if (checksForProgramme(who, project) && place.role === 'expert' && place.partnerId === null) return yes;
  const led = partnersLed(who, project);
  if (led.length === 0) return no(say(checksForProgramme(who, project) ? 'may.expertsOnly' : 'may.invite'));
  const isOwn = place.partnerId !== null && led.includes(place.partnerId);
  return isOwn && rolesOfPartner.includes(place.role) ? yes : no(say('may.ownPartnerOnly'));
}

/** The roles a person may give in the project, to somebody. */
export function rolesToGive(who: Who, project: string): readonly Role[] {
  if (coordinates(who, project)) return roles;
  return [
    ...(partnersLed(who, project).length > 0 ? rolesOfPartner : []),
    ...(checksForProgramme(who, project) ? (['expert'] as const) : []),
  ];
}

/** May this person end the membership? Everybody may leave. */
export function mayEnd(who: Who, project: string, member: Member, say: SayWords): Answer {
  return member.personId === who.person?.id ? yes : mayGive(who, project, member, say);
}

/** May this person read who was a member before? */
export function mayReadFormer(who: Who, project: string): boolean {
  return coordinates(who, project);
}

/** May this person choose partners other than the ones they lead? */
export function mayChooseAnyPartner(who: Who, project: string): boolean {
  return coordinates(who, project);
}
