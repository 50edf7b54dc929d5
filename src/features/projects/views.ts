import { address, outsideAddress, type Address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { sourceList } from '../../layout/source-list.ts';
import { workspacePage } from '../../layout/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Texts } from '../../records/texts.ts';
import {
  alert,
  buttonForm,
  buttonLink,
  factList,
  link,
  outsideLink,
  pageHead,
  section,
  stateTag,
  type Fact,
} from '../../ui/index.ts';
import type { Clock } from './clock.ts';
import { clockView } from './clock-view.ts';
import { mayEditProject, mayMoveClock, mayPublishProject } from './policy.ts';
import type { Project, Target } from './project.ts';
import words from './words.json' with { type: 'json' };

/** What is known of a project, each fact or that no source tells it, and the sources. The same for both faces. */
export function projectFacts(reader: Reader, project: Project, clock: Clock, texts: Texts): Html {
  const say = reader.say(words);
  const read = readTexts(reader, project.language, texts);
  const long = (field: 'objective' | 'problem'): Fact => ({
    label: say(`field.${field}`),
    value: read.block(field, project[field], paragraphs),
  });
  const list = (field: 'keyIssues' | 'plannedOutputs'): Fact => {
    const items = project[field];
    return {
      label: say(`field.${field}`),
      value: read.block(field, items.join('\n'), (text) => bullets(text.split('\n'))),
    };
  };
  const facts: Fact[] = [
    { label: say('field.programme'), value: project.programme },
    {
      label: say('field.ruleSet'),
      value: html`${say(`choice.ruleSet.${project.ruleSet}`)}. ${say(`plans.${clock.ruleSet.actionPlans}`)}`,
    },
    { label: say('field.startsOn'), value: reader.date(clock.from) },
    { label: say('field.endsOn'), value: reader.date(clock.to) },
    long('objective'),
    long('problem'),
    list('keyIssues'),
    list('plannedOutputs'),
    {
      label: say('field.targets'),
      value: project.targets.length > 0 && bullets(project.targets.map((target) => targetText(reader, target))),
    },
    { label: say('field.erdf'), value: erdfText(reader, project) },
  ];
  return html`${section({
    title: say('facts.title'),
    body: html`${read.note && html`<p>${read.note}</p>`}${factList(
      reader,
      facts.map((fact) => ({ ...fact, value: fact.value || null })),
    )}`,
  })}
  ${project.sources.length > 0 && section({ title: say('field.sources'), body: sourceList(project.sources) })}`;
}

function bullets(items: readonly Part[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

function erdfText(reader: Reader, { erdf, erdfNote }: Project): string | null {
  if (erdf === null) return null;
  const amount = reader.money(erdf, 'EUR');
  return erdfNote === '' ? amount : `${amount} (${erdfNote})`;
}

function targetText(reader: Reader, { name, value, unit, due, source }: Target): Html {
  const say = reader.say(words);
  const amount = value === null ? null : `${reader.number(value)} ${unit}`.trim();
  const parts = [name, amount, due && say('target.due', { date: reader.date(due) })].filter((part) => part !== null);
  const found = source === null ? null : outsideAddress(source);
  return html`${parts.join(', ')}${found && html` ${outsideLink(say('target.source'), found)}`}`;
}

export interface Overview {
  readonly project: Project;
  readonly head: RecordHead;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly today: PartialDate;
}

/** The first page of a workspace: where the project is, then what is known of it. */
export function overviewPage(visit: WorkspaceVisit, { project, head, clock, texts, today }: Overview): Html {
  const { reader, who } = visit;
  const say = reader.say(words);
  const home = projectAddress('workspace', project.slug);
  const { text: title, lang } = readTexts(reader, project.language, texts).line('title', project.title);
  const actions = [
    mayMoveClock(who, project.id, say).may &&
      buttonLink({ label: say('clock.move'), address: address`${home}/clock`, variant: 'secondary' }),
    mayEditProject(who, project.id, say).may &&
      buttonLink({ label: say('edit'), address: address`${home}/edit`, variant: 'secondary' }),
  ];
  const summary = readTexts(reader, project.language, texts).line('summary', project.summary);
  return workspacePage(visit, {
    title: project.acronym,
    main: html`${pageHead({ title, lang, above: project.acronym, lead: summary.text === '' ? null : summary.text, actions })}
${clockView(reader, clock, today)}
${projectFacts(reader, project, clock, texts)}
${publication(visit, project, head)}`,
  });
}

/** Whether the public can read the project, and the way to let it or to close it. */
function publication(visit: WorkspaceVisit, project: Project, head: RecordHead): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const home = projectAddress('workspace', project.slug);
  const may = mayPublishProject(visit.who, project.id, say).may;
  const isBehind = head.publishedAt !== null && head.publishedAt < head.changedAt;
  const publicPage = link(say('public.page'), projectAddress('public', project.slug));
  const body = project.isPublic
    ? html`<p>${stateTag({ label: say('public.yes'), tone: 'done' })} ${publicPage}</p>
        ${isBehind && alert({ kind: 'info', body: say('public.behind') })}`
    : html`<p>${stateTag({ label: say('public.no'), tone: 'waiting' })} ${say('public.noHint')}</p>`;
  const buttons = html`<div class="row">
    ${(!project.isPublic || isBehind) && buttonForm({ action: address`${home}/publication`, label: say(project.isPublic ? 'public.renew' : 'public.publish'), variant: 'secondary' })}
    ${project.isPublic && buttonForm({ action: address`${home}/withdrawal`, label: say('public.withdraw'), variant: 'secondary', destructive: true })}
  </div>`;
  return section({ title: say('public.title'), body: html`${body}${may && buttons}` });
}

/** Every project there is, for the administrator. */
export function projectsPage(
  visit: Visit,
  projects: readonly { slug: string; acronym: string; title: string; isPublic: boolean }[],
  page: (title: string, main: Html) => Html,
): Html {
  const say = visit.reader.say(words);
  const title = say('projects.title');
  const create: Address = address`/administration/projects/new`;
  return page(
    title,
    html`${pageHead({ title, actions: buttonLink({ label: say('projects.new'), address: create }) })}
      <ul>
        ${projects.map(
          (project) =>
            html`<li>
              ${link(`${project.acronym}: ${project.title}`, projectAddress('workspace', project.slug))}
              ${!project.isPublic && stateTag({ label: say('public.no'), tone: 'waiting' })}
            </li>`,
        )}
      </ul>`,
  );
}
