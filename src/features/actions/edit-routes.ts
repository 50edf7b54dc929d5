import type { Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Fields, Form, ReadForm, ValuesOf } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { forgetDraft } from '../../records/drafts.ts';
import { recordAddress } from '../../records/kinds.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { changePage, choicesFor, editAddress, newAddress, newPage } from './edit-view.ts';
import { actionForm, actionFrom, actionTyped, newActionForm, problemsBetween, type ActionTyped } from './form.ts';
import { mayAddAction, mayEditAction } from './policy.ts';
import { changeAction, createAction, needAction, type StoredAction } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Where an action is written: a new one, and one that is there. */
export function actionEditRoutes(routes: Routes): void {
  routes.workspace.read('/actions/new', async (visit) => {
    mustBeAllowed(mayAddAction(visit.who, visit.project, visit.reader));
    return visit.page(await newPage(visit));
  });

  routes.workspace.write('/actions/new', async (visit) => {
    mustBeAllowed(mayAddAction(visit.who, visit.project, visit.reader));
    const read = readAction(visit, newActionForm(await choicesFor(visit, null)));
    if (!read.ok) return visit.page(await newPage(visit, { refused: read }), 422);
    const { state, ...typed } = read.values;
    const made = await createAction(visit, actionFrom(typed), state);
    return saved(visit, newAddress(visit), made.slug);
  });

  routes.workspace.read('/actions/:slug/edit', async (visit) =>
    visit.page(await changePage(visit, await needEditable(visit))),
  );

  routes.workspace.write('/actions/:slug/edit', async (visit) => {
    const stored = await needEditable(visit);
    const read = readAction(visit, actionForm(await choicesFor(visit, stored.value.partnerId)));
    if (!read.ok) return visit.page(await changePage(visit, stored, { refused: read }), 422);
    try {
      await changeAction(visit, stored, revisionSeen(visit), actionFrom(read.values));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const meanwhile = await savedMeanwhile(visit, stored.head.id, actionTyped(stored.value));
      return visit.page(
        await changePage(visit, stored, { refused: { typed: read.typed, problems: {} }, meanwhile }),
        409,
      );
    }
    return saved(visit, editAddress(visit, stored), visit.param('slug'));
  });
}

async function needEditable(visit: WorkspaceVisit): Promise<StoredAction> {
  const stored = await needAction(visit, visit.param('slug'));
  mustBeAllowed(mayEditAction(visit.who, visit.project, stored, visit.reader));
  return stored;
}

/** What was typed, with the problems that only show when fields are seen together. */
function readAction<F extends Fields>(visit: WorkspaceVisit, form: Form<F>): ReadForm<F> {
  const read = visit.read(form);
  if (!read.ok) return read;
  const problems = problemsBetween(read.values as ValuesOf<F> & ActionTyped, visit.reader.say(words));
  return Object.keys(problems).length === 0 ? read : { ok: false, problems, typed: read.typed };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  const page = recordAddress('workspace', 'action', visit.project.slug, slug);
  return visit.redirect(page, { text: visit.reader.say(words)('said.saved'), draft: draftKey(form) });
}
