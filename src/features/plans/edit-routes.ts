import type { Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, ReadForm } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { forgetDraft } from '../../records/drafts.ts';
import { recordAddress } from '../../records/kinds.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { changePage, choicesFor, editAddress, newAddress, newPage } from './edit-view.ts';
import { planForm, planFrom, planTyped, problemsBetween } from './form.ts';
import { mayAddPlan, mayEditPlan } from './policy.ts';
import { changePlan, createPlan, needPlan, planForInstrument, type StoredPlan } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Where a plan is written: a new one, and one that is there. */
export function planEditRoutes(routes: Routes): void {
  routes.workspace.read('/plans/new', async (visit) => {
    mustBeAllowed(mayAddPlan(visit.who, visit.project, visit.reader.say(words)));
    return visit.page(await newPage(visit));
  });

  routes.workspace.write('/plans/new', async (visit) => {
    mustBeAllowed(mayAddPlan(visit.who, visit.project, visit.reader.say(words)));
    const read = await readPlan(visit, null);
    if (!read.ok) return visit.page(await newPage(visit, { refused: read }), 422);
    const made = await createPlan(visit, planFrom(read.values));
    return saved(visit, newAddress(visit), made.slug);
  });

  routes.workspace.read('/plans/:slug/edit', async (visit) =>
    visit.page(await changePage(visit, await needEditable(visit))),
  );

  routes.workspace.write('/plans/:slug/edit', async (visit) => {
    const stored = await needEditable(visit);
    const read = await readPlan(visit, stored);
    if (!read.ok) return visit.page(await changePage(visit, stored, { refused: read }), 422);
    try {
      await changePlan(visit, stored, revisionSeen(visit), planFrom(read.values));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const meanwhile = await savedMeanwhile(visit, stored.head.id, planTyped(stored.value));
      return visit.page(
        await changePage(visit, stored, { refused: { typed: read.typed, problems: {} }, meanwhile }),
        409,
      );
    }
    return saved(visit, editAddress(visit, stored), visit.param('slug'));
  });
}

async function needEditable(visit: WorkspaceVisit): Promise<StoredPlan> {
  const stored = await needPlan(visit, visit.param('slug'));
  mustBeAllowed(mayEditPlan(visit.who, visit.project, stored.head, stored.value, visit.reader.say(words)));
  return stored;
}

/** What was typed, with the problems that only show when dates and other plans are seen together. */
async function readPlan(
  visit: WorkspaceVisit,
  present: StoredPlan | null,
): Promise<ReadForm<ReturnType<typeof planForm>['fields']>> {
  const read = visit.read(planForm(await choicesFor(visit, present?.value.partnerId ?? null)));
  if (!read.ok) return read;
  const { instrumentId } = read.values;
  const other = instrumentId === null ? null : await planForInstrument(visit, instrumentId);
  const problems: Problems = problemsBetween(
    read.values,
    other?.id === present?.head.id ? null : other,
    visit.reader.say(words),
  );
  return Object.keys(problems).length === 0 ? read : { ok: false, problems, typed: read.typed };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  const page = recordAddress('workspace', 'plan', visit.project.slug, slug);
  return visit.redirect(page, { text: visit.reader.say(words)('said.saved'), draft: draftKey(form) });
}
