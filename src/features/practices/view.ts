import { attributes, html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { sourceLink, sourceList } from '../../layout/source-list.ts';
import { countryName } from '../../records/countries.ts';
import type { RecordName } from '../../records/names.ts';
import type { Texts } from '../../records/texts.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { factList, link, pageHead, section, stateTag, table, tag, type Fact } from '../../ui/index.ts';
import { figureText } from './figures/figure.ts';
import type { Practice, TranslatedField } from './practice.ts';
import words from './words.json' with { type: 'json' };

/** Everything a practice's page shows, in the workspace and before the public alike. */
export interface PracticeShown {
  readonly practice: Practice;
  readonly texts: Texts;
  readonly partner: RecordName | null;
  /** What it is tied to, drawn by the chain. */
  readonly links: Html;
}

/** The title of the page in the reader's language, where there is one. */
export function practiceTitle(visit: Visit, { practice, texts }: PracticeShown): string {
  return readTexts(visit.reader, practice.language, texts).line('title', practice.title).text;
}

/** The page of a practice; `own` and `actions` are what the workspace adds. */
export function practiceView(
  visit: Visit,
  shown: PracticeShown,
  own: { actions?: Part; notes?: Part; below?: Part } = {},
): Html {
  const { reader } = visit;
  const { practice, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, practice.language, texts);
  const title = read.line('title', practice.title);
  const summary = read.line('summary', practice.summary);
  const part = (field: TranslatedField & keyof Practice, heading: string, original: string, more: Part = null) => {
    const text = read.block(field, original, paragraphs);
    return section({ title: heading, body: html`${text ?? unknown(visit)}${more}` });
  };
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: [say('practice'), placeOf(visit, practice)].filter((one) => one !== '').join(' · '),
    lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`,
    actions: own.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${own.notes}
<p class="row">${outcomeMark(visit, practice)} ${practice.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${factList(reader, facts(visit, shown))}
${part('description', say('field.description'), practice.description)}
${part('resources', say('field.resources'), practice.resources)}
${part('evidence', say('field.evidence'), practice.evidence, figureTable(visit, practice))}
${part('difficulties', say('field.difficulties'), practice.difficulties)}
${part('transfer', say('field.transfer'), practice.transfer)}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(practice.sources) ?? unknown(visit) })}
${own.below}`;
}

function unknown(visit: Visit): Html {
  return html`<p class="subtle">${visit.reader.say(words)('unknown')}</p>`;
}

/** A plain mark: a practice that did not work is told as openly as one that did. */
export function outcomeMark(visit: Visit, { outcome }: Pick<Practice, 'outcome'>): Html {
  const label = visit.reader.say(words)(`choice.outcome.${outcome}`);
  return stateTag({ label, tone: outcome === 'worked' ? 'done' : 'stopped' });
}

function placeOf(visit: Visit, { city, country }: Practice): string {
  return [city, country === null ? '' : countryName(visit.reader, country)].filter((part) => part !== '').join(', ');
}

function facts(visit: Visit, { practice, partner, texts }: PracticeShown): Fact[] {
  const { reader } = visit;
  const say = reader.say(words);
  const { startsOn, endsOn, provenance } = practice;
  const started = startsOn && reader.date(startsOn);
  const reason = readTexts(reader, practice.language, texts).line('provenanceReason', practice.provenanceReason);
  return [
    { label: say('fact.place'), value: placeOf(visit, practice) },
    {
      label: say('fact.owner'),
      value: practice.ownerOrganisation || (partner && link(partner.title, partner.address)),
    },
    ...(practice.ownerOrganisation !== '' && partner
      ? [{ label: say('field.partner'), value: link(partner.title, partner.address) }]
      : []),
    { label: say('field.authorOrganisation'), value: practice.authorOrganisation },
    { label: say('field.level'), value: practice.level && say(`choice.level.${practice.level}`) },
    { label: say('field.startsOn'), value: started },
    { label: say('field.endsOn'), value: endsOn && reader.date(endsOn) },
    {
      label: say('field.provenance'),
      value:
        provenance &&
        html`${say(`choice.provenance.${provenance}`)}${reason.text !== '' && html`<br /><span${attributes({ class: 'small', lang: reason.lang })}>${reason.text}</span>`}`,
    },
  ];
}

function figureTable(visit: Visit, { figures }: Practice): Html | null {
  if (figures.length === 0) return null;
  const say = visit.reader.say(words);
  return table(visit.reader, {
    caption: say('figures'),
    rows: figures,
    columns: [
      { header: say('figure.name'), rowHeader: true, cell: (figure) => figure.name },
      { header: say('figure.value'), numeric: true, cell: (figure) => figureText(figure, visit.reader, say) },
      {
        header: say('figure.source'),
        cell: (figure) => (figure.source ? sourceLink(figure.source) : say('figure.sourceBelow')),
      },
    ],
  });
}
