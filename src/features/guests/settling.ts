import { announce } from '../../records/publishing.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { isPast } from '../events/index.ts';
import type { EventInLetters } from './event.ts';
import { writeToGuest } from './letters.ts';
import type { Opening } from './opening.ts';
import { countsOf, lockOpening } from './opening-store.ts';
import type { Registration, RegistrationState } from './registration.ts';
import { hasSeat, movingUp } from './seats.ts';
import { lineOf, moveRegistration } from './store.ts';

const notComing: readonly RegistrationState[] = ['invited', 'declined', 'unconfirmed', 'cancelled'];

/**
 * Gives a guest a seat, or a place in the line when there is none. Guests who come at the same moment are served one
 * after the other; whoever has a seat or a place already keeps it.
 */
export async function settle(scope: SystemScope, registration: Registration, event: EventInLetters): Promise<void> {
  const opening = await lockOpening(scope, event.id);
  const { taken } = await countsOf(scope, event.id);
  const state = hasSeat(opening, taken, registration.partnerId) ? 'confirmed' : 'waiting';
  if (!(await moveRegistration(scope, registration.id, notComing, state))) return;
  await writeToGuest(scope, registration, event, state);
  await announce(scope);
}

/** Lets a guest go who does not come; what they need is forgotten at once, and whoever waits moves up. */
export async function giveUp(
  scope: SystemScope,
  registration: Registration,
  event: EventInLetters,
  state: 'cancelled' | 'declined',
): Promise<void> {
  const opening = await lockOpening(scope, event.id);
  const from: RegistrationState[] = ['invited', 'unconfirmed', 'confirmed', 'waiting'];
  if (!(await moveRegistration(scope, registration.id, from, state))) return;
  await scope.db.deleteFrom('registration_needs').where('registration_id', '=', registration.id).execute();
  await fill(scope, event, opening);
}

/** Gives the seats that are free to those who wait, in their order, and writes to them. Nobody moves up afterwards. */
export async function moveUp(scope: SystemScope, event: EventInLetters): Promise<void> {
  await fill(scope, event, await lockOpening(scope, event.id));
}

/** `opening` is the one that this transaction holds. */
async function fill(scope: SystemScope, event: EventInLetters, opening: Opening): Promise<void> {
  const isOff = event.value.state === 'cancelled' || isPast(event.value, scope.now);
  const line = isOff ? [] : await lineOf(scope, event.id);
  const { taken } = await countsOf(scope, event.id);
  const moving = new Set(movingUp(opening, taken, line));
  for (const registration of line.filter(({ id }) => moving.has(id))) {
    await moveRegistration(scope, registration.id, ['waiting'], 'confirmed');
    await writeToGuest(scope, registration, event, 'moved-up');
  }
  await announce(scope);
}
