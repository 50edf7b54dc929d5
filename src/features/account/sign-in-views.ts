import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { emptyState, link, pageHead, buttonLink } from '../../ui/index.ts';
import { forgottenForm, resetForm, signInForm } from './forms.ts';
import { leastLength } from './password.ts';
import type { Account } from './person.ts';
import words from './words.json' with { type: 'json' };

/** A form that comes back, with what was typed and what is wrong. */
export interface RefusedForm {
  readonly typed: Typed;
  readonly problems: Problems;
}

export function signInPage(visit: Visit, next: Address | null, refused?: RefusedForm): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('signIn.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('signIn.title'), lead: say('signIn.lead') })}
${formView(visit, {
  form: signInForm,
  words,
  action: address`/sign-in`,
  submit: say('signIn.submit'),
  values: asTyped({ next: next?.text ?? '' }),
  ...(refused ? { refused } : {}),
})}
<p>${link(say('signIn.forgotten'), address`/password/forgotten`)}</p>
<p class="subtle">${say('signIn.noAccount')}</p>`,
  });
}

export function forgottenPage(visit: Visit, refused?: RefusedForm): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('forgotten.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('forgotten.title'), lead: say('forgotten.lead') })}
${formView(visit, {
  form: forgottenForm,
  words,
  action: address`/password/forgotten`,
  submit: say('forgotten.submit'),
  back: address`/sign-in`,
  ...(refused ? { refused } : {}),
})}`,
  });
}

export function resetPage(visit: Visit, account: Account, refused?: RefusedForm): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('reset.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('reset.title'), lead: say('reset.lead', { name: account.name }) })}
${formView(visit, {
  form: resetForm,
  words,
  action: address`/password/reset/${visit.param('secret')}`,
  submit: say('reset.submit'),
  texts: { newPassword: { hint: say('newPassword.hint', { least: leastLength }) } },
  ...(refused ? { refused } : {}),
})}`,
  });
}

export function spentResetPage(visit: Visit): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('reset.spent'),
    unlisted: true,
    main: html`<h1>${say('reset.spent')}</h1>
${emptyState({
  title: say('reset.spentWhy'),
  action: buttonLink({ label: say('reset.again'), address: address`/password/forgotten` }),
})}`,
  });
}
