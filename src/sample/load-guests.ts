import { mark } from '../features/attendance/index.ts';
import { issue } from '../features/certificates/index.ts';
import { answer } from '../features/feedback/index.ts';
import {
  addRegistration,
  forgetIn,
  keepNeeds,
  mailKeys,
  moveRegistration,
  saveOpening,
  type Registration,
} from '../features/guests/index.ts';
import { addStakeholder } from '../features/stakeholders/index.ts';
import type { ProjectScope } from '../kernel/scope.ts';
import type { GuestsData } from './guest-data.ts';
import { idOf, idOrNull, on, type Stage } from './stage.ts';

type EventGuests = GuestsData['events'][number];

/** Lets people register for the events of a network and come to them, without letters; then forgets whom it is time to forget. */
export async function loadGuests(stage: Stage): Promise<void> {
  const { events, stakeholders } = stage.network.guests;
  for (const { partner, day, ...member } of stakeholders) {
    await addStakeholder(on(stage, day, partner), idOf(stage, partner), member);
  }
  for (const data of events) {
    const scope = on(stage, data.day, data.by);
    const eventId = idOf(stage, data.event);
    if (data.opening) {
      const perPartner = new Map(
        Object.entries(data.opening.perPartner).map(([key, seats]) => [idOf(stage, key), seats]),
      );
      await saveOpening(scope, eventId, { ...data.opening, perPartner });
    }
    for (const guest of data.guests) await loadGuest(stage, scope, eventId, guest);
  }
  await forgetIn({ ...stage.scope, now: stage.scope.tools.clock() });
}

async function loadGuest(
  stage: Stage,
  scope: ProjectScope,
  eventId: string,
  guest: EventGuests['guests'][number],
): Promise<void> {
  const person = stage.network.guests.people[guest.who];
  if (!person) throw new Error(`the sample names the guest ${guest.who}, who is not there`);
  const { email, partner, ...own } = person;
  const told = { ...own, partnerId: idOrNull(stage, partner), personId: null };
  const isInvited = guest.state === 'invited' || guest.state === 'declined';
  const state = isInvited ? 'invited' : 'unconfirmed';
  const mail = { email, key: (await mailKeys(scope))(email) };
  const registration = await addRegistration(scope, eventId, told, { mail, state });
  if (guest.state !== state) await moveRegistration(scope, registration.id, [state], guest.state);
  await keepNeeds(scope, registration, { diet: guest.diet ?? '', access: guest.access ?? '' });
  if (guest.reminded) await remind(scope, registration);
  for (const day of guest.days ?? []) {
    await mark({ ...scope, now: new Date(`${day}T12:00:00Z`) }, registration, day, true);
  }
  if (guest.certificate) await issue(scope, registration);
  if (guest.feedback) await answer(scope, registration, guest.feedback, person.language);
}

async function remind({ db, now }: ProjectScope, { id }: Registration): Promise<void> {
  await db.updateTable('registration').set({ reminded_at: now }).where('id', '=', id).execute();
}
