import { address } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { outcomeMark, publicPage, workspacePage } from '../../layout/index.ts';
import { projectAddress, recordAddress } from '../../records/kinds.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { buttonLink, card, cardList, emptyState, filterForm, langOf, pageHead, stateTag } from '../../ui/index.ts';
import { signedIn } from '../account/index.ts';
import { gates, type Gate } from './gate.ts';
import { mayChangeRule, roleAt } from './policy.ts';
import { dueOn, isOverdue, waitingTexts, type Waiting } from './queue.ts';
import words from './words.json' with { type: 'json' };

/** What waits for a decision: in one project, and in all projects of whoever reads several. */
export function queueRoutes(routes: Routes): void {
  routes.workspace.read('/reviews', async (visit) => {
    const say = visit.reader.say(words);
    const waiting = await waitingTexts(visit);
    const rules = address`${projectAddress('workspace', visit.project.slug)}/reviews/rules`;
    const change =
      mayChangeRule(visit.who, visit.project, say).may &&
      buttonLink({ label: say('rules.change'), address: rules, variant: 'secondary' });
    const main = html`${pageHead({ title: say('queue.title'), lead: say('queue.lead'), actions: change })}${queue(visit, waiting, false)}`;
    return visit.page(workspacePage(visit, { title: say('queue.title'), main }));
  });

  routes.read(
    '/reviews',
    signedIn(async (visit) => {
      const say = visit.reader.say(words);
      const all = await waitingTexts(visit);
      // Somebody who reviews in one project and writes in another is waited for in the first.
      const waiting = all.filter((one) => roleAt(visit.who, one.project.id, one.gate) !== null);
      const main = html`${pageHead({ title: say('queue.title'), lead: say('queue.leadAll') })}${queue(visit, waiting, true)}`;
      return visit.page(publicPage(visit, { title: say('queue.title'), main, unlisted: true }));
    }),
  );
}

function queue(visit: Visit, waiting: readonly Waiting[], isOfAllProjects: boolean): Html {
  const { reader } = visit;
  const say = reader.say(words);
  if (waiting.length === 0) return emptyState({ title: say('queue.empty'), body: say('queue.emptyHelp') });
  const gate = gates.find((one) => one === visit.query('gate')) ?? null;
  const project = isOfAllProjects ? (visit.query('project') ?? null) : null;
  const ofProject = waiting.filter((one) => project === null || one.project.slug === project);
  const shown = ofProject.filter((one) => gate === null || one.gate === gate);
  const projects = Map.groupBy(waiting, (one) => one.project.slug);
  const filters = filterForm(reader, {
    address: visit.here,
    filters: [
      {
        kind: 'choice',
        name: 'gate',
        label: say('queue.gate'),
        value: gate ?? '',
        options: gates.map((value) => ({ value, label: say(`gate.${value}`), count: countAt(ofProject, value) })),
      },
      ...(isOfAllProjects && projects.size > 1
        ? ([
            {
              kind: 'choice',
              name: 'project',
              label: say('queue.project'),
              value: project ?? '',
              options: [...projects].map(([value, ones]) => ({
                value,
                label: ones[0]?.project.acronym ?? value,
                count: ones.length,
              })),
            },
          ] as const)
        : []),
    ],
  });
  const nothing = emptyState({ title: say('queue.empty'), body: say('queue.emptyHelp') });
  return html`${filters}${shown.length === 0 ? nothing : cardList(shown.map((one) => waitingCard(visit, one, isOfAllProjects)))}`;
}

function countAt(waiting: readonly Waiting[], gate: Gate): number {
  return waiting.filter((one) => one.gate === gate).length;
}

function waitingCard({ reader, now }: Visit, waiting: Waiting, isOfAllProjects: boolean): Html {
  const say = reader.say(words);
  const { kind, slug, title, language, partner, gate, project } = waiting;
  const due = reader.date(dueOn(waiting));
  const marks: Part[] = [
    outcomeMark(reader, waiting),
    stateTag({ label: say(`gate.${gate}`), tone: 'waiting' }),
    isOverdue(waiting, now) && stateTag({ label: say('queue.overdue'), tone: 'now' }),
  ];
  return card({
    title,
    lang: langOf(reader, language),
    address: address`${recordAddress('workspace', kind, project.slug, slug)}/review`,
    level: 2,
    above: [reader.say(recordWords)(`kind.${kind}`), partner, isOfAllProjects && project.acronym]
      .filter(Boolean)
      .join(' · '),
    body: say('queue.since', { since: reader.day(waiting.since), due, round: waiting.round }),
    foot: marks,
  });
}
