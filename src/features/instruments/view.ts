import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { namesOf, type RecordName } from '../../records/names.ts';
import { factList, link, pageHead, section, timeline } from '../../ui/index.ts';
import { stateMark } from '../partners/index.ts';
import type { Instrument, Step } from './instrument.ts';
import words from './words.json' with { type: 'json' };
import recordWords from '../../records/words.json' with { type: 'json' };

/** The page of an instrument: whose it is, what it is for, what it replaced or gave way to, what led to it. */
export async function instrumentView(visit: Visit, shown: Shown<Instrument>): Promise<Html> {
  const { reader } = visit;
  const { value: instrument, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, instrument.language, texts);
  const title = read.line('title', instrument.title);
  const names = await namesOf(visit, shown.face, shown.projectSlug, [
    ...instrument.partnerIds,
    ...instrument.row.map((step) => step.id),
  ]);
  const partners = instrument.partnerIds.flatMap((id) => names.get(id) ?? []);
  const fund = instrument.isStructuralFund;
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: html`${reader.say(recordWords)('kind.instrument')}${partners.map((partner) => html` · ${link(partner.title, partner.address)}`)}`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
${instrument.replacement && html`<p>${stateMark(reader, 'replaced')}</p>`}
${factList(reader, [
  { label: say('field.authority'), value: instrument.authority },
  {
    label: say('field.isStructuralFund'),
    value: fund === null ? null : say(fund ? 'choice.isStructuralFund.yes' : 'choice.isStructuralFund.no'),
  },
  { label: say('field.goal'), value: read.block('goal', instrument.goal, paragraphs) },
  { label: say('field.description'), value: read.block('description', instrument.description, paragraphs) },
])}
${instrument.row.length > 1 && section({ title: say('row.title'), body: rowView(reader, shown, names) })}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(instrument.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}

/** Before and after, one instrument a step, with when, why, and what was kept. */
function rowView(reader: Reader, shown: Shown<Instrument>, names: ReadonlyMap<string, RecordName>): Html {
  const say = reader.say(words);
  const body = ({ replacement }: Step) =>
    replacement &&
    html`<p>${say('row.replaced', { date: reader.date(replacement.on) })} ${replacement.reason}</p>
      ${replacement.goalKept !== '' && html`<p>${say('row.goalKept', { goal: replacement.goalKept })}</p>`}
      ${sourceList(replacement.sources)}`;
  return timeline(
    shown.value.row.map((step) => {
      const known = names.get(step.id);
      return {
        when: say(step.replacement ? 'row.before' : 'row.now'),
        title: known && step.id !== shown.id ? link(known.title, known.address) : step.title,
        body: body(step),
        state: step.replacement ? 'past' : 'now',
      };
    }),
  );
}
