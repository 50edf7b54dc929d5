import { address } from '../../kernel/address.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { chartFrame, emptyState, langOf, link, pageHead, section, table } from '../../ui/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { needHosted } from '../registration/index.ts';
import { distribution, fewest, ratings, type Feedback } from './feedback.ts';
import { answersAbout } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What guests said of an event, for its hosts. */
export function resultRoutes(routes: Routes): void {
  routes.workspace.read('/events/:slug/feedback', async (visit) => {
    const stored = await needHosted(visit);
    return visit.page(resultPage(visit, stored, await answersAbout(visit, stored.head.id)));
  });
}

function resultPage(visit: WorkspaceVisit, { head }: StoredEvent, answers: readonly Feedback[]): Html {
  const say = visit.reader.say(words);
  const title = say('result.title');
  const guests = address`${eventAddress(visit.project.slug, head)}/guests`;
  const count = answers.length;
  const body =
    count < fewest
      ? emptyState({ title: say('result.few', { count }), body: say('result.fewHelp', { fewest }) })
      : html`${chart(visit, answers)}
${texts(visit, say('field.takeHome'), answers, 'takeHome')}
${texts(visit, say('field.different'), answers, 'different')}`;
  const main = html`${pageHead({ title, above: link(head.title, guests), lead: count < fewest ? null : say('result.lead', { count }) })}${body}`;
  return workspacePage(visit, { title, main });
}

const bar = { height: 28, gap: 10, left: 28, width: 260 };

function chart(visit: WorkspaceVisit, answers: readonly Feedback[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const counts = distribution(answers);
  const most = Math.max(...counts, 1);
  const mean = answers.reduce((sum, { useful }) => sum + useful, 0) / answers.length;
  const rows = ratings.map((rating, index) => ({ rating, count: counts[index] ?? 0 }));
  const bars = rows.map(({ rating, count }, index) => {
    const y = index * (bar.height + bar.gap);
    const width = Math.round((bar.width * count) / most);
    return html`<text x="4" y="${y + 19}" fill="currentColor">${rating}</text><rect${attributes({ x: bar.left, y, width, height: bar.height, fill: 'currentColor', opacity: '0.75' })}></rect><text x="${bar.left + width + 8}" y="${y + 19}" fill="currentColor">${reader.number(count)}</text>`;
  });
  const height = ratings.length * (bar.height + bar.gap);
  return chartFrame(reader, {
    title: say('field.useful'),
    summary: say('result.mean', { mean: reader.number(mean, { maximumFractionDigits: 1 }), count: answers.length }),
    drawing: html`<svg viewBox="0 0 ${bar.left + bar.width + 50} ${height}" width="${bar.left + bar.width + 50}" aria-hidden="true" focusable="false">${bars}</svg>`,
    table: table(reader, {
      caption: say('field.useful'),
      columns: [
        { header: say('result.rating'), rowHeader: true, cell: ({ rating }) => say(`choice.useful.${rating}`) },
        { header: say('result.answers'), numeric: true, cell: ({ count }) => reader.number(count) },
      ],
      rows,
    }),
  });
}

function texts(
  { reader }: WorkspaceVisit,
  title: string,
  answers: readonly Feedback[],
  field: 'takeHome' | 'different',
): Html {
  const said = answers.filter((one) => one[field] !== '');
  const lines = said.map((one) => html`<li${attributes({ lang: langOf(reader, one.language) })}>${one[field]}</li>`);
  const none = html`<p class="subtle">${reader.say(words)('result.noText')}</p>`;
  return section({ title, body: lines.length === 0 ? none : html`<ul>${lines}</ul>` });
}
