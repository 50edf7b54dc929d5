import { address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { readTexts, translationPanel, type Translatable } from '../../layout/translation/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Texts } from '../../records/texts.ts';
import { alert, buttonForm, buttonLink, link, pageHead, section, stateTag } from '../../ui/index.ts';
import { clockView, type Clock } from '../clock/index.ts';
import { projectFacts } from './facts-view.ts';
import { mayEditProject, mayMoveClock, mayPublishProject } from './policy.ts';
import type { Project } from './project.ts';
import words from './words.json' with { type: 'json' };

export interface Overview {
  readonly project: Project;
  readonly head: RecordHead;
  /** The public page does not say yet what stands here. */
  readonly isBehind: boolean;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly today: PartialDate;
}

/** The first page of a workspace: where the project is, then what is known of it. */
export function overviewPage(visit: WorkspaceVisit, overview: Overview): Html {
  const { project, clock, texts, today } = overview;
  const { reader, who } = visit;
  const say = reader.say(words);
  const home = projectAddress('workspace', project.slug);
  const { text: title, lang } = readTexts(reader, project.language, texts).line('title', project.title);
  const mayEdit = mayEditProject(who, project.id, say);
  const actions = [
    mayMoveClock(who, project.id, say).may &&
      buttonLink({ label: say('clock.move'), address: address`${home}/clock`, variant: 'secondary' }),
    mayEdit.may && buttonLink({ label: say('edit'), address: address`${home}/edit`, variant: 'secondary' }),
  ];
  const summary = readTexts(reader, project.language, texts).line('summary', project.summary);
  return workspacePage(visit, {
    title: project.acronym,
    main: html`${pageHead({ title, lang, above: project.acronym, lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`, actions })}
${clockView(reader, clock, today)}
${projectFacts(reader, project, clock, texts)}
${publication(visit, overview)}
${mayEdit.may && translationPanel(visit, translatableProject(visit, overview), texts)}`,
  });
}

/** Whether the public can read the project, and the way to let it or to close it. */
function publication(visit: WorkspaceVisit, { project, isBehind }: Overview): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const home = projectAddress('workspace', project.slug);
  const may = mayPublishProject(visit.who, project.id, say).may;
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

const translated = ['title', 'summary', 'objective', 'problem', 'keyIssues', 'plannedOutputs'] as const;

/** What is told of a project in other languages. Lists keep one thing a line. */
export function translatableProject(
  visit: WorkspaceVisit,
  { project, head }: Pick<Overview, 'project' | 'head'>,
): Translatable {
  const say = visit.reader.say(words);
  const fields = translated.map((name) => {
    const value = project[name];
    return { name, label: say(`field.${name}`), original: typeof value === 'string' ? value : value.join('\n') };
  });
  return { head, fields, mayTranslate: mayEditProject(visit.who, project.id, say) };
}
