import { address } from '../../../kernel/address.ts';
import { asTyped } from '../../../kernel/forms.ts';
import { html, paragraphs, type Html, type Part } from '../../../kernel/html.ts';
import type { Visit, WorkspaceVisit } from '../../../kernel/visit.ts';
import type { HistoryWords } from '../../../layout/history/index.ts';
import { publicPage, recordList, workspacePage } from '../../../layout/index.ts';
import {
  editPage,
  partnerChoices,
  publicationNote,
  recordButtons,
  type SentBack,
} from '../../../layout/record/index.ts';
import { sourceList } from '../../../layout/source-list.ts';
import { readTexts, translationPanel, type Translatable } from '../../../layout/translation/index.ts';
import { recordAddress } from '../../../records/kinds.ts';
import type { Listing } from '../../../records/listing.ts';
import { choicesOf, type RecordName } from '../../../records/names.ts';
import type { PublicProject } from '../../../records/publishing.ts';
import type { RecordHead } from '../../../records/record.ts';
import type { Texts } from '../../../records/texts.ts';
import recordWords from '../../../records/words.json' with { type: 'json' };
import { buttonLink, factList, link, pageHead, section, tag } from '../../../ui/index.ts';
import { mayAddLesson, mayEditLesson } from '../policy.ts';
import words from '../words.json' with { type: 'json' };
import { lessonForm, newLessonForm, translatedFields, typedOf, type Lesson } from './lesson.ts';
import type { StoredLesson } from './store.ts';

/** Everything a lesson's page shows, in the workspace and before the public alike. */
export interface LessonShown {
  readonly lesson: Lesson;
  readonly texts: Texts;
  readonly learner: RecordName | null;
  /** Where it was learnt and what came of it, drawn by the chain. */
  readonly links: Html;
}

/** The title of the page in the reader's language, where there is one. */
export function lessonTitle(visit: Visit, { lesson, texts }: LessonShown): string {
  return readTexts(visit.reader, lesson.language, texts).line('title', lesson.title).text;
}

/** The page of a lesson; `own` is what the workspace adds. */
export function lessonView(
  visit: Visit,
  { lesson, texts, learner, links }: LessonShown,
  own: { actions?: Part; notes?: Part; below?: Part } = {},
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const read = readTexts(reader, lesson.language, texts);
  const title = read.line('title', lesson.title);
  return html`${pageHead({ title: title.text, lang: title.lang, above: say('lesson'), actions: own.actions })}
${read.note && html`<p>${read.note}</p>`}${own.notes}
${lesson.themes.length > 0 && html`<p class="row">${lesson.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>`}
${read.block('description', lesson.description, paragraphs)}
${factList(reader, [{ label: say('field.learner'), value: learner && link(learner.title, learner.address) }])}
${links}
${section({ title: say('field.sources'), body: sourceList(lesson.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${own.below}`;
}

/** The lessons of a project, as the public finds them. */
export function publicLessonList(visit: Visit, project: PublicProject, listing: Listing): Html {
  const say = visit.reader.say(words);
  const title = say('lessons.title');
  const main = html`${pageHead({ title, lead: say('lessons.lead', { project: project.acronym }) })}
${recordList(visit, { face: 'public', listing, ...offered, empty: { title: say('lessons.emptyPublic') } })}`;
  return publicPage(visit, { title, project, main });
}

const offered = { facets: ['theme', 'partner'], sorts: ['relevance', 'newest', 'date', 'title'] } as const;

/** The project's lessons, those not published included. */
export function lessonList(visit: WorkspaceVisit, listing: Listing): Html {
  const say = visit.reader.say(words);
  const title = say('lessons.title');
  const add = mayAddLesson(visit.who, visit.project, say).may
    ? buttonLink({ label: say('act.newLesson'), address: address`/p/${visit.project.slug}/lessons/new` })
    : null;
  const empty = { title: say('lessons.empty'), body: say('lessons.emptyHelp'), action: add };
  const main = html`${pageHead({ title, lead: say('lessons.lead', { project: visit.project.acronym }), actions: add })}
${recordList(visit, { face: 'workspace', listing, ...offered, empty })}`;
  return workspacePage(visit, { title, main });
}

/** A lesson in the workspace: its page and what may be done with it. */
export function lessonPage(visit: WorkspaceVisit, head: RecordHead, shown: LessonShown, isChanged: boolean): Html {
  const say = visit.reader.say(words);
  const edit = mayEditLesson(visit.who, visit.project, head, say);
  const main = lessonView(visit, shown, {
    actions: recordButtons(visit, head, {
      edit,
      publication: edit,
      withdrawal: edit,
      hasUnpublishedChanges: isChanged,
    }),
    notes: publicationNote(visit, head, isChanged),
    below: translationPanel(visit, translatableOf(visit, { head, lesson: shown.lesson }), shown.texts),
  });
  return workspacePage(visit, { title: lessonTitle(visit, shown), main });
}

/** The form of a new lesson; the page it was opened from has chosen where it was learnt. */
export async function newLessonPage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const list = address`/p/${visit.project.slug}/lessons`;
  const { own } = await partnerChoices(visit, null);
  const from = { event: visit.query('event'), practice: visit.query('practice') };
  return editPage(
    visit,
    {
      form: newLessonForm,
      words,
      title: say('lesson.new'),
      lead: say('lesson.newLead'),
      action: address`${list}/new`,
      back: list,
      submit: say('act.save'),
      values: asTyped({ ...from, learner: own.length === 1 ? own[0]?.value : null, language: visit.reader.language }),
      texts: {
        event: { options: await choicesOf(visit, 'event') },
        practice: { options: await choicesOf(visit, 'practice') },
        learner: { options: own },
      },
    },
    sentBack,
  );
}

/** The form of a lesson that is there already. */
export async function editLessonPage(
  visit: WorkspaceVisit,
  { head, lesson }: StoredLesson,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const back = recordAddress('workspace', 'lesson', visit.project.slug, head.slug);
  const { own } = await partnerChoices(visit, lesson.learner);
  const page = {
    form: lessonForm,
    words,
    title: say('lesson.edit'),
    above: head.title,
    action: address`${back}/edit`,
    back,
    submit: say('act.save'),
  };
  return editPage(
    visit,
    { ...page, values: typedOf(lesson), revision: head.revision, texts: { learner: { options: own } } },
    sentBack,
  );
}

/** A lesson's texts, to be told in other languages. */
export function translatableOf(visit: WorkspaceVisit, { head, lesson }: StoredLesson): Translatable {
  const say = visit.reader.say(words);
  const fields = translatedFields.map((name) => ({
    name,
    label: say(`field.${name}`),
    original: lesson[name],
    ...(name === 'title' ? { limit: 200 } : {}),
  }));
  return { head, fields, mayTranslate: mayEditLesson(visit.who, visit.project, head, say) };
}

/** What the history calls the fields of a lesson: the words of the form. */
export function historyWords(visit: WorkspaceVisit): HistoryWords {
  const say = visit.reader.say(words);
  const labels: Readonly<Record<string, string>> = {
    title: say('field.title'),
    description: say('field.description'),
    partner: say('field.learner'),
    themes: say('field.themes'),
    sources: say('field.sources'),
    language: say('field.language'),
    date: say('fact.when'),
  };
  return { field: (name) => labels[name] ?? null, value: () => null };
}
