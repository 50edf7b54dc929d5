import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { FailedJob, JobCount } from '../../kernel/job-counts.ts';
import type { JobName } from '../../kernel/job.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Say } from '../../kernel/words.ts';
import type { Work } from '../../kernel/work.ts';
import { publicPage } from '../../layout/index.ts';
import { buttonForm, buttonRow, emptyState, jobProgress, pageHead, section, table } from '../../ui/index.ts';
import type { PersonVisit } from '../account/index.ts';
import { checkSection } from './history-check.ts';
import words from './words.json' with { type: 'json' };

/** How much work waits, runs, is done and was given up, and what can be done about the last. */
export function jobsPage(
  visit: PersonVisit,
  counts: readonly JobCount[],
  failed: readonly FailedJob[],
  checks: readonly Work[],
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const underWay = counts.filter(({ waiting, running }) => waiting + running > 0);
  return publicPage(visit, {
    title: say('jobs.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('jobs.title'), lead: say('jobs.lead') })}
${underWay.map(({ name, done, waiting, running }) =>
  jobProgress(reader, {
    label: say('progress', { kind: say(`job.${name}`) }),
    state: { kind: 'running', done, total: done + waiting + running },
  }),
)}
${countTable(visit, say, counts)}
${section({ title: say('failed.title'), body: failed.length === 0 ? emptyState({ title: say('failed.none') }) : failures(visit, say, failed) })}
${checkSection(visit, checks)}`,
  });
}

function countTable({ reader }: Visit, say: Say<typeof words>, counts: readonly JobCount[]): Html {
  const number = (name: 'waiting' | 'running' | 'done' | 'failed') => ({
    header: say(`column.${name}`),
    cell: (count: JobCount) => reader.number(count[name]),
    numeric: true,
  });
  return table(reader, {
    caption: say('jobs.counts'),
    columns: [
      { header: say('column.kind'), cell: ({ name }) => say(`job.${name}`), rowHeader: true },
      number('waiting'),
      number('running'),
      number('done'),
      number('failed'),
      { header: say('column.lastDone'), cell: ({ lastDoneAt }) => lastDoneAt && reader.moment(lastDoneAt) },
    ],
    rows: counts,
  });
}

function failures({ reader }: Visit, say: Say<typeof words>, failed: readonly FailedJob[]): Html {
  const names: JobName[] = [...new Set(failed.map(({ name }) => name))];
  const again = names.map((name) =>
    buttonForm({
      action: address`/administration/jobs/${name}/attempts`,
      label: say('failed.again', { kind: say(`job.${name}`) }),
      variant: 'secondary',
    }),
  );
  return html`${buttonRow(...again)}${table(reader, {
    caption: say('failed.caption'),
    columns: [
      { header: say('column.kind'), cell: ({ name }) => say(`job.${name}`), rowHeader: true },
      { header: say('column.asked'), cell: ({ askedAt }) => reader.moment(askedAt) },
      { header: say('column.givenUp'), cell: ({ failedAt }) => reader.moment(failedAt) },
      { header: say('column.tries'), cell: ({ tries }) => reader.number(tries), numeric: true },
      // In the words of the program, which speaks English.
      { header: say('column.reason'), cell: ({ reason }) => html`<span lang="en">${reason}</span>` },
    ],
    rows: failed,
  })}`;
}
