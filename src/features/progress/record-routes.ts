import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { needAction, type StoredAction } from '../actions/index.ts';
import { checkFiles } from '../files/index.ts';
import { actionPage, evidencePage, newUpdatePage, recordPage, updatePage } from './edit-view.ts';
import { addEvidence } from './evidence.ts';
import {
  evidenceForm,
  evidenceFrom,
  problemsInAddedEvidence,
  problemsInUpdate,
  updateForm,
  updateFrom,
} from './form.ts';
import { mayRecordUpdate } from './policy.ts';
import { needUpdate } from './reading.ts';
import { recordUpdate } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Where an update is recorded, and evidence added to one. */
export function recordRoutes(routes: Routes): void {
  routes.workspace.read('/actions/:slug/updates/new', async (visit) =>
    visit.page(await recordPage(visit, await needOwnAction(visit))),
  );

  routes.workspace.write('/actions/:slug/updates/new', async (visit) => {
    const stored = await needOwnAction(visit);
    const say = visit.reader.say(words);
    const sendBack = async (typed: Typed, problems: Problems) =>
      visit.page(await recordPage(visit, stored, { refused: { typed, problems } }), 422);
    const read = visit.read(updateForm);
    if (!read.ok) return sendBack(read.typed, read.problems);
    const checked = await checkFiles(read.values.files, visit.reader);
    const problems = { ...problemsInUpdate(stored.value, read.values, say), ...fileProblem(checked) };
    if ('reason' in checked || Object.keys(problems).length > 0) return sendBack(read.typed, problems);
    const evidence = evidenceFrom(read.values, checked.files);
    await recordUpdate(visit, stored, updateFrom(read.values), evidence ? [evidence] : []);
    return saved(visit, stored, newUpdatePage(visit, stored), say('said.recorded'));
  });

  routes.workspace.read('/actions/:slug/updates/:update/evidence', async (visit) => {
    const stored = await needOwnAction(visit);
    return visit.page(
      await evidencePage(visit, stored, await needUpdate(visit, stored.head.id, visit.param('update'))),
    );
  });

  routes.workspace.write('/actions/:slug/updates/:update/evidence', async (visit) => {
    const stored = await needOwnAction(visit);
    const update = await needUpdate(visit, stored.head.id, visit.param('update'));
    const say = visit.reader.say(words);
    const sendBack = async (typed: Typed, problems: Problems) =>
      visit.page(await evidencePage(visit, stored, update, { refused: { typed, problems } }), 422);
    const read = visit.read(evidenceForm);
    if (!read.ok) return sendBack(read.typed, read.problems);
    const checked = await checkFiles(read.values.files, visit.reader);
    const problems = { ...problemsInAddedEvidence(read.values, say), ...fileProblem(checked) };
    if ('reason' in checked || Object.keys(problems).length > 0) return sendBack(read.typed, problems);
    const evidence = evidenceFrom(read.values, checked.files);
    if (evidence) await addEvidence(visit, update, evidence);
    return saved(visit, stored, updatePage(visit, stored, update.id, 'evidence'), say('said.evidence'));
  });
}

function fileProblem(checked: object): Problems {
  return 'reason' in checked && typeof checked.reason === 'string'
    ? { files: { key: 'wrong', text: checked.reason } }
    : {};
}

/** The action that this address names, for somebody who works on it. */
export async function needOwnAction(visit: WorkspaceVisit): Promise<StoredAction> {
  const stored = await needAction(visit, visit.param('slug'));
  mustBeAllowed(mayRecordUpdate(visit.who, visit.project, stored, visit.reader));
  return stored;
}

/** Back to the updates on the action's page, with what was done; what was typed is not needed any more. */
export function saved(visit: WorkspaceVisit, stored: StoredAction, form: Address, text: string): Promise<Response> {
  return formSent(visit, form, address`${actionPage(visit, stored)}#updates`, text);
}
