import { address, type Address } from '../../../kernel/address.ts';
import { mustBeAllowed } from '../../../kernel/answers.ts';
import type { Fields, Form, Problems, ReadForm } from '../../../kernel/forms.ts';
import type { Routes } from '../../../kernel/routes.ts';
import type { Visit, WorkspaceVisit } from '../../../kernel/visit.ts';
import { historyRoutes } from '../../../layout/history/index.ts';
import { draftKey, publicPage } from '../../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../../layout/record/index.ts';
import { translationRoutes } from '../../../layout/translation/index.ts';
import { forgetDraft } from '../../../records/drafts.ts';
import { recordAddress, type Face, type Kind } from '../../../records/kinds.ts';
import { listPublished, listRecords, readListQuery } from '../../../records/listing.ts';
import { choicesOf, namesOf } from '../../../records/names.ts';
import { hasUnpublishedChanges } from '../../../records/published-value.ts';
import { needProjectOnSite, needPublished, withdraw } from '../../../records/publishing.ts';
import { SavedMeanwhile } from '../../../records/record.ts';
import { textsOf } from '../../../records/texts.ts';
import { linksPanel } from '../../chain/index.ts';
import { mayAddLesson, mayEditLesson, mayGiveTo } from '../policy.ts';
import words from '../words.json' with { type: 'json' };
import { lessonForm, newLessonForm, typedOf, type Lesson } from './lesson.ts';
import {
  editLessonPage,
  historyWords,
  lessonList,
  lessonPage,
  lessonTitle,
  lessonView,
  newLessonPage,
  publicLessonList,
  translatableOf,
} from './pages.ts';
import { changeLesson, createLesson, needLesson, publishLesson, type StoredLesson } from './store.ts';

/** Lessons as everybody reads them. */
export function publicLessonRoutes(routes: Routes): void {
  routes.read('/projects/:project/lessons', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    return visit.page(
      publicLessonList(visit, project, await listPublished(visit, readListQuery(visit, 'lesson'), project.id)),
    );
  });

  routes.read('/projects/:project/lessons/:slug', async (visit) => {
    const {
      id,
      project,
      content: lesson,
      texts,
    } = await needPublished<Lesson>(visit, visit.param('project'), 'lesson', visit.param('slug'));
    const shown = { lesson, texts, ...(await around(visit, 'public', project.slug, id, lesson)) };
    return visit.page(publicPage(visit, { title: lessonTitle(visit, shown), project, main: lessonView(visit, shown) }));
  });
}

/** Who learnt it and what it is tied to, as far as the face shows that. */
async function around(visit: Visit, face: Face, project: string, id: string, { learner }: Lesson) {
  const partners = await namesOf(visit, face, project, [learner]);
  return { learner: partners.get(learner ?? '') ?? null, links: await linksPanel(visit, face, id) };
}

