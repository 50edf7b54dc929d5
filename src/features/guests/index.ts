import type { Reader } from '../../kernel/reader.ts';
import type { Standing } from './opening.ts';
import words from './words.json' with { type: 'json' };

/** The door of the guests of an event: how many may come, who does, who waits, and what is kept of them. */
export { eventOfGuests, type EventInLetters, type EventOfGuests } from './event.ts';
export { forgetIn, forgetRegistered } from './forgetting.ts';
export { sendToGuest, writeToGuest, type GuestLetter } from './letters.ts';
export { audiences, nothingOpen, standingOf, type Opening, type Standing } from './opening.ts';
export { countsOf, findOpening, saveOpening, type Counts } from './opening-store.ts';
export { mayHost, mayRegister } from './policy.ts';
export {
  guestForm,
  hasTurn,
  keptDays,
  needsFields,
  type GuestFields,
  type Needs,
  type Registration,
  type RegistrationState,
} from './registration.ts';
export { seatsLeft, takenInAll } from './seats.ts';
export { giveUp, moveUp, settle } from './settling.ts';
export { enterEvent, inPlace, openRegistration } from './entering.ts';
export { emailsOf, keepNeeds, mailKeys, needsOf, newLink, registrationAddress } from './keeping.ts';
export {
  addRegistration,
  findByMail,
  findOwn,
  guestsToTell,
  lineOf,
  moveRegistration,
  needRegistration,
  ownRegistrations,
  retell,
  silentGuests,
  type GuestToTell,
  type MailAddress,
  type Told,
} from './store.ts';

export { registrationColumns } from './tables.ts';

/** How registration for an event stands, in a word. */
export function standingName(reader: Reader, standing: Standing): string {
  return reader.say(words)(`standing.${standing}`);
}
