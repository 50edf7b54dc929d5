import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, publicPage, workspacePage } from '../../layout/index.ts';
import { needPublished } from '../../records/publishing.ts';
import { needHead, type RecordHead } from '../../records/record.ts';
import { link, pageHead } from '../../ui/index.ts';
import { mayEditRecord } from '../partners/index.ts';
import { groupAddress, groupPage } from './page.ts';
import { problemsInStakeholder, stakeholderForm, type StakeholderInWorkspace } from './stakeholder.ts';
import { addStakeholder, changeStakeholder, needStakeholder, publicGroup, wholeGroup } from './store.ts';
import words from './words.json' with { type: 'json' };

export { addStakeholder } from './store.ts';

/** The door of the stakeholder groups: the organisations around a partner, and their own meetings. */
export function stakeholderRoutes(routes: Routes): void {
  const path = '/partners/:slug/stakeholder-group';

  routes.read(`/projects/:project${path}`, async (visit) => {
    const { project, ...partner } = await needPublished<unknown>(
      visit,
      visit.param('project'),
      'partner',
      visit.param('slug'),
    );
    const members = await publicGroup(visit, partner.id);
    const main = await groupPage(visit, { face: 'public', project, partner, members, mayEdit: false });
    return visit.page(publicPage(visit, { title: visit.reader.say(words)('title'), project, main }));
  });

  routes.workspace.read(path, async (visit) => {
    const partner = await needHead(visit, 'partner', visit.param('slug'));
    const mayEdit = mayEditRecord(visit.who, visit.project.id, partner, visit.reader).may;
    const members = await wholeGroup(visit, partner.id);
    const main = await groupPage(visit, { face: 'workspace', project: visit.project, partner, members, mayEdit });
    return visit.page(workspacePage(visit, { title: visit.reader.say(words)('title'), main }));
  });

  for (const which of ['new', ':id'] as const) {
    const find = async (visit: WorkspaceVisit, partner: RecordHead) =>
      which === 'new' ? null : needStakeholder(visit, partner.id, visit.param('id'));

    routes.workspace.read(`${path}/members/${which}`, async (visit) => {
      const partner = await needOwn(visit);
      return visit.page(memberPage(visit, partner, await find(visit, partner)));
    });

    routes.workspace.write(`${path}/members/${which}`, async (visit) => {
      const partner = await needOwn(visit);
      const stored = await find(visit, partner);
      const read = visit.read(stakeholderForm);
      const problems = read.ok ? problemsInStakeholder(read.values, visit.reader.say(words)) : read.problems;
      if (!read.ok || Object.keys(problems).length > 0) {
        return visit.page(memberPage(visit, partner, stored, { typed: read.typed, problems }), 422);
      }
      if (stored) await changeStakeholder(visit, partner.id, stored, read.values);
      else await addStakeholder(visit, partner.id, read.values);
      return visit.redirect(groupOf(visit, partner), { text: visit.reader.say(words)('said.saved') });
    });
  }
}

function groupOf({ project }: WorkspaceVisit, partner: RecordHead) {
  return groupAddress({ face: 'workspace', project, partner });
}

/** A partner whose group the visitor looks after. */
async function needOwn(visit: WorkspaceVisit): Promise<RecordHead> {
  const partner = await needHead(visit, 'partner', visit.param('slug'));
  mustBeAllowed(mayEditRecord(visit.who, visit.project.id, partner, visit.reader));
  return partner;
}

function memberPage(
  visit: WorkspaceVisit,
  partner: RecordHead,
  stored: StakeholderInWorkspace | null,
  refused?: { readonly typed: Typed; readonly problems: Problems },
): Html {
  const say = visit.reader.say(words);
  const title = say(stored ? 'edit.title' : 'act.add');
  const group = groupOf(visit, partner);
  const values = stored && (({ id: _id, language: _language, ...own }) => own)(stored);
  const form = formView(visit, {
    form: stakeholderForm,
    words,
    action: address`${group}/members/${stored?.id ?? 'new'}`,
    submit: say('edit.submit'),
    back: group,
    ...(values ? { values: asTyped(values) } : {}),
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, above: link(say('title'), group) })}${form}`;
  return workspacePage(visit, { title, main });
}
