import { address } from '../../kernel/address.ts';
import { form } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView } from '../../layout/index.ts';
import { alert, buttonForm, section } from '../../ui/index.ts';
import { isPast } from '../events/index.ts';
import { guestForm, mayRegister, needsFields, needsOf, standingOf, type RegistrationState } from '../guests/index.ts';
import type { Guest, Refused } from './guest.ts';
import { partnersOfProject } from './partners.ts';
import { consentText } from './register-routes.ts';
import words from './words.json' with { type: 'json' };

/** What the guest can do, as things stand. */
export async function answers(visit: Visit, guest: Guest, refused: Refused | undefined): Promise<Html | null> {
  const say = visit.reader.say(words);
  const { registration, event, opening, address: own } = guest;
  const { state } = registration;
  const may = mayRegister(opening, standingOf(opening, event.value, visit.now), registration, visit.reader);
  const drawn: Record<RegistrationState, () => Html | null | Promise<Html | null>> = {
    unconfirmed: () =>
      may.may
        ? buttonForm({ label: say('own.confirm'), action: address`${own}/confirmation` })
        : alert({ kind: 'info', body: may.reason }),
    invited: () => (may.may ? invitation(visit, guest, refused) : alert({ kind: 'info', body: may.reason })),
    declined: () => (may.may ? invitation(visit, guest, refused) : null),
    cancelled: () => null,
    confirmed: () => coming(visit, guest, refused),
    waiting: () => coming(visit, guest, refused),
  };
  return drawn[state]();
}

async function invitation(visit: Visit, guest: Guest, refused: Refused | undefined): Promise<Html> {
  const say = visit.reader.say(words);
  const { registration, opening, address: own } = guest;
  const { name, organisation, partnerId, language, state } = registration;
  const values = { name: [name], organisation: [organisation], partner: [partnerId ?? ''], language: [language] };
  const partners = await partnersOfProject(visit, registration.projectId);
  const accept = formView(visit, {
    form: guestForm(opening, { isInvited: true }),
    words,
    action: address`${own}/acceptance`,
    submit: say('own.accept'),
    values,
    texts: { partner: { options: partners }, diet: { rows: 2 }, access: { rows: 2 }, consent: consentText(visit) },
    ...(refused?.which === 'acceptance' ? { refused } : {}),
  });
  const decline = buttonForm({ label: say('own.decline'), action: address`${own}/declination`, variant: 'secondary' });
  return html`${section({ title: say('own.acceptTitle'), body: accept })}
${state === 'invited' && section({ title: say('own.declineTitle'), body: decline })}`;
}

async function coming(visit: Visit, guest: Guest, refused: Refused | undefined): Promise<Html | null> {
  const say = visit.reader.say(words);
  const { scope, registration, event, opening, address: own } = guest;
  if (isPast(event.value, visit.now)) return null;
  const asked = needsFields(opening);
  const { diet, access } = await needsOf(scope, registration);
  const needs =
    Object.keys(asked).length > 0 &&
    section({
      title: say('own.needsTitle'),
      body: formView(visit, {
        form: form(asked as Required<typeof asked>),
        words,
        action: address`${own}/needs`,
        submit: say('own.needsSubmit'),
        values: { diet: [diet], access: [access] },
        texts: { diet: { rows: 2 }, access: { rows: 2 } },
        ...(refused?.which === 'needs' ? { refused } : {}),
      }),
    });
  const cancel = buttonForm({
    label: say('own.cancel'),
    action: address`${own}/cancellation`,
    variant: 'secondary',
    destructive: true,
  });
  return html`${needs}${section({ title: say('own.cancelTitle'), body: html`<p>${say('own.cancelText')}</p>${cancel}` })}`;
}
