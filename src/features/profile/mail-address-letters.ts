import { address } from '../../kernel/address.ts';
import type { Letter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import { sayIn } from '../../kernel/words.ts';
import { letter } from '../../layout/letter.ts';
import type { Settings } from '../../settings.ts';
import type { Account } from '../account/index.ts';
import words from './words.json' with { type: 'json' };

/** Whom a letter is for. */
export type Addressee = Omit<Account, 'passwordHash'>;

/** To the new address: the link that proves that the person reads it. */
export function confirmLetter(settings: Settings, account: Addressee, email: string, secret: string): Letter {
  const { language, name } = account;
  const say = sayIn(language, words);
  return letter(settings, {
    to: email,
    language,
    subject: say('letter.confirm.subject'),
    before: [say('letter.greeting', { name }), say('letter.confirm.asked', { email })],
    link: { label: say('confirm.title'), address: address`/profile/mail-address/confirmation/${secret}` },
    after: [say('letter.confirm.valid'), say('letter.confirm.notYou')],
  });
}

/** To the new address, when it has an account already. Who asked is not told, neither to them nor here. */
export function takenLetter(settings: Settings, holder: Addressee): Letter {
  const { email, language, name } = holder;
  const say = sayIn(language, words);
  return letter(settings, {
    to: email,
    language,
    subject: say('letter.taken.subject'),
    before: [say('letter.greeting', { name }), say('letter.taken.asked', { email })],
    link: { label: say('letter.taken.link'), address: address`/password/forgotten` },
    after: [],
  });
}

/** To the present address, in case it was not its owner who asked. */
export function noticeLetter(settings: Settings, account: Addressee, email: string, now: Date): Letter {
  const { language, name, zone } = account;
  const say = sayIn(language, words);
  const when = newReader(language, zone).moment(now);
  return letter(settings, {
    to: account.email,
    language,
    subject: say('letter.notice.subject'),
    before: [say('letter.greeting', { name }), say('letter.notice.asked', { email, when })],
    link: { label: say('letter.notice.link'), address: address`/password/forgotten` },
    after: [],
  });
}

/** To the address that was given up. */
export function changedLetter(settings: Settings, account: Addressee, email: string, now: Date): Letter {
  const { language, name, zone } = account;
  const say = sayIn(language, words);
  const when = newReader(language, zone).moment(now);
  return letter(settings, {
    to: account.email,
    language,
    subject: say('letter.changed.subject'),
    before: [say('letter.greeting', { name }), say('letter.changed.told', { email, when })],
    after: [],
  });
}
