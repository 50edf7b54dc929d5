import { address, withQuery } from '../../kernel/address.ts';
import { writeLetter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import { letter } from '../../layout/letter.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { calendarParts, publicEventsById } from '../calendars/index.ts';
import { eventWhen, zoneOf } from '../events/index.ts';
import type { EventInLetters } from './event.ts';
import { emailOf, newLink } from './keeping.ts';
import { keptDays, type Registration } from './registration.ts';

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

/** Writes to a guest, in their language, with a link of its own to their page. Nobody is written to once erased. */
export async function writeToGuest(
  scope: SystemScope,
  registration: Registration,
  event: EventInLetters,
  kind: GuestLetter,
): Promise<void> {
  const to = await emailOf(scope, registration);
  if (to === null) return;
  const { language, name } = registration;
  const reader = newReader(language, zoneOf(event.value));
  const say = reader.say(words);
  const { title, place } = event.value;
  const facts = [title, eventWhen(reader, event.value), place].filter(Boolean).join('\n');
  const secret = await newLink(scope, registration);
  const hasSeat = kind === 'confirmed' || kind === 'moved-up';
  const [inCalendar] = hasSeat ? await publicEventsById(scope, [event.id]) : [];
  await writeLetter(scope, {
    calendars: inCalendar ? calendarParts(scope, reader, inCalendar, { name, email: to, before: null }) : [],
    ...letter(scope.tools.settings, {
      to,
      language,
      subject: say(`letter.${kind}.subject`, { title }),
      before: [
        // A name from a stranger is not said to an address that is not known to be theirs.
        name === '' || kind === 'confirm' ? say('letter.hello') : say('letter.greeting', { name }),
        say(`letter.${kind}.text`, { title, project: scope.project.acronym }),
        facts,
      ],
      link: {
        label: say(`letter.link.${links[kind] ?? 'own'}`),
        address: withQuery(address`/registrations/${secret}`, { lang: language }),
      },
      after: kind === 'confirm' ? [say('letter.confirm.after', { days: keptDays.unconfirmed })] : [say('letter.keep')],
    }),
  });
}
