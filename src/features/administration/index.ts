/** The door of administration: what those who look after the installation see of it. */
import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { jobNames } from '../../kernel/job.ts';
import { failedJobs, jobCounts } from '../../kernel/job-counts.ts';
import type { Routes } from '../../kernel/routes.ts';
import { askForWork, isUnderWay } from '../../kernel/work.ts';
import { signedIn, type PersonVisit } from '../account/index.ts';
import { workAddress } from '../work/index.ts';
import { latestChecks } from './history-check.ts';
import { jobsPage } from './jobs-page.ts';
import words from './words.json' with { type: 'json' };

export { historyCheck, verifyHistories } from './history-check.ts';

const shown = 50;
const mostAtOnce = 1000;

export function administrationRoutes(routes: Routes): void {
  const jobs = address`/administration/jobs`;

  routes.read(
    jobs.text,
    signedIn(async (visit) => {
      needAdministrator(visit);
      const [counts, failed] = [await jobCounts(visit), await failedJobs(visit, shown)];
      return visit.page(jobsPage(visit, counts, failed, await latestChecks(visit)));
    }),
  );

  routes.write(
    '/administration/history-checks',
    signedIn(async (visit) => {
      needAdministrator(visit);
      // One at a time: a second press leads to the one under way.
      const underWay = (await latestChecks(visit)).find(isUnderWay);
      const asked = { name: 'verify-histories', asked: {}, language: visit.reader.language } as const;
      return visit.redirect(workAddress(underWay?.id ?? (await askForWork(visit, asked))));
    }),
  );

  routes.write(
    `${jobs.text}/:name/attempts`,
    signedIn(async (visit) => {
      needAdministrator(visit);
      const name = jobNames.find((one) => one === visit.param('name'));
      if (name === undefined) throw new NotFound();
      const failed = (await failedJobs(visit, mostAtOnce)).filter((job) => job.name === name);
      const ids = failed.map(({ id }) => id);
      if (ids.length > 0) await visit.tools.jobs.tryAgain(visit, name, ids);
      return visit.redirect(jobs, { text: visit.reader.say(words)('failed.said', { count: ids.length }) });
    }),
  );
}

/** For everybody else there are no such pages. */
function needAdministrator(visit: PersonVisit): void {
  if (!visit.who.person.isAdministrator) throw new NotFound();
}
