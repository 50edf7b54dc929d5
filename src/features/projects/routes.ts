import { address, withQuery, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { dayAt } from '../../kernel/dates.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { draftKey, formView, publicPage, type FormView } from '../../layout/index.ts';
import { editPage, revisionSeen, savedMeanwhile, type SentBack } from '../../layout/record/index.ts';
import { draftOf, forgetDraft } from '../../records/drafts.ts';
import { projectAddress } from '../../records/kinds.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { languageName, pageHead } from '../../ui/index.ts';
import { newClock } from './clock.ts';
import { projectForm, typedProject, valuesOf, withLinesExplained } from './forms.ts';
import { movesOf } from './moves.ts';
import { mayCreateProject, mayEditProject, mayPublishProject } from './policy.ts';
import { projectProblems } from './project.ts';
import { changeProject, createProject, needProject, publishProject, withdrawProject } from './store.ts';
import { overviewPage, projectsPage } from './views.ts';
import words from './words.json' with { type: 'json' };

type Fields = typeof projectForm.fields;
type FormState = Pick<FormView<Fields>, 'values' | 'refused' | 'draft'>;

/** The administrator's pages: every project, and making one. */
export function administrationRoutes(routes: Routes): void {
  const action = address`/administration/projects`;

  routes.read('/administration/projects', async (visit) => {
    const person = visit.who.person;
    if (!person) return toSignIn(visit);
    mustBeAllowed(mayCreateProject(visit.who, visit.reader.say(words)));
    const rows = await visit.db
      .selectFrom('project')
      .select(['slug', 'acronym', 'title', 'is_public as isPublic'])
      .orderBy('acronym')
      .execute();
    return visit.page(projectsPage(visit, rows, (title, main) => publicPage(visit, { title, main, unlisted: true })));
  });

  routes.read('/administration/projects/new', async (visit) => {
    if (!visit.who.person) return toSignIn(visit);
    mustBeAllowed(mayCreateProject(visit.who, visit.reader.say(words)));
    const values = { language: [visit.reader.language], ruleSet: ['interreg-europe-2021-2027'] };
    return visit.page(newProjectPage(visit, action, { values, draft: await draftOf(visit, draftKey(action)) }));
  });

  routes.write('/administration/projects', async (visit) => {
    const { person } = visit.who;
    if (!person) return toSignIn(visit);
    const say = visit.reader.say(words);
    mustBeAllowed(mayCreateProject(visit.who, say));
    const read = visit.read(projectForm);
    if (!read.ok) {
      const refused = { ...read, problems: withLinesExplained(read.problems, say) };
      return visit.page(newProjectPage(visit, action, { refused, draft: null }), 422);
    }
    const values = valuesOf(read.values);
    const problems = projectProblems(values, say);
    if (Object.keys(problems).length > 0) {
      return visit.page(newProjectPage(visit, action, { refused: { ...read, problems }, draft: null }), 422);
    }
    const made: ProjectScope | null = await createProject({ ...visit, who: { ...visit.who, person } }, values);
    if (!made) {
      const taken = { acronym: { key: 'wrong', text: say('rule.acronymTaken') } } as const;
      return visit.page(newProjectPage(visit, action, { refused: { ...read, problems: taken }, draft: null }), 422);
    }
    await forgetDraft(visit, draftKey(action));
    return visit.redirect(projectAddress('workspace', made.project.slug), {
      text: say('created'),
      draft: draftKey(action),
    });
  });
}

function toSignIn(visit: Visit): Response {
  return visit.redirect(withQuery(address`/sign-in`, { next: visit.here.text }));
}

/** The project's own pages in its workspace: overview, facts, publication. */
export function overviewRoutes(routes: Routes): void {
  routes.workspace.read('', async (visit) => {
    const { project, head } = await needProject(visit);
    const clock = newClock(project, await movesOf(visit));
    const today = dayAt(visit.now, visit.reader.zone);
    return visit.page(overviewPage(visit, { project, head, clock, texts: await textsOf(visit, project.id), today }));
  });

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
    const key = draftKey(editAddress(visit));
    await forgetDraft(visit, key);
    return visit.redirect(homeOf(visit), { text: say('saved'), draft: key });
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

function languageChoice({ reader }: Visit) {
  return { options: languages.map((value) => ({ value, label: languageName(reader, value) })) };
}

function newProjectPage(visit: Visit, action: Address, state: FormState): Html {
  const say = visit.reader.say(words);
  const title = say('projects.new');
  const main = html`${pageHead({ title, lead: say('projects.newLead') })}
${formView(visit, { form: projectForm, words, action, submit: say('create'), back: action, texts: { language: languageChoice(visit) }, ...state })}`;
  return publicPage(visit, { title, main, unlisted: true });
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
    },
    sentBack,
  );
}
