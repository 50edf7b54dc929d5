import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems } from '../../kernel/forms.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { changeOf } from '../../layout/history/index.ts';
import { workspacePage } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile, type SentBack } from '../../layout/record/index.ts';
import { historyOf } from '../../records/history.ts';
import { headsById, SavedMeanwhile } from '../../records/record.ts';
import { changeList, link, pageHead } from '../../ui/index.ts';
import { needAction, type StoredAction } from '../actions/index.ts';
import { actionPage, correctionPage, correctionTyped, updatePage, withdrawalPage } from './edit-view.ts';
import { correctionForm, withdrawalForm } from './form.ts';
import { mayCorrectUpdate } from './policy.ts';
import { needUpdate } from './reading.ts';
import { saved } from './record-routes.ts';
import { correctUpdate, withdrawUpdate } from './store.ts';
import { reasonNeeded, type Update } from './update.ts';
import { historyWords } from './updates-view.ts';
import words from './words.json' with { type: 'json' };

/** Where an update is corrected or withdrawn, and what became of it can be read. Nothing is ever deleted. */
export function correctRoutes(routes: Routes): void {
  routes.workspace.read('/actions/:slug/updates/:update/edit', async (visit) => {
    const { stored, update } = await needOwn(visit);
    return visit.page(await correctionPage(visit, stored, update, await revisionOf(visit, update)));
  });

  routes.workspace.write('/actions/:slug/updates/:update/edit', async (visit) => {
    const { stored, update } = await needOwn(visit);
    const say = visit.reader.say(words);
    const revision = await revisionOf(visit, update);
    const sendBack = async (sentBack: SentBack, status: 409 | 422) =>
      visit.page(await correctionPage(visit, stored, update, revision, sentBack), status);
    const read = visit.read(correctionForm);
    if (!read.ok) return sendBack({ refused: read }, 422);
    const { typed } = read;
    const { readers, ...texts } = read.values;
    const unexplained = reasonNeeded(update.stateBefore, update.state) && texts.reason === '';
    const problems: Problems = unexplained ? { reason: { key: 'wrong', text: say('problem.reason') } } : {};
    if (unexplained) return sendBack({ refused: { typed, problems } }, 422);
    try {
      await correctUpdate(visit, stored, update, revisionSeen(visit), { ...texts, isPublic: readers === 'everybody' });
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const meanwhile = await savedMeanwhile(visit, update.id, correctionTyped(update));
      return sendBack({ refused: { typed, problems }, meanwhile }, 409);
    }
    return saved(visit, stored, updatePage(visit, stored, update.id, 'edit'), say('said.corrected'));
  });

  routes.workspace.read('/actions/:slug/updates/:update/withdrawal', async (visit) => {
    const { stored, update } = await needOwn(visit);
    return visit.page(await withdrawalPage(visit, stored, update));
  });

  routes.workspace.write('/actions/:slug/updates/:update/withdrawal', async (visit) => {
    const { stored, update } = await needOwn(visit);
    const read = visit.read(withdrawalForm);
    if (!read.ok) return visit.page(await withdrawalPage(visit, stored, update, { refused: read }), 422);
    await withdrawUpdate(visit, stored, update, read.values.withdrawnReason);
    return saved(
      visit,
      stored,
      updatePage(visit, stored, update.id, 'withdrawal'),
      visit.reader.say(words)('said.withdrawn'),
    );
  });

  routes.workspace.read('/actions/:slug/updates/:update/history', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    const update = await needUpdate(visit, stored.head.id, visit.param('update'), 'also withdrawn');
    const title = visit.reader.say(words)('update.history');
    const lines = await historyOf(visit, update.id);
    const list = changeList(
      visit.reader,
      lines.map((line) => changeOf(visit.reader, line, historyWords(visit.reader))),
    );
    const above = link(stored.value.title, actionPage(visit, stored));
    return visit.page(workspacePage(visit, { title, main: html`${pageHead({ title, above })}${list}` }));
  });
}

async function needOwn(visit: WorkspaceVisit): Promise<{ stored: StoredAction; update: Update }> {
  const stored = await needAction(visit, visit.param('slug'));
  const update = await needUpdate(visit, stored.head.id, visit.param('update'));
  mustBeAllowed(mayCorrectUpdate(visit.who, visit.project, stored, update, visit.reader));
  return { stored, update };
}

async function revisionOf(visit: WorkspaceVisit, update: Update): Promise<number> {
  return (await headsById(visit, [update.id])).get(update.id)?.revision ?? 0;
}
