import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { alert, buttonForm, buttonLink, emptyState, pageHead } from '../../ui/index.ts';
import type { Account, PersonVisit, RefusedForm } from '../account/index.ts';
import { mailAddressForm } from './forms.ts';
import type { AskedAddress } from './mail-address.ts';
import words from './words.json' with { type: 'json' };

export const mailAddressPage = address`/profile/mail-address`;

/** The form, and above it what was asked for and waits. */
export function askPage(visit: PersonVisit, asked: AskedAddress | null, refused?: RefusedForm): Html {
  const { reader } = visit;
  const say = reader.say(words);
  return publicPage(visit, {
    title: say('mailAddress.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('mailAddress.title'), lead: say('mailAddress.lead', { email: visit.who.person.email }) })}
${asked && waiting(reader, asked)}
${formView(visit, {
  form: mailAddressForm,
  words,
  action: mailAddressPage,
  submit: say('mailAddress.submit'),
  back: address`/profile`,
  ...(refused ? { refused } : {}),
})}`,
  });
}

function waiting(reader: Reader, { email, askedAt, endsAt }: AskedAddress): Html {
  const say = reader.say(words);
  const told = say('mailAddress.waits', { email, when: reader.moment(askedAt), until: reader.moment(endsAt) });
  const withdraw = buttonForm({
    action: address`${mailAddressPage}/withdrawal`,
    label: say('mailAddress.withdraw'),
    variant: 'secondary',
  });
  return alert({ kind: 'info', body: html`<p>${told}</p>${withdraw}` });
}

/** What the link in the letter opens, for the person whose address it changes. */
export function confirmPage(visit: PersonVisit, secret: string, { name }: Account, email: string): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('confirm.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('confirm.title'), lead: say('confirm.lead', { name, email }) })}
${buttonForm({ action: address`${mailAddressPage}/confirmation/${secret}`, label: say('confirm.submit', { email }) })}`,
  });
}

/** For somebody signed in with another account. */
export function otherAccountPage(visit: PersonVisit): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('confirm.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('confirm.title') })}
${alert({ kind: 'warning', body: say('confirm.elsewhere') })}
${buttonForm({ action: address`/sign-out`, label: say('confirm.signOut') })}`,
  });
}

export function spentPage(visit: PersonVisit): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('confirm.spent'),
    unlisted: true,
    main: html`<h1>${say('confirm.spent')}</h1>
${emptyState({ title: say('confirm.spentWhy'), action: buttonLink({ label: say('confirm.again'), address: mailAddressPage }) })}`,
  });
}
