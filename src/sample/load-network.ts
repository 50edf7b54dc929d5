import type { ProjectScope, Scope } from '../kernel/scope.ts';
import type { AccountData } from './data-files.ts';
import { addMembers, castOf, type Actors } from './accounts.ts';
import { loadAgenda } from './load-agenda.ts';
import { loadConclusions } from './load-conclusions.ts';
import { loadDossiers } from './load-dossiers.ts';
import { loadEvents } from './load-events.ts';
import { loadGuests } from './load-guests.ts';
import { loadLinks } from './load-links.ts';
import { loadMatches } from './load-matches.ts';
import { loadCards, loadInstruments, loadPartners, replacePartners } from './load-partners.ts';
import { loadNotes } from './load-notes.ts';
import { loadPlans } from './load-plans.ts';
import { loadPractices } from './load-practices.ts';
import { loadProject, moveDates, openProject } from './load-project.ts';
import { loadQuestions } from './load-questions.ts';
import { loadReviews } from './load-reviews.ts';
import { loadWorkshops } from './load-workshops.ts';
import type { Network } from './network.ts';
import { keep, type Stage } from './stage.ts';

/** Loads one network through the features' doors, so that it obeys the rules that hold for everybody. */
export async function loadNetwork(
  outside: Scope,
  network: Network,
  accounts: readonly AccountData[],
  actors: Actors,
): Promise<void> {
  const cast = castOf(network.project.key, accounts, actors);
  const scope = await loadProject(outside, network, cast.lead);
  const stage: Stage = { network, scope, ...cast, made: new Map(), steps: 0 };
  await keep(stage, scope, network.project, { id: scope.project.id, slug: scope.project.slug });
  await openProject(scope);
  await loadPartners(stage);
  await addMembers(stage, scope, accounts, actors);
  await loadCards(stage);
  await loadInstruments(stage);
  await loadPractices(stage);
  await loadReviews(stage, actors);
  await loadQuestions(stage);
  await loadEvents(stage);
  await loadPlans(stage);
  await loadLinks(stage);
  await loadMatches(stage);
  await loadAgenda(stage);
  await loadNotes(stage);
  await loadConclusions(stage);
  await loadWorkshops(stage);
  await loadDossiers(stage);
  await loadGuests(stage);
  await replacePartners(stage);
  await moveDates(scope, network.project);
  await openProject(scope);
  await seeOldNotices(scope, outside.tools.clock());
}

const newFor = 45 * 86_400_000;

/** What happened long ago has been seen; only the latest is new to whoever signs in. */
async function seeOldNotices({ db, project }: ProjectScope, now: Date): Promise<void> {
  await db
    .updateTable('notice')
    .set((row) => ({ seen_at: row.ref('at') }))
    .where('project_id', '=', project.id)
    .where('at', '<', new Date(now.getTime() - newFor))
    .execute();
  await db.deleteFrom('adoption_change').where('project_id', '=', project.id).execute();
}
