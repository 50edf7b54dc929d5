import { withQuery, address } from '../../kernel/address.ts';
import { mustBeAllowed, type Answer } from '../../kernel/answers.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { historyRoutes } from '../../layout/history/index.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { gapList, publicationNote, recordButtons } from '../../layout/record/index.ts';
import { translationPanel, translationRoutes, type Translatable } from '../../layout/translation/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { needPublished, withdraw } from '../../records/publishing.ts';
import { textsOf } from '../../records/texts.ts';
import { buttonLink } from '../../ui/index.ts';
import { gapsInPlan, partnersOf, planLimits, type Plan } from './plan.ts';
import { mayBeWithdrawn, mayEditPlan } from './policy.ts';
import { actionsOf, needPlan, publicActionsOf, publishPlan, type StoredPlan } from './store.ts';
import { planPage, planTitle } from './view.ts';
import { historyWords } from './telling.ts';
import words from './words.json' with { type: 'json' };

/** The page of a plan, for everybody and in the workspace, and what changes whether it is public. */
export function planPageRoutes(routes: Routes): void {
  routes.read('/projects/:project/plans/:slug', async (visit) => {
    const {
      id,
      content: plan,
      texts,
      project,
    } = await needPublished<Plan>(visit, visit.param('project'), 'plan', visit.param('slug'));
    const names = await namesOf(visit, 'public', project.slug, [plan.instrumentId, ...partnersOf(plan)]);
    const actions = await publicActionsOf(visit, id);
    const main = planPage({ visit, face: 'public', projectSlug: project.slug, plan, texts, names, actions });
    return visit.page(
      publicPage(visit, {
        title: planTitle(visit, plan, texts),
        description: plan.summary || undefined,
        project,
        main,
      }),
    );
  });

  routes.workspace.read('/plans/:slug', async (visit) => {
    const stored = await needPlan(visit, visit.param('slug'));
    const { head, value: plan } = stored;
    const say = visit.reader.say(words);
    const texts = await textsOf(visit, head.id);
    const edit = mayEdit(visit, stored);
    const changes = await hasUnpublishedChanges(visit, head.id, plan);
    const withdrawal = mayBeWithdrawn((await publicActionsOf(visit, head.id)).length, say);
    const gaps = gapsInPlan(plan).map((field) => ({ field, label: say(`field.${field}`) }));
    const addAction = withQuery(address`/p/${visit.project.slug}/actions/new`, { plan: head.id });
    const main = planPage({
      visit,
      face: 'workspace',
      projectSlug: visit.project.slug,
      plan,
      texts,
      names: await namesOf(visit, 'workspace', visit.project.slug, [plan.instrumentId, ...partnersOf(plan)]),
      actions: await actionsOf(visit, head.id),
      buttons: recordButtons(visit, head, { edit, publication: edit, withdrawal, hasUnpublishedChanges: changes }),
      actionButtons: edit.may && buttonLink({ label: say('addAction'), address: addAction, variant: 'secondary' }),
      notes: html`${publicationNote(visit, head, changes)}${edit.may && gapList(visit, head, gaps)}`,
      below: translationPanel(visit, translatable(visit, stored), texts),
    });
    return visit.page(workspacePage(visit, { title: planTitle(visit, plan, texts), main }));
  });

  routes.workspace.write('/plans/:slug/publication', async (visit) => {
    const stored = await needPlan(visit, visit.param('slug'));
    mustBeAllowed(mayEdit(visit, stored));
    await publishPlan(visit, stored);
    return visit.redirect(pageOf(visit), { text: visit.reader.say(words)('said.published') });
  });

  routes.workspace.write('/plans/:slug/withdrawal', async (visit) => {
    const stored = await needPlan(visit, visit.param('slug'));
    const say = visit.reader.say(words);
    mustBeAllowed(mayEdit(visit, stored));
    mustBeAllowed(mayBeWithdrawn((await publicActionsOf(visit, stored.head.id)).length, say));
    await withdraw(visit, stored.head);
    return visit.redirect(pageOf(visit), { text: say('said.withdrawn') });
  });

  translationRoutes(routes, 'plan', async (visit) => translatable(visit, await needPlan(visit, visit.param('slug'))));
  historyRoutes(routes, 'plan', async (visit) => ({
    head: (await needPlan(visit, visit.param('slug'))).head,
    words: historyWords(visit.reader),
  }));
}

function mayEdit(visit: WorkspaceVisit, { head, value: plan }: StoredPlan): Answer {
  return mayEditPlan(visit.who, visit.project, head, plan, visit.reader.say(words));
}

function pageOf(visit: WorkspaceVisit) {
  return recordAddress('workspace', 'plan', visit.project.slug, visit.param('slug'));
}

function translatable(visit: WorkspaceVisit, stored: StoredPlan): Translatable {
  const say = visit.reader.say(words);
  const { title, summary, policyContext } = stored.value;
  return {
    head: stored.head,
    mayTranslate: mayEdit(visit, stored),
    fields: [
      { name: 'title', label: say('field.title'), original: title, limit: planLimits.title },
      { name: 'summary', label: say('field.summary'), original: summary },
      { name: 'policyContext', label: say('field.policyContext'), original: policyContext },
    ],
  };
}
