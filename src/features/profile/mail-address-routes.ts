import { address } from '../../kernel/address.ts';
import { Conflict, Refused } from '../../kernel/answers.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import {
  addressAttempts,
  attemptsFrom,
  checkPassword,
  countAttempt,
  endSessions,
  letterAttempts,
  minutesToWait,
  signedIn,
  startSession,
  type PersonVisit,
} from '../account/index.ts';
import { mailAddressForm } from './forms.ts';
import { askedAddressOf, askForAddress, changeAddress, findAskedAddress, forgetAskedAddress } from './mail-address.ts';
import { askPage, confirmPage, otherAccountPage, spentPage } from './mail-address-views.ts';
import words from './words.json' with { type: 'json' };

export function mailAddressRoutes(routes: Routes): void {
  routes.read(
    '/profile/mail-address',
    signedIn(async (visit) => visit.page(askPage(visit, await askedAddressOf(visit, visit.who.person.id)))),
  );
  routes.write('/profile/mail-address', signedIn(ask));
  routes.write(
    '/profile/mail-address/withdrawal',
    signedIn(async (visit) => {
      await forgetAskedAddress(visit, visit.who.person.id);
      return visit.redirect(address`/profile`, { text: visit.reader.say(words)('mailAddress.withdrawn') });
    }),
  );
  routes.read(
    '/profile/mail-address/confirmation/:secret',
    signedIn(async (visit) => {
      visit.answerWith('Cache-Control', 'no-store');
      const secret = visit.param('secret');
      const asked = await findAskedAddress(visit, secret);
      if (!asked) return visit.page(spentPage(visit), 404);
      const isOwn = asked.account.id === visit.who.person.id;
      return visit.page(isOwn ? confirmPage(visit, secret, asked.account, asked.email) : otherAccountPage(visit));
    }),
  );
  routes.write('/profile/mail-address/confirmation/:secret', signedIn(confirm));
}

async function ask(visit: PersonVisit): Promise<Response> {
  const say = visit.reader.say(words);
  const { person } = visit.who;
  const asked = await askedAddressOf(visit, person.id);
  const read = visit.read(mailAddressForm);
  if (!read.ok) return visit.page(askPage(visit, asked, read), 422);
  const refuse = (problems: Problems, status: 422 | 429) =>
    visit.page(askPage(visit, asked, { typed: read.typed, problems }), status);
  const { newEmail, password } = read.values;
  const guarded = [attemptsFrom(visit.clientAddress), addressAttempts(person.id)];
  const minutes = await minutesToWait(visit, guarded);
  if (minutes > 0) return refuse({ form: { key: 'wrong', text: say('mailAddress.wait', { minutes }) } }, 429);
  const problems: Problems = {
    ...(await checkPassword(visit, password)),
    ...(newEmail === person.email ? { newEmail: { key: 'wrong', text: say('mailAddress.same') } } : {}),
  };
  if (Object.keys(problems).length > 0) return refuse(problems, 422);
  // Enough letters were sent to that address for now; the answer is the same, so that it tells nothing.
  const toAddress = letterAttempts(newEmail);
  const isEnough = (await minutesToWait(visit, [toAddress])) > 0;
  await countAttempt(visit, [...guarded, toAddress]);
  if (!isEnough) await askForAddress(visit, person, newEmail);
  return visit.redirect(address`/profile`, { text: say('mailAddress.sent', { email: newEmail }) });
}

/** Only the person themselves, signed in: a link that went to a stranger's mailbox by mistake opens nothing there. */
async function confirm(visit: PersonVisit): Promise<Response> {
  visit.answerWith('Cache-Control', 'no-store');
  const say = visit.reader.say(words);
  const asked = await findAskedAddress(visit, visit.param('secret'));
  if (!asked) return visit.page(spentPage(visit), 404);
  const { id } = visit.who.person;
  if (asked.account.id !== id) throw new Refused(say('confirm.elsewhere'));
  if ((await changeAddress(visit, asked)) === 'taken') throw new Conflict(say('confirm.taken', { email: asked.email }));
  await endSessions(visit, id, null);
  await startSession(visit, id);
  return visit.redirect(address`/profile`, { text: say('confirm.done', { email: asked.email }) });
}
