import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, workspacePage } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import { needHead, type RecordHead } from '../../records/record.ts';
import { link, pageHead } from '../../ui/index.ts';
import { organisationsOf } from './asking.ts';
import { projectForm } from './question.ts';
import { addQuestion } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Where somebody of the project asks whoever owns a record, from the workspace. */
export function projectAskingAddress(kind: PagedKind, project: string, slug: string | null): Address {
  return address`${recordAddress('workspace', kind, project, slug)}/questions/new`;
}

/** Where members ask about a record of this kind, for everybody to read or for the project only; `home` is where they come from. */
export function projectAskingRoutes(
  routes: Routes,
  kind: PagedKind,
  home: (project: string, slug: string | null) => Address,
): void {
  const path = `/${sections[kind]}/:slug/questions/new`;
  const find = (visit: WorkspaceVisit) => needHead(visit, kind, visit.param('slug'));

  routes.workspace.read(path, async (visit) => {
    const head = await find(visit);
    return visit.page(await askingPage(visit, head, home(visit.project.slug, head.slug)));
  });

  routes.workspace.write(path, async (visit) => {
    const head = await find(visit);
    const back = home(visit.project.slug, head.slug);
    const read = visit.read(projectForm);
    if (!read.ok) return visit.page(await askingPage(visit, head, back, read), 422);
    const { content, readers } = read.values;
    const id = await addQuestion(
      visit,
      { id: head.id, projectId: visit.project.id },
      {
        content,
        language: visit.reader.language,
        askerName: visit.who.person.name,
        askerOrganisation: (await organisationsOf(visit, visit.project.id))[0] ?? '',
        showsName: false,
        isPublic: readers === 'everybody',
      },
      null,
    );
    await visit.tools.jobs.ask(visit, 'tell-owner', { project: visit.project.id, question: id });
    const form = projectAskingAddress(kind, visit.project.slug, head.slug);
    return formSent(visit, form, address`${back}#questions`, visit.reader.say(words)('said.askedHost'));
  });
}

async function askingPage(
  visit: WorkspaceVisit,
  head: RecordHead,
  back: Address,
  refused?: { readonly typed: Typed; readonly problems: Problems },
): Promise<Html> {
  const say = visit.reader.say(words);
  const title = say('ask.host');
  const action = projectAskingAddress(head.kind as PagedKind, visit.project.slug, head.slug);
  const form = formView(visit, {
    form: projectForm,
    words,
    action,
    submit: say('ask.submit'),
    back,
    values: asTyped({ readers: 'everybody' }),
    texts: { content: { rows: 6 } },
    draft: refused ? null : await draftOf(visit, draftKey(action)),
    ...(refused ? { refused } : {}),
  });
  return workspacePage(visit, { title, main: html`${pageHead({ title, above: link(head.title, back) })}${form}` });
}
