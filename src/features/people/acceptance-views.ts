import { address, withQuery } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { alert, buttonForm, buttonLink, emptyState, factList, pageHead } from '../../ui/index.ts';
import { leastLength, type RefusedForm } from '../account/index.ts';
import type { Offer } from './acceptance.ts';
import { joiningForm, roleName } from './forms.ts';
import words from './words.json' with { type: 'json' };

const ownAddressOf = (visit: Visit) => address`/invitation/${visit.param('secret')}`;

/** What is offered, by whom and until when; below it the way to accept. */
function offerPage(visit: Visit, { invitation, project }: Offer, below: Html): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('accept.title', { project: project.acronym });
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, lead: say('accept.lead', { name: invitation.invitedBy, project: project.title }) })}
${factList(reader, [
  { label: say('column.role'), value: roleName(reader, invitation.role) },
  { label: say('column.partner'), value: invitation.partner ?? say('people.wholeProject') },
  { label: say('accept.until'), value: reader.day(invitation.endsAt) },
])}
${below}`,
  });
}

/** For somebody new: choose a name and a password. */
export function joiningPage(visit: Visit, offer: Offer, refused?: RefusedForm): Html {
  const say = visit.reader.say(words);
  const form = formView(visit, {
    form: joiningForm,
    words,
    action: ownAddressOf(visit),
    submit: say('accept.join'),
    values: asTyped({ name: offer.invitation.name }),
    texts: { newPassword: { hint: say('newPassword.hint', { least: leastLength }) } },
    ...(refused ? { refused } : {}),
  });
  return offerPage(visit, offer, html`<p>${say('accept.new', { email: offer.invitation.email })}</p>${form}`);
}

/** For the invited person, signed in: one press. */
export function welcomePage(visit: Visit, offer: Offer): Html {
  const say = visit.reader.say(words);
  return offerPage(visit, offer, buttonForm({ action: ownAddressOf(visit), label: say('accept.confirm') }));
}

/** For somebody who has an account and is not signed in. */
export function strangerPage(visit: Visit, offer: Offer): Html {
  const say = visit.reader.say(words);
  const signIn = withQuery(address`/sign-in`, { next: ownAddressOf(visit).text });
  return offerPage(
    visit,
    offer,
    html`<p>${say('accept.known', { email: offer.invitation.email })}</p>
<p>${buttonLink({ label: say('accept.signIn'), address: signIn })}</p>`,
  );
}

/** For somebody signed in with another account than the invited one. */
export function elsewherePage(visit: Visit, offer: Offer): Html {
  const say = visit.reader.say(words);
  return offerPage(
    visit,
    offer,
    html`${alert({ kind: 'warning', body: say('accept.elsewhere', { email: offer.invitation.email }) })}
${buttonForm({ action: address`/sign-out`, label: say('accept.signOut') })}`,
  );
}

export function spentPage(visit: Visit): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('accept.spent'),
    unlisted: true,
    main: html`<h1>${say('accept.spent')}</h1>${emptyState({ title: say('accept.spentWhy'), body: say('accept.spentHow') })}`,
  });
}
