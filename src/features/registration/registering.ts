import { mustBeAllowed } from '../../kernel/answers.ts';
import type { ValuesOf } from '../../kernel/forms.ts';
import type { Person } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { PublicProject, Published } from '../../records/publishing.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { countAttempt, guarded, minutesToWait } from '../account/index.ts';
import type { LearningEvent } from '../events/index.ts';
import {
  type Opening,
  addRegistration,
  enterEvent,
  eventOfGuests,
  findByMail,
  type GuestFields,
  hasTurn,
  keepNeeds,
  type MailAddress,
  mailKeys,
  mayRegister,
  moveRegistration,
  newLink,
  type Registration,
  registrationAddress,
  retell,
  settle,
  standingOf,
  type Told,
  writeToGuest,
} from '../guests/index.ts';
import words from './words.json' with { type: 'json' };

/** A public event with what was opened for it. */
export interface Subject {
  readonly event: Published<LearningEvent> & { readonly project: PublicProject };
  readonly opening: Opening;
}

const justNow = 60_000;

/** Keeps what a guest tells until they confirm it; who is known already is written to as well, and nobody sees which. */
export async function registerGuest(visit: Visit, { event }: Subject, typed: ValuesOf<GuestFields>): Promise<void> {
  const { email = '', name, organisation, partner: partnerId, language, diet = '', access = '' } = typed;
  const tries = [guarded('registration', email, 3), guarded('registrations from', visit.clientAddress, 60)];
  if ((await minutesToWait(visit, tries)) > 0) return;
  const scope = await enterEvent(visit, event.id);
  const guests = await eventOfGuests(scope, event.id);
  const told: Told = { name, organisation, partnerId, personId: null, language };
  const mail = { email, key: (await mailKeys(scope))(email) };
  const known = await findByMail(scope, event.id, mail.key);
  if (known && hasTurn(known.state)) {
    await countAttempt(visit, tries);
    return writeToGuest(scope, known, guests, 'known');
  }
  // An invitation is answered by its own letter: what a stranger typed changes nothing of it.
  if (known?.state === 'invited') {
    await countAttempt(visit, tries);
    return writeToGuest(scope, known, guests, 'reminder');
  }
  // A button pressed twice is one letter.
  if (known?.state === 'unconfirmed' && visit.now.getTime() - known.madeAt.getTime() < justNow) return;
  await countAttempt(visit, tries);
  const registration = known
    ? await retell(scope, known, told)
    : await addRegistration(scope, event.id, told, { mail, state: 'unconfirmed' });
  await moveRegistration(scope, registration.id, ['declined', 'cancelled'], 'unconfirmed');
  await keepNeeds(scope, registration, { diet, access });
  await writeToGuest(scope, registration, guests, 'confirm');
}

/** Registers a person who has signed in, by one press; who is registered is led to their page. */
export async function registerMember(visit: Visit, { event, opening }: Subject): Promise<Response> {
  const { person, memberships } = visit.who;
  const say = visit.reader.say(words);
  if (!person) throw new Error('nobody has signed in');
  const scope = await enterEvent(visit, event.id);
  const mail = { email: person.email, key: (await mailKeys(scope))(person.email) };
  const known = await findByMail(scope, event.id, mail.key);
  const isComing = known !== null && hasTurn(known.state);
  if (!isComing) {
    mustBeAllowed(mayRegister(opening, standingOf(opening, event.content, visit.now), known, visit.reader));
    const partnerId = memberships.find(({ project }) => project === event.projectId)?.partner ?? null;
    const guests = await eventOfGuests(scope, event.id);
    await settle(scope, await ownRegistration(scope, event.id, { person, mail, partnerId, known }), guests);
  } else if (known.personId === null) {
    await scope.db.updateTable('registration').set({ person_id: person.id }).where('id', '=', known.id).execute();
  }
  const registration = await findByMail(scope, event.id, mail.key);
  if (!registration) throw new Error('a registration is gone');
  visit.leadsToSecret();
  const to = registrationAddress(await newLink(scope, registration));
  return visit.redirect(
    to,
    isComing ? undefined : { text: say(`said.${registration.state === 'waiting' ? 'waiting' : 'confirmed'}`) },
  );
}

interface Member {
  readonly person: Person;
  readonly mail: MailAddress;
  readonly partnerId: string | null;
  readonly known: Registration | null;
}

async function ownRegistration(
  scope: SystemScope,
  eventId: string,
  { person, mail, partnerId, known }: Member,
): Promise<Registration> {
  const partner =
    partnerId === null
      ? undefined
      : await scope.db.selectFrom('partner').select('organisation').where('id', '=', partnerId).executeTakeFirst();
  const told: Told = {
    name: person.name,
    organisation: partner?.organisation ?? '',
    partnerId,
    personId: person.id,
    language: person.language,
  };
  return known ? retell(scope, known, told) : addRegistration(scope, eventId, told, { mail, state: 'unconfirmed' });
}
