import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Tools } from '../../kernel/tools.ts';
import { followed, newestWork, type Work } from '../../kernel/work.ts';
import { checkHistories } from '../../records/checkpoints.ts';
import { buttonForm, emptyState, link, section, table } from '../../ui/index.ts';
import type { PersonVisit } from '../account/index.ts';
import { stateName, workAddress, type WorkView } from '../work/index.ts';
import words from './words.json' with { type: 'json' };

const mostKept = 1000;
const mostShown = 200;
const checksShown = 5;

/** The work behind "check the histories". */
export const verifyHistories = followed('verify-histories', async (tools: Tools, _asked, progress) => {
  const { projects, flaws } = await checkHistories(tools, progress);
  return { projects, flaws: flaws.slice(0, mostKept), flawCount: flaws.length };
});

export const historyCheck: WorkView<'verify-histories'> = {
  title: (reader) => reader.say(words)('job.verify-histories'),
  finished({ reader }, { projects, flaws, flawCount }) {
    const say = reader.say(words);
    if (flawCount === 0) return { told: say('check.whole', { projects }) };
    const more = flawCount - Math.min(flaws.length, mostShown);
    // In the words of the program, which speaks English.
    const list = html`<ul lang="en">${flaws.slice(0, mostShown).map((flaw) => html`<li>${flaw}</li>`)}</ul>`;
    const rest = more > 0 && html`<p>${say('check.more', { count: more })}</p>`;
    return {
      told: say('check.flawed', { flaws: flawCount, projects }),
      bad: true,
      below: section({ title: say('check.flaws'), body: html`${list}${rest}` }),
    };
  },
};

/** The latest checks, the newest first. */
export function latestChecks(visit: PersonVisit): Promise<Work[]> {
  return newestWork(visit, 'verify-histories', checksShown);
}

/** Asking for a check, and what came of the latest ones. */
export function checkSection({ reader }: PersonVisit, checks: readonly Work[]): Html {
  const say = reader.say(words);
  const list = table(reader, {
    caption: say('check.caption'),
    columns: [
      {
        header: say('column.asked'),
        cell: ({ id, askedAt }) => link(reader.moment(askedAt), workAddress(id)),
        rowHeader: true,
      },
      { header: say('column.state'), cell: ({ state }) => stateName(reader, state) },
    ],
    rows: checks,
  });
  return section({
    title: say('check.title'),
    body: html`<p>${say('check.lead')}</p>
${buttonForm({ action: address`/administration/history-checks`, label: say('check.ask'), variant: 'secondary' })}
${checks.length === 0 ? emptyState({ title: say('check.none') }) : list}`,
  });
}
