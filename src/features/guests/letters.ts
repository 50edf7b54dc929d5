import { withQuery } from '../../kernel/address.ts';
import { writeLetter, type Letter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import { letter, type LetterParts } from '../../layout/letter.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { calendarParts, publicEventsById } from '../calendars/index.ts';
import { eventWhen, zoneOf } from '../events/index.ts';
import type { EventInLetters } from './event.ts';
import { emailOf, newLink, registrationAddress } from './keeping.ts';
import { keptDays, type Registration } from './registration.ts';
import type { GuestToTell } from './store.ts';

import words from './words.json' with { type: 'json' };

export type GuestLetter =
  | 'confirm'
  | 'confirmed'
  | 'waiting'
  | 'moved-up'
  | 'known'
  | 'invited'
  | 'reminder'
  | 'noted'
  | 'thanks';

/** What the link of a letter is for, where it is not for looking only. */
const links: Partial<Record<GuestLetter, 'confirm' | 'answer'>> = {
  confirm: 'confirm',
  invited: 'answer',
  reminder: 'answer',
};

/** What is written to a guest; `label` says what the link to their own page is for. */
type GuestLetterParts = Pick<LetterParts, 'subject' | 'before' | 'after'> &
  Required<Pick<Letter, 'calendars'>> & { readonly label: string };

/** Sends a guest a letter with a link of its own to their page, which opens in their language. */
export async function sendToGuest(
  scope: SystemScope,
  guest: GuestToTell,
  { label, calendars, ...texts }: GuestLetterParts,
): Promise<void> {
  const { language, email: to } = guest;
  const page = withQuery(registrationAddress(await newLink(scope, guest)), { lang: language });
  await writeLetter(scope, {
    ...letter(scope.tools.settings, { ...texts, to, language, link: { label, address: page } }),
    calendars,
  });
}

/** Writes to a guest, in their language. Nobody is written to once erased. */
export async function writeToGuest(
  scope: SystemScope,
  registration: Registration,
  event: EventInLetters,
  kind: GuestLetter,
): Promise<void> {
  const email = await emailOf(scope, registration);
  if (email === null) return;
  const { language, name } = registration;
  const reader = newReader(language, zoneOf(event.value));
  const say = reader.say(words);
  const { title, place } = event.value;
  const facts = [title, eventWhen(reader, event.value), place].filter(Boolean).join('\n');
  const hasSeat = kind === 'confirmed' || kind === 'moved-up';
  const [inCalendar] = hasSeat ? await publicEventsById(scope, [event.id]) : [];
  await sendToGuest(
    scope,
    { ...registration, email },
    {
      subject: say(`letter.${kind}.subject`, { title }),
      before: [
        // A name from a stranger is not said to an address that is not known to be theirs.
        name === '' || kind === 'confirm' ? say('letter.hello') : say('letter.greeting', { name }),
        say(`letter.${kind}.text`, { title, project: scope.project.acronym }),
        facts,
      ],
      label: say(`letter.link.${links[kind] ?? 'own'}`),
      after: kind === 'confirm' ? [say('letter.confirm.after', { days: keptDays.unconfirmed })] : [say('letter.keep')],
      calendars: inCalendar ? calendarParts(scope, reader, inCalendar, { name, email, before: null }) : [],
    },
  );
}
