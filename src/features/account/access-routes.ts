import { address } from '../../kernel/address.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import { passwordPage, sessionsPage } from './access-views.ts';
import { countAttempt, forgetAttempts, minutesToWait, signInAttempts } from './attempts.ts';
import { passwordForm } from './forms.ts';
import { fits, isStrongEnough } from './password.ts';
import { findAccountById, setPassword } from './person.ts';
import { tellPasswordChanged } from './reset.ts';
import { endOwnSession, endSessions, sessionsOf, signedIn, startSession, type PersonVisit } from './sessions.ts';
import words from './words.json' with { type: 'json' };

const sessions = address`/profile/sessions`;

/** How a person gets in, in their own hands: the password, and where they are signed in. */
export function accessRoutes(routes: Routes): void {
  routes.read(
    '/profile/password',
    signedIn((visit) => visit.page(passwordPage(visit))),
  );
  routes.write('/profile/password', signedIn(changePassword));
  routes.read(
    '/profile/sessions',
    signedIn(async (visit) => visit.page(sessionsPage(visit, await sessionsOf(visit)))),
  );
  routes.write(
    '/profile/sessions/others/ending',
    signedIn(async (visit) => {
      await endSessions(visit, visit.who.person.id, visit.session.id);
      return visit.redirect(sessions, { text: visit.reader.say(words)('sessions.othersEnded') });
    }),
  );
  routes.write(
    '/profile/sessions/:id/ending',
    signedIn(async (visit) => {
      await endOwnSession(visit, visit.param('id'));
      return visit.redirect(sessions, { text: visit.reader.say(words)('sessions.ended') });
    }),
  );
}

/** Asks for the password of the person who is signed in; gives what is wrong, or null. */
export async function checkPassword(visit: PersonVisit, typed: string): Promise<Problems | null> {
  const say = visit.reader.say(words);
  const account = await findAccountById(visit, visit.who.person.id);
  const guarded = [signInAttempts(visit.who.person.email)];
  const right = await fits(typed, account?.passwordHash ?? null);
  const minutes = await minutesToWait(visit, guarded);
  if (minutes > 0) return { password: { key: 'wrong', text: say('signIn.wait', { minutes }) } };
  if (right) return null;
  await countAttempt(visit, guarded);
  return { password: { key: 'wrong', text: say('password.notRight') } };
}

async function changePassword(visit: PersonVisit): Promise<Response> {
  const { person } = visit.who;
  const read = visit.read(passwordForm);
  if (!read.ok) return visit.page(passwordPage(visit, read), 422);
  const strong = isStrongEnough(read.values.newPassword, person, visit.reader.language);
  const problems: Problems = {
    ...(await checkPassword(visit, read.values.password)),
    ...(strong.may ? {} : { newPassword: { key: 'wrong', text: strong.reason } }),
  };
  if (Object.keys(problems).length > 0) return visit.page(passwordPage(visit, { typed: read.typed, problems }), 422);
  await setPassword(visit, person.id, read.values.newPassword);
  await forgetAttempts(visit, signInAttempts(person.email));
  await endSessions(visit, person.id, null);
  await startSession(visit, person.id);
  const account = await findAccountById(visit, person.id);
  if (account) await tellPasswordChanged(visit, account);
  return visit.redirect(address`/profile`, { text: visit.reader.say(words)('password.changed') });
}
