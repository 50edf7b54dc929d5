import { address } from '../../kernel/address.ts';
import { Refused } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Person } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import { addPerson, findAccount, isStrongEnough, startSession, type Account } from '../account/index.ts';
import { accept, openOffer, type Offer } from './acceptance.ts';
import { joiningForm } from './forms.ts';
import { elsewherePage, joiningPage, spentPage, strangerPage, welcomePage } from './acceptance-views.ts';
import words from './words.json' with { type: 'json' };

export function acceptanceRoutes(routes: Routes): void {
  routes.read('/invitation/:secret', async (visit) => {
    const { offer, account, holder } = await openFor(visit);
    if (offer === 'spent') return visit.page(spentPage(visit), 404);
    if (holder === 'somebody else') return visit.page(elsewherePage(visit, offer));
    if (holder) return visit.page(welcomePage(visit, offer));
    return visit.page(account ? strangerPage(visit, offer) : joiningPage(visit, offer));
  });
  routes.write('/invitation/:secret', async (visit) => {
    const { offer, account, holder } = await openFor(visit);
    if (offer === 'spent') return visit.page(spentPage(visit), 404);
    if (holder === 'somebody else') throw new Refused(notInvited(visit, offer));
    if (holder) return join(visit, offer, holder);
    return account ? visit.page(strangerPage(visit, offer), 422) : joinAnew(visit, offer);
  });
}

function notInvited(visit: Visit, { invitation }: Offer): string {
  return visit.reader.say(words)('accept.elsewhere', { email: invitation.email });
}

interface Opened {
  readonly offer: Offer | 'spent';
  /** The account that has the invited address, if any. */
  readonly account: Account | null;
  /** The invited person when they are signed in; null when nobody is. */
  readonly holder: Person | 'somebody else' | null;
}

async function openFor(visit: Visit): Promise<Opened> {
  visit.answerWith('Cache-Control', 'no-store');
  const offer = (await openOffer(visit, visit.param('secret'))) ?? 'spent';
  if (offer === 'spent') return { offer, account: null, holder: null };
  const account = await findAccount(visit, offer.invitation.email);
  const { person } = visit.who;
  const isInvited = person !== null && person.id === account?.id;
  return { offer, account, holder: person && (isInvited ? person : 'somebody else') };
}

async function join(visit: Visit, offer: Offer, person: Person): Promise<Response> {
  const say = visit.reader.say(words);
  await accept(visit, offer, person, say('accept.spentWhy'));
  return visit.redirect(address`/p/${offer.project.slug}`, {
    text: say('accept.welcome', { project: offer.project.acronym }),
  });
}

/** A new person: the account is made together with the membership, or not at all. */
async function joinAnew(visit: Visit, offer: Offer): Promise<Response> {
  const { email } = offer.invitation;
  const { language } = visit.reader;
  const read = visit.read(joiningForm);
  if (!read.ok) return visit.page(joiningPage(visit, offer, read), 422);
  const { name, newPassword } = read.values;
  const strong = isStrongEnough(newPassword, { name, email }, visit.reader.language);
  if (!strong.may) {
    const problems = { newPassword: { key: 'wrong', text: strong.reason } } as const;
    return visit.page(joiningPage(visit, offer, { typed: read.typed, problems }), 422);
  }
  const id = await addPerson(visit, { email, name, password: newPassword, language });
  await startSession(visit, id);
  return join(visit, offer, { id, name, email, language, zone: visit.reader.zone, isAdministrator: false });
}
