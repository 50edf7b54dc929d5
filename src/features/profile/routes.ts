import { address, withQuery } from '../../kernel/address.ts';
import { Conflict } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import { sayIn } from '../../kernel/words.ts';
import { checkPassword, ownProjects, signedIn, signOut, type PersonVisit } from '../account/index.ts';
import { closingForm, profileForm } from './forms.ts';
import { ownData } from './own-data.ts';
import { closeAccount, profileOf, saveProfile } from './profile.ts';
import { closingPage, profilePage } from './views.ts';
import words from './words.json' with { type: 'json' };

export function ownRoutes(routes: Routes): void {
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
