import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { Texts } from '../../records/texts.ts';
import { languageName, section, stateTag, table } from '../../ui/index.ts';
import type { Translatable } from './routes.ts';
import words from './words.json' with { type: 'json' };

/** In which languages a record can be read, how far each translation goes, and the way to write it. */
export function translationPanel(
  visit: WorkspaceVisit,
  { head, fields, mayTranslate }: Translatable,
  texts: Texts,
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const record = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const told = fields.filter((field) => field.original !== '');
  const others = languages.filter((language) => language !== head.language);
  const progress = (language: (typeof languages)[number]) => {
    const known = told.filter((field) => texts[language]?.[field.name] !== undefined).length;
    const isOutdated = Object.values(texts[language] ?? {}).some((text) => text.outdatedSince !== null);
    if (isOutdated) return stateTag({ label: say('state.outdated'), tone: 'waiting' });
    return known === told.length
      ? stateTag({ label: say('state.whole'), tone: 'done' })
      : say('state.part', { known, all: told.length });
  };
  return section({
    title: say('panel'),
    body: table(reader, {
      caption: say('panel'),
      hideCaption: true,
      rows: others,
      columns: [
        { header: say('column.language'), rowHeader: true, cell: (language) => languageName(reader, language) },
        { header: say('column.state'), cell: progress },
        ...(mayTranslate.may
          ? [
              {
                header: say('column.act'),
                cell: (language: (typeof languages)[number]) =>
                  html`<a href="${address`${record}/translation/${language}`}">${say('translate', { language: languageName(reader, language) })}</a>`,
              },
            ]
          : []),
      ],
    }),
  });
}
