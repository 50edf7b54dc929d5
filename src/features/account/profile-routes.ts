import { address, withQuery } from '../../kernel/address.ts';
import { Conflict } from '../../kernel/answers.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import { countAttempt, forgetAttempts, minutesToWait, signInAttempts } from './attempts.ts';
import { closingForm, passwordForm, profileForm } from './forms.ts';
import { ownData, ownProjects } from './own-data.ts';
import { fits, isStrongEnough } from './password.ts';
import { findAccountById, setPassword } from './person.ts';
import { closeAccount, profileOf, saveProfile } from './profile.ts';
import { closingPage, passwordPage, profilePage, sessionsPage } from './profile-views.ts';
import { tellPasswordChanged } from './reset.ts';
import {
  endOwnSession,
  endSessions,
  sessionsOf,
  signedIn,
  signOut,
  startSession,
  type PersonVisit,
} from './sessions.ts';
import { sayIn } from '../../kernel/words.ts';
import words from './words.json' with { type: 'json' };

const sessions = address`/profile/sessions`;

export function profileRoutes(routes: Routes): void {
  routes.read(
    '/profile',
    signedIn(async (visit) =>
      visit.page(profilePage(visit, await profileOf(visit, visit.who.person.id), await ownProjects(visit))),
    ),
  );
  routes.write('/profile', signedIn(changeProfile));
  routes.read(
    '/profile/data',
    signedIn(async (visit) => {
      visit.answerWith('Content-Disposition', 'attachment; filename="uptake-my-data.json"');
      return visit.context.json(await ownData(visit));
    }),
  );
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
  routes.read(
    '/profile/closing',
    signedIn(async (visit) => visit.page(closingPage(visit, await ownProjects(visit)))),
  );
  routes.write('/profile/closing', signedIn(close));
}

async function changeProfile(visit: PersonVisit): Promise<Response> {
  const { id } = visit.who.person;
  const read = visit.read(profileForm);
  if (!read.ok) return visit.page(profilePage(visit, await profileOf(visit, id), await ownProjects(visit), read), 422);
  await saveProfile(visit, id, read.values);
  // The language is said in the address, too, so that it holds at once on this device.
  return visit.redirect(withQuery(address`/profile`, { lang: read.values.language }), {
    text: sayIn(read.values.language, words)('profile.saved'),
  });
}

/** Asks for the password of the person who is signed in; gives what is wrong, or null. */
async function checkPassword(visit: PersonVisit, typed: string): Promise<Problems | null> {
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

async function close(visit: PersonVisit): Promise<Response> {
  const say = visit.reader.say(words);
  const projects = await ownProjects(visit);
  if (visit.who.memberships.length > 0) throw new Conflict(say('closing.leaveFirst'));
  const read = visit.read(closingForm);
  if (!read.ok) return visit.page(closingPage(visit, projects, read), 422);
  const problems = await checkPassword(visit, read.values.password);
  if (problems) return visit.page(closingPage(visit, projects, { typed: read.typed, problems }), 422);
  await closeAccount(visit, visit.who.person.id);
  await signOut(visit);
  return visit.redirect(address`/sign-in`, { text: say('closing.done') });
}
