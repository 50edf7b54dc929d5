import { Address, address, ownAddress } from '../../kernel/address.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import {
  attemptsFrom,
  countAttempt,
  forgetAttempts,
  letterAttempts,
  minutesToWait,
  signInAttempts,
} from './attempts.ts';
import { forgottenForm, resetForm, signInForm } from './forms.ts';
import { fits, isStrongEnough } from './password.ts';
import { findAccount, setPassword } from './person.ts';
import { askForReset, findReset, tellPasswordChanged, useReset } from './reset.ts';
import { endSessions, signOut, startSession } from './sessions.ts';
import { forgottenPage, resetPage, signInPage, spentResetPage } from './sign-in-views.ts';
import words from './words.json' with { type: 'json' };

const inbox = new Address('/inbox');

export function signInRoutes(routes: Routes): void {
  routes.read('/sign-in', (visit) => {
    const next = ownAddress(visit.query('next'));
    return visit.who.person ? visit.redirect(next ?? inbox) : visit.page(signInPage(visit, next));
  });
  routes.write('/sign-in', enter);
  routes.write('/sign-out', async (visit) => {
    await signOut(visit);
    // What was typed into forms is kept in the browser, too; the next person at this device shall not find it.
    visit.answerWith('Clear-Site-Data', '"storage"');
    return visit.redirect(address`/`);
  });
  routes.read('/password/forgotten', (visit) => visit.page(forgottenPage(visit)));
  routes.write('/password/forgotten', forgotten);
  routes.read('/password/reset/:secret', async (visit) => {
    visit.answerWith('Cache-Control', 'no-store');
    const account = await findReset(visit, visit.param('secret'));
    return account ? visit.page(resetPage(visit, account)) : visit.page(spentResetPage(visit), 404);
  });
  routes.write('/password/reset/:secret', reset);
}

async function enter(visit: Visit): Promise<Response> {
  const say = visit.reader.say(words);
  const read = visit.read(signInForm);
  const next = ownAddress(visit.submitted.typed['next']?.[0]);
  if (!read.ok) return visit.page(signInPage(visit, next, read), 422);
  const account = await findAccount(visit, read.values.email);
  const right = await fits(read.values.password, account?.passwordHash ?? null);
  const tried = signInAttempts(read.values.email);
  const guarded = [attemptsFrom(visit.clientAddress), tried];
  const refuse = (text: string, status: 422 | 429) =>
    visit.page(signInPage(visit, next, { typed: read.typed, problems: { form: { key: 'wrong', text } } }), status);
  const minutes = await minutesToWait(visit, guarded);
  if (minutes > 0) return refuse(say('signIn.wait', { minutes }), 429);
  if (!account || !right) {
    await countAttempt(visit, guarded);
    return refuse(say('signIn.wrong'), 422);
  }
  await forgetAttempts(visit, tried);
  await startSession(visit, account.id);
  return visit.redirect(next ?? inbox);
}

async function forgotten(visit: Visit): Promise<Response> {
  const say = visit.reader.say(words);
  const read = visit.read(forgottenForm);
  if (!read.ok) return visit.page(forgottenPage(visit, read), 422);
  const { email } = read.values;
  const from = attemptsFrom(visit.clientAddress);
  const asked = letterAttempts(email);
  const minutes = await minutesToWait(visit, [from]);
  if (minutes > 0) {
    const problems = { form: { key: 'wrong', text: say('signIn.wait', { minutes }) } } as const;
    return visit.page(forgottenPage(visit, { typed: read.typed, problems }), 429);
  }
  // Enough letters were sent to this address for now; the answer is the same, so that it tells nothing.
  const isEnough = (await minutesToWait(visit, [asked])) > 0;
  await countAttempt(visit, [from, asked]);
  if (!isEnough) await askForReset(visit, email, visit.reader.language);
  return visit.redirect(address`/sign-in`, { text: say('forgotten.sent', { email }) });
}

async function reset(visit: Visit): Promise<Response> {
  visit.answerWith('Cache-Control', 'no-store');
  const secret = visit.param('secret');
  const account = await findReset(visit, secret);
  if (!account) return visit.page(spentResetPage(visit), 404);
  const read = visit.read(resetForm);
  if (!read.ok) return visit.page(resetPage(visit, account, read), 422);
  const strong = isStrongEnough(read.values.newPassword, account, visit.reader.language);
  if (!strong.may) {
    const problems = { newPassword: { key: 'wrong', text: strong.reason } } as const;
    return visit.page(resetPage(visit, account, { typed: read.typed, problems }), 422);
  }
  if (!(await useReset(visit, secret, account.id))) return visit.page(spentResetPage(visit), 404);
  await setPassword(visit, account.id, read.values.newPassword);
  await forgetAttempts(visit, signInAttempts(account.email));
  await endSessions(visit, account.id, null);
  await tellPasswordChanged(visit, account);
  await startSession(visit, account.id);
  return visit.redirect(inbox, { text: visit.reader.say(words)('password.changed') });
}
