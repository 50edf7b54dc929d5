import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { plainList, type Shown, type ShownList } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { namesOf } from '../../records/names.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { factList, link, pageHead, section, tag } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };
import type { Lesson } from './lesson.ts';

/** The page of a lesson, in the workspace and before the public alike. */
export async function lessonView(visit: Visit, shown: Shown<Lesson>): Promise<Html> {
  const { reader } = visit;
  const { value: lesson, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, lesson.language, texts);
  const title = read.line('title', lesson.title);
  const names = await namesOf(visit, shown.face, shown.projectSlug, [lesson.learner]);
  const learner = names.get(lesson.learner ?? '');
  return html`${pageHead({ title: title.text, lang: title.lang, above: say('lesson'), actions: shown.actions })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
${(lesson.isUnwritten || lesson.themes.length > 0) && html`<p class="row">${lesson.isUnwritten && tag(say('unwritten'))} ${lesson.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>`}
${read.block('description', lesson.description, paragraphs)}
${factList(reader, [{ label: say('field.learner'), value: learner && link(learner.title, learner.address) }])}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(lesson.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}

/** The lessons of a project, before the public or with those not published. */
export function lessonList(visit: Visit, list: ShownList): Html {
  const say = visit.reader.say(words);
  return plainList(
    visit,
    list,
    {
      title: say('list.title'),
      lead: say('list.lead'),
      add: say('act.new'),
      empty: say('list.empty'),
      emptyHelp: say('list.emptyHelp'),
      emptyPublic: say('list.emptyPublic'),
    },
    {
      facets: ['theme', 'variety', 'partner'],
      sorts: ['relevance', 'newest', 'date', 'title'],
      // The only sort that has a name.
      varietyLabel: () => say('unwritten'),
      varietyHeading: say('field.variety'),
    },
  );
}
