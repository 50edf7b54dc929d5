import { address, type Address } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { needPublished } from '../../records/publishing.ts';
import { buttonLink, emptyState, link, pageHead, pager, section } from '../../ui/index.ts';
import {
  needAction,
  needActionById,
  type Action,
  type ActionOnPage,
  type ActionUpdates,
  type StoredAction,
} from '../actions/index.ts';
import { mayCorrectUpdate, mayRecordUpdate } from './policy.ts';
import { updatesOf, updatesPerPage, type UpdateList } from './reading.ts';
import type { Update } from './update.ts';
import { updateList } from './updates-view.ts';
import words from './words.json' with { type: 'json' };

/** The updates of an action on its sheet, and, for those who work on it, the way to record one. */
export const actionUpdates: ActionUpdates = async (visit, shown) => {
  const { face } = shown;
  const say = visit.reader.say(words);
  const list = await updatesOf(visit, shown.id, face === 'public' ? 'everybody' : 'project');
  const page = recordAddress(face, 'action', shown.projectSlug, shown.slug);
  const stored = face === 'workspace' && isWorkspaceVisit(visit) ? await needActionById(visit, shown.id) : null;
  const mayRecord =
    stored && isWorkspaceVisit(visit) && mayRecordUpdate(visit.who, visit.project, stored, visit.reader).may;
  const record = mayRecord ? buttonLink({ label: say('update.record'), address: address`${page}/updates/new` }) : null;
  const rest =
    list.total > list.updates.length &&
    html`<p>${link(say('update.all', { count: list.total }), address`${page}/updates`)}</p>`;
  const drawnSection = section({
    title: say('update.count', { count: list.total }),
    id: 'updates',
    actions: record,
    body:
      list.total === 0
        ? emptyState({ title: say('update.none') })
        : html`${await drawn(visit, shown, list, stored)}${rest}`,
  });
  return { section: drawnSection, record };
};

/** The list with the names of partners and what the person may do with each update. */
async function drawn(visit: Visit, shown: ActionOnPage, list: UpdateList, stored: StoredAction | null): Promise<Html> {
  const { face } = shown;
  const partners = await namesOf(
    visit,
    face,
    shown.projectSlug,
    list.updates.map((update) => update.partnerId),
  );
  const page = recordAddress(face, 'action', shown.projectSlug, shown.slug);
  const acts =
    stored && isWorkspaceVisit(visit) ? { acts: (update: Update) => actsOn(visit, page, stored, update) } : {};
  return updateList(visit, { face, updates: list.updates, partners, ...acts });
}

function actsOn(visit: WorkspaceVisit, page: Address, stored: StoredAction, update: Update): Part {
  const say = visit.reader.say(words);
  const own = address`${page}/updates/${update.id}`;
  const stands = update.withdrawnAt === null;
  const mayAdd = stands && mayRecordUpdate(visit.who, visit.project, stored, visit.reader).may;
  const mayCorrect = stands && mayCorrectUpdate(visit.who, visit.project, stored, update, visit.reader).may;
  const wasChanged = update.correctedAt !== null || update.withdrawnAt !== null;
  return html`${mayAdd && link(say('evidence.add'), address`${own}/evidence`)} ${mayCorrect && link(say('update.correct'), address`${own}/edit`)}
    ${mayCorrect && link(say('update.withdraw'), address`${own}/withdrawal`)} ${wasChanged && link(say('update.history'), address`${own}/history`)}`;
}

/** All updates of an action, page by page, where its sheet shows only the newest. */
export function updateListRoutes(routes: Routes): void {
  routes.read('/projects/:project/actions/:slug/updates', async (visit) => {
    const {
      id,
      content: value,
      project,
    } = await needPublished<Action>(visit, visit.param('project'), 'action', visit.param('slug'));
    const shown = { face: 'public', id, slug: visit.param('slug'), projectSlug: project.slug, value } as const;
    const main = await listPage(visit, shown, null);
    return visit.page(publicPage(visit, { title: visit.reader.say(words)('all.title'), project, main }));
  });

  routes.workspace.read('/actions/:slug/updates', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    const { id, slug } = stored.head;
    const shown = { face: 'workspace', id, slug, projectSlug: visit.project.slug, value: stored.value } as const;
    return visit.page(
      workspacePage(visit, {
        title: visit.reader.say(words)('all.title'),
        main: await listPage(visit, shown, stored),
      }),
    );
  });
}

async function listPage(visit: Visit, shown: ActionOnPage, stored: StoredAction | null) {
  const { face } = shown;
  const asked = Number(visit.query('page') ?? '1');
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 1000 ? asked : 1;
  const list = await updatesOf(visit, shown.id, face === 'public' ? 'everybody' : 'project', page);
  const action = link(shown.value.title, recordAddress(face, 'action', shown.projectSlug, shown.slug));
  return html`${pageHead({ title: visit.reader.say(words)('all.title'), above: action })}${await drawn(visit, shown, list, stored)}
    ${pager(visit.reader, { address: visit.here, page, perPage: updatesPerPage, total: list.total })}`;
}
