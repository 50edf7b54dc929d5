/** The door of administration: what those who look after the installation see of it. */
import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { jobNames } from '../../kernel/job.ts';
import { failedJobs, jobCounts } from '../../kernel/job-counts.ts';
import type { Routes } from '../../kernel/routes.ts';
import { signedIn, type PersonVisit } from '../account/index.ts';
import { jobsPage } from './jobs-page.ts';
import words from './words.json' with { type: 'json' };

const shown = 50;
const mostAtOnce = 1000;

export function administrationRoutes(routes: Routes): void {
  const jobs = address`/administration/jobs`;

  routes.read(
    jobs.text,
    signedIn(async (visit) => {
      needAdministrator(visit);
      return visit.page(jobsPage(visit, await jobCounts(visit), await failedJobs(visit, shown)));
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
