import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { dayAt } from '../../kernel/dates.ts';
import type { Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { editPage, revisionSeen, savedMeanwhile, type SentBack } from '../../layout/record/index.ts';
import { translationRoutes } from '../../layout/translation/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { newClock } from '../clock/index.ts';
import { projectFields } from './facts-view.ts';
import { projectForm, withLinesExplained } from './form.ts';
import { movesOf } from './moves.ts';
import { overviewPage, translatableProject } from './overview-view.ts';
import { mayEditProject, mayPublishProject } from './policy.ts';
import { projectProblems } from './project.ts';
import { publicValueOf, publishProject, withdrawProject } from './publication.ts';
import { changeProject, needProject } from './store.ts';
import { typedProject, valuesOf } from './typed.ts';
import words from './words.json' with { type: 'json' };

/** The project's own pages in its workspace: overview, facts, publication. */
export function overviewRoutes(routes: Routes): void {
  routes.workspace.read('', async (visit) => {
    const { project, head } = await needProject(visit);
    const clock = newClock(project, await movesOf(visit));
    const today = dayAt(visit.now, visit.reader.zone);
    const texts = await textsOf(visit, project.id);
    const isBehind = await hasUnpublishedChanges(visit, project.id, await publicValueOf(visit));
    return visit.page(overviewPage(visit, { project, head, isBehind, clock, texts, today }));
  });

  translationRoutes(routes, 'project', async (visit) => translatableProject(visit, await needProject(visit)));

  routes.workspace.read('/edit', async (visit) => {
    mustBeAllowed(mayEditProject(visit.who, visit.project.id, visit.reader.say(words)));
    return visit.page(await projectEditPage(visit));
  });

  routes.workspace.write('/edit', async (visit) => {
    const say = visit.reader.say(words);
    mustBeAllowed(mayEditProject(visit.who, visit.project.id, say));
    const read = visit.read(projectForm);
    const problems = read.ok ? projectProblems(valuesOf(read.values), say) : withLinesExplained(read.problems, say);
    if (!read.ok || Object.keys(problems).length > 0) {
      return visit.page(await projectEditPage(visit, { refused: { typed: read.typed, problems } }), 422);
    }
    try {
      await changeProject(visit, revisionSeen(visit), valuesOf(read.values));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const { project, head } = await needProject(visit);
      const meanwhile = await savedMeanwhile(visit, head.id, typedProject(project));
      return visit.page(await projectEditPage(visit, { refused: { typed: read.typed, problems: {} }, meanwhile }), 409);
    }
    return formSent(visit, editAddress(visit), homeOf(visit), say('saved'));
  });

  routes.workspace.write('/publication', async (visit) => {
    const say = visit.reader.say(words);
    mustBeAllowed(mayPublishProject(visit.who, visit.project.id, say));
    await publishProject(visit);
    return visit.redirect(homeOf(visit), { text: say('public.published') });
  });

  routes.workspace.write('/withdrawal', async (visit) => {
    const say = visit.reader.say(words);
    mustBeAllowed(mayPublishProject(visit.who, visit.project.id, say));
    await withdrawProject(visit);
    return visit.redirect(homeOf(visit), { text: say('public.withdrawn') });
  });
}

function homeOf(visit: WorkspaceVisit): Address {
  return projectAddress('workspace', visit.project.slug);
}

function editAddress(visit: WorkspaceVisit): Address {
  return address`${homeOf(visit)}/edit`;
}

async function projectEditPage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const { project, head } = await needProject(visit);
  return editPage(
    visit,
    {
      form: projectForm,
      words,
      title: say('edit.title', { project: project.acronym }),
      action: editAddress(visit),
      back: homeOf(visit),
      submit: say('save'),
      values: typedProject(project),
      revision: head.revision,
      layOut: (field) => projectFields(visit.reader, field),
    },
    sentBack,
  );
}
