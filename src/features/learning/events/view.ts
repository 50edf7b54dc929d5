import { outsideAddress } from '../../../kernel/address.ts';
import { html, paragraphs, type Html, type Part } from '../../../kernel/html.ts';
import type { Visit } from '../../../kernel/visit.ts';
import { sourceList } from '../../../layout/source-list.ts';
import { readTexts } from '../../../layout/translation/index.ts';
import type { RecordName } from '../../../records/names.ts';
import type { Texts } from '../../../records/texts.ts';
import recordWords from '../../../records/words.json' with { type: 'json' };
import {
  factList,
  link,
  outsideLink,
  pageHead,
  section,
  stateTag,
  tag,
  type Fact,
  type Tone,
} from '../../../ui/index.ts';
import words from '../words.json' with { type: 'json' };
import type { EventState, LearningEvent } from './event.ts';
import { eventWhen, eventWhenForReader, isOver } from './when.ts';

/** Everything an event's page shows, in the workspace and before the public alike. */
export interface EventShown {
  readonly event: LearningEvent;
  readonly texts: Texts;
  /** The host and those who came, by id. */
  readonly partners: ReadonlyMap<string, RecordName>;
  /** What it is tied to, drawn by the chain: practices shown there, lessons learnt there. */
  readonly links: Html;
}

const tones: Record<EventState, Tone> = {
  planned: 'waiting',
  held: 'done',
  'moved-online': 'now',
  cancelled: 'stopped',
};

export function stateMark(visit: Visit, state: EventState): Html {
  return stateTag({ label: visit.reader.say(words)(`choice.state.${state}`), tone: tones[state] });
}

/** The title of the page in the reader's language, where there is one. */
export function eventTitle(visit: Visit, { event, texts }: EventShown): string {
  return readTexts(visit.reader, event.language, texts).line('title', event.title).text;
}

/** The page of a learning event; `own` is what the workspace adds. */
export function eventView(
  visit: Visit,
  shown: EventShown,
  own: { actions?: Part; notes?: Part; below?: Part } = {},
): Html {
  const { reader } = visit;
  const { event, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, event.language, texts);
  const title = read.line('title', event.title);
  const description = read.block('description', event.description, paragraphs);
  const conclusions = read.block('conclusions', event.conclusions, paragraphs);
  const topics = read.block(
    'topics',
    event.topics.join('\n'),
    (text) => html`<ul>${text.split('\n').map((topic) => html`<li>${topic}</li>`)}</ul>`,
  );
  const kind = say(`choice.kind.${event.kind}`);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: event.number === null ? kind : say('event.numbered', { kind, number: event.number }),
    actions: own.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${own.notes}
<p class="row">${stateMark(visit, event.state)} ${event.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${factList(reader, facts(visit, shown))}
${description && section({ title: say('field.description'), body: description })}
${topics && section({ title: say('field.topics'), body: topics })}
${shown.links}
${section({ title: say('field.conclusions'), body: conclusions ?? html`<p class="subtle">${say(isOver(event, visit.now, reader.zone) === false ? 'event.conclusionsLater' : 'unknown')}</p>` })}
${section({ title: say('field.sources'), body: sourceList(event.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${own.below}`;
}

function facts(visit: Visit, { event, partners }: EventShown): Fact[] {
  const { reader } = visit;
  const say = reader.say(words);
  const here = eventWhenForReader(reader, say, event);
  const named = (id: string) => {
    const partner = partners.get(id);
    return partner ? link(partner.title, partner.address) : null;
  };
  const visitors = event.visitors.map(named).filter((visitor) => visitor !== null);
  const address = event.webAddress === '' ? null : outsideAddress(event.webAddress);
  return [
    {
      label: say('fact.when'),
      value: html`${eventWhen(reader, say, event) ?? html`<span class="subtle">${say('unknown')}</span>`}${here && html`<br />${here}`}`,
    },
    { label: say('field.mode'), value: event.mode === 'unknown' ? null : say(`choice.mode.${event.mode}`) },
    { label: say('field.place'), value: event.place },
    ...(address ? [{ label: say('field.webAddress'), value: outsideLink(event.webAddress, address) }] : []),
    { label: say('field.host'), value: event.host === null ? null : named(event.host) },
    {
      label: say('field.visitors'),
      value:
        visitors.length === 0
          ? null
          : html`<ul class="plain-list">${visitors.map((visitor) => html`<li>${visitor}</li>`)}</ul>`,
    },
    ...(event.stage === null ? [] : [{ label: say('field.stage'), value: say(`choice.stage.${event.stage}`) }]),
  ];
}