/** Lessons in a project's workspace: list, page, writing, publication. */
export function workspaceLessonRoutes(routes: Routes): void {
  routes.workspace.read('/lessons', async (visit) =>
    visit.page(lessonList(visit, await listRecords(visit, readListQuery(visit, 'lesson')))),
  );

  routes.workspace.read('/lessons/new', async (visit) => {
    mustBeAllowed(mayAddLesson(visit.who, visit.project, say(visit)));
    return visit.page(await newLessonPage(visit));
  });

  routes.workspace.write('/lessons/new', async (visit) => {
    mustBeAllowed(mayAddLesson(visit.who, visit.project, say(visit)));
    const read = await readChosen(visit, newLessonForm, { event: 'event', practice: 'practice', learner: 'partner' });
    if (!read.ok) return visit.page(await newLessonPage(visit, { refused: read }), 422);
    const { event, practice, ...lesson } = read.values;
    mustBeAllowed(mayGiveTo(visit.who, visit.project, lesson.learner, say(visit)));
    const made = await createLesson(visit, lesson, { event, practice, reason: say(visit)('lesson.reason') });
    return saved(visit, address`/p/${visit.project.slug}/lessons/new`, made.slug);
  });

  routes.workspace.read('/lessons/:slug', async (visit) => {
    const { head, lesson } = await needLesson(visit, visit.param('slug'));
    const shown = {
      lesson,
      texts: await textsOf(visit, head.id),
      ...(await around(visit, 'workspace', visit.project.slug, head.id, lesson)),
    };
    return visit.page(lessonPage(visit, head, shown, await hasUnpublishedChanges(visit, head.id, lesson)));
  });

  routes.workspace.read('/lessons/:slug/edit', async (visit) =>
    visit.page(await editLessonPage(visit, await needEditable(visit))),
  );

  routes.workspace.write('/lessons/:slug/edit', async (visit) => {
    const stored = await needEditable(visit);
    const read = await readChosen(visit, lessonForm, { learner: 'partner' });
    if (!read.ok) return visit.page(await editLessonPage(visit, stored, { refused: read }), 422);
    const { learner } = read.values;
    if (learner !== stored.lesson.learner) mustBeAllowed(mayGiveTo(visit.who, visit.project, learner, say(visit)));
    try {
      await changeLesson(visit, stored, revisionSeen(visit), read.values);
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await needLesson(visit, visit.param('slug'));
      const meanwhile = await savedMeanwhile(visit, stored.head.id, typedOf(present.lesson));
      return visit.page(
        await editLessonPage(visit, present, { refused: { typed: read.typed, problems: {} }, meanwhile }),
        409,
      );
    }
    return saved(visit, address`${pageAddress(visit, stored.head.slug)}/edit`, stored.head.slug);
  });

  routes.workspace.write('/lessons/:slug/publication', async (visit) => {
    const stored = await needEditable(visit);
    await publishLesson(visit, stored);
    return visit.redirect(pageAddress(visit, stored.head.slug), { text: say(visit)('said.published') });
  });

  routes.workspace.write('/lessons/:slug/withdrawal', async (visit) => {
    const { head } = await needEditable(visit);
    await withdraw(visit, head);
    return visit.redirect(pageAddress(visit, head.slug), { text: say(visit)('said.withdrawn') });
  });

  translationRoutes(routes, 'lesson', async (visit) =>
    translatableOf(visit, await needLesson(visit, visit.param('slug'))),
  );
  historyRoutes(routes, 'lesson', async (visit) => ({
    head: (await needLesson(visit, visit.param('slug'))).head,
    words: historyWords(visit),
  }));
}

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

function pageAddress(visit: WorkspaceVisit, slug: string | null): Address {
  return recordAddress('workspace', 'lesson', visit.project.slug, slug);
}

async function needEditable(visit: WorkspaceVisit): Promise<StoredLesson> {
  const stored = await needLesson(visit, visit.param('slug'));
  mustBeAllowed(mayEditLesson(visit.who, visit.project, stored.head, say(visit)));
  return stored;
}

/** Reads a form whose named fields choose records of this project, each of its kind. */
async function readChosen<F extends Fields>(
  visit: WorkspaceVisit,
  form: Form<F>,
  kinds: { readonly [name in keyof F]?: Kind },
): Promise<ReadForm<F>> {
  const read = visit.read(form);
  if (!read.ok) return read;
  const problems: Record<string, Problems[string]> = {};
  for (const [name, kind] of Object.entries(kinds) as [string, Kind][]) {
    const chosen: unknown = read.values[name];
    const isThere = chosen === null || (await choicesOf(visit, kind)).some(({ value }) => value === chosen);
    if (!isThere) problems[name] = { key: 'notAChoice' };
  }
  return Object.keys(problems).length === 0 ? read : { ok: false, problems, typed: read.typed };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string | null): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  return visit.redirect(pageAddress(visit, slug), { text: say(visit)('said.saved'), draft: draftKey(form) });
}
