import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { plainList, type Shown, type ShownList } from '../../layout/section/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { pageHead, tag } from '../../ui/index.ts';
import type { Conclusion } from './conclusion.ts';
import words from './words.json' with { type: 'json' };

/** The page of a conclusion, in the workspace and before the public alike. */
export async function conclusionView(visit: Visit, shown: Shown<Conclusion>): Promise<Html> {
  const { reader } = visit;
  const { value: conclusion, texts } = shown;
  const read = readTexts(reader, conclusion.language, texts);
  const title = read.line('title', conclusion.title);
  const theme = reader.say(recordWords);
  const marks = conclusion.themes.map((one) => tag(theme(`theme.${one}`)));
  return html`${pageHead({ title: title.text, lang: title.lang, above: reader.say(words)('conclusion'), actions: shown.actions })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
${marks.length > 0 && html`<p class="row">${marks}</p>`}
${read.block('description', conclusion.description, paragraphs)}
${shown.links}
${shown.below}`;
}

/** The conclusions of a project, before the public or with those not published. */
export function conclusionList(visit: Visit, list: ShownList): Html {
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
    { facets: ['theme', 'partner'], sorts: ['relevance', 'newest', 'date', 'title'] },
  );
}
