import { address, withQuery, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { draftKey, formSent, formView, publicPage, type FormView } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { projectAddress } from '../../records/kinds.ts';
import { buttonLink, languageName, link, pageHead, stateTag, tag } from '../../ui/index.ts';
import { projectFields } from './facts-view.ts';
import { projectForm, withLinesExplained } from './form.ts';
import { mayCreateProject } from './policy.ts';
import { projectProblems } from './project.ts';
import { createProject } from './store.ts';
import { valuesOf } from './typed.ts';
import words from './words.json' with { type: 'json' };

type FormState = Pick<FormView<typeof projectForm.fields>, 'values' | 'refused' | 'draft'>;

/** The administrator's pages: every project, and making one. */
export function administrationRoutes(routes: Routes): void {
  const action = address`/administration/projects`;

  routes.read('/administration/projects', async (visit) => {
    const person = visit.who.person;
    if (!person) return toSignIn(visit);
    mustBeAllowed(mayCreateProject(visit.who, visit.reader.say(words)));
    const rows = await visit.db
      .selectFrom('project')
      .select(['slug', 'acronym', 'title', 'is_public as isPublic', 'is_fictional as isFictional'])
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
    return formSent(visit, action, projectAddress('workspace', made.project.slug), say('created'));
  });
}

function toSignIn(visit: Visit): Response {
  return visit.redirect(withQuery(address`/sign-in`, { next: visit.here.text }));
}

function languageChoice({ reader }: Visit) {
  return { options: languages.map((value) => ({ value, label: languageName(reader, value) })) };
}

function newProjectPage(visit: Visit, action: Address, state: FormState): Html {
  const say = visit.reader.say(words);
  const title = say('projects.new');
  const main = html`${pageHead({ title, lead: say('projects.newLead') })}
${formView(visit, { form: projectForm, words, action, submit: say('create'), back: action, texts: { language: languageChoice(visit) }, layOut: (field) => projectFields(visit.reader, field), ...state })}`;
  return publicPage(visit, { title, main, unlisted: true });
}

/** Every project there is, for the administrator. */
export function projectsPage(
  visit: Visit,
  projects: readonly { slug: string; acronym: string; title: string; isPublic: boolean; isFictional: boolean }[],
  page: (title: string, main: Html) => Html,
): Html {
  const say = visit.reader.say(words);
  const title = say('projects.title');
  const create: Address = address`/administration/projects/new`;
  return page(
    title,
    html`${pageHead({ title, actions: buttonLink({ label: say('projects.new'), address: create }) })}
      <ul>
        ${projects.map(
          (project) =>
            html`<li>
              ${link(nameOf(project), projectAddress('workspace', project.slug))}
              ${!project.isPublic && stateTag({ label: say('public.no'), tone: 'waiting' })}
              ${project.isFictional && tag(say('projects.fictional'))}
            </li>`,
        )}
      </ul>`,
  );
}

/** Many titles begin with the acronym; then it is not said twice. */
function nameOf({ acronym, title }: { acronym: string; title: string }): string {
  return title.startsWith(acronym) ? title : `${acronym}: ${title}`;
}
