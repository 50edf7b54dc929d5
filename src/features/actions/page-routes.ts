import { address } from '../../kernel/address.ts';
import { mustBeAllowed, type Answer } from '../../kernel/answers.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { historyRoutes } from '../../layout/history/index.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { gapList, publicationNote, recordButtons } from '../../layout/record/index.ts';
import { translationPanel, translationRoutes } from '../../layout/translation/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { needPublished, withdraw } from '../../records/publishing.ts';
import { textsOf } from '../../records/texts.ts';
import { buttonForm } from '../../ui/index.ts';
import { linksPanel } from '../chain/index.ts';
import { gapsInAction, partnersOf, type Action } from './action.ts';
import { mayBePublished, mayEditAction } from './policy.ts';
import { actionSheet, actionTitle, type ActionUpdates } from './sheet.ts';
import { needAction, publishAction, type StoredAction } from './store.ts';
import { historyWords, translatable } from './telling.ts';
import words from './words.json' with { type: 'json' };

/** The sheet of an action, for everybody and in the workspace, and what changes whether it is public. */
export function actionPageRoutes(routes: Routes, updates: ActionUpdates): void {
  routes.read('/projects/:project/actions/:slug', async (visit) => {
    const {
      id,
      content: action,
      texts,
      project,
    } = await needPublished<Action>(visit, visit.param('project'), 'action', visit.param('slug'));
    const shown = { id, slug: visit.param('slug'), project, action };
    const names = await namesOf(visit, 'public', project.slug, [action.planId, ...partnersOf(action)]);
    const main = actionSheet({
      visit,
      action,
      texts,
      names,
      links: await linksPanel(visit, 'public', id),
      updates: await updates(visit, 'public', shown),
    });
    return visit.page(
      publicPage(visit, {
        title: actionTitle(visit, action, texts),
        description: action.summary || undefined,
        project,
        main,
      }),
    );
  });

  routes.workspace.read('/actions/:slug', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    const { head, value: action } = stored;
    const say = visit.reader.say(words);
    const texts = await textsOf(visit, head.id);
    const edit = mayEdit(visit, stored);
    const changes = await hasUnpublishedChanges(visit, head.id, action);
    const publication = await mayBePublished(visit, action, visit.reader);
    const gaps = gapsInAction(action).map((field) => ({ field, label: say(`field.${field}`) }));
    const main = actionSheet({
      visit,
      action,
      texts,
      names: await namesOf(visit, 'workspace', visit.project.slug, [action.planId, ...partnersOf(action)]),
      links: await linksPanel(visit, 'workspace', head.id),
      updates: await updates(visit, 'workspace', {
        id: head.id,
        slug: visit.param('slug'),
        project: visit.project,
        action,
      }),
      buttons: html`${recordButtons(visit, head, { edit, publication, withdrawal: edit, hasUnpublishedChanges: changes })}${edit.may && becomesPractice(visit)}`,
      notes: html`${publicationNote(visit, head, changes)}${edit.may && gapList(visit, head, gaps)}`,
      below: translationPanel(visit, translatable(visit, stored, edit), texts),
    });
    return visit.page(workspacePage(visit, { title: actionTitle(visit, action, texts), main }));
  });

  routes.workspace.write('/actions/:slug/publication', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    mustBeAllowed(mayEdit(visit, stored));
    mustBeAllowed(await mayBePublished(visit, stored.value, visit.reader));
    await publishAction(visit, stored);
    return visit.redirect(pageOf(visit), { text: visit.reader.say(words)('said.published') });
  });

  routes.workspace.write('/actions/:slug/withdrawal', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    mustBeAllowed(mayEdit(visit, stored));
    await withdraw(visit, stored.head);
    return visit.redirect(pageOf(visit), { text: visit.reader.say(words)('said.withdrawn') });
  });

  translationRoutes(routes, 'action', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    return translatable(visit, stored, mayEdit(visit, stored));
  });
  historyRoutes(routes, 'action', async (visit) => ({
    head: (await needAction(visit, visit.param('slug'))).head,
    words: historyWords(visit.reader),
  }));
}

function mayEdit(visit: WorkspaceVisit, stored: StoredAction): Answer {
  return mayEditAction(visit.who, visit.project, stored, visit.reader);
}

function pageOf(visit: WorkspaceVisit) {
  return recordAddress('workspace', 'action', visit.project.slug, visit.param('slug'));
}

function becomesPractice(visit: WorkspaceVisit) {
  return buttonForm({
    label: visit.reader.say(words)('button.practice'),
    action: address`${pageOf(visit)}/practice`,
    variant: 'quiet',
  });
}
