import { address, outsideAddress } from '../../kernel/address.ts';
import { html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordList } from '../../layout/index.ts';
import type { Shown, ShownList } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import type { ListRow } from '../../records/listing.ts';
import { namesOf } from '../../records/names.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  buttonLink,
  factList,
  link,
  outsideLink,
  pageHead,
  section,
  stateTag,
  tag,
  type Fact,
  type Tone,
} from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };
import { eventKinds, eventStates, type EventState, type LearningEvent } from './event.ts';
import { rearrangedNote, sessionList } from './rearranged-view.ts';
import { eventWhen, eventWhenForReader, isOver } from './when.ts';

const tones: Record<EventState, Tone> = {
  planned: 'waiting',
  held: 'done',
  'moved-online': 'now',
  cancelled: 'stopped',
};

function stateMark(visit: Visit, state: EventState): Html {
  return stateTag({ label: visit.reader.say(words)(`choice.state.${state}`), tone: tones[state] });
}

/** An event on the page that shows it. */
export type EventOnPage = Pick<Shown<LearningEvent>, 'face' | 'id' | 'slug' | 'projectSlug' | 'value' | 'mayEdit'>;

/** A part of an event's page that another feature draws. */
export type EventPanel = (visit: Visit, shown: EventOnPage) => Promise<Html | null>;

/** What features that stand below show on an event's page; the application hands it to the events. */
export interface EventPanels {
  /** Right below the facts: what a reader can do. */
  readonly underFacts: readonly EventPanel[];
  /** Below the texts that tell what it is about. */
  readonly underTexts: readonly EventPanel[];
  /** Below the text of the conclusions. */
  readonly inConclusions: readonly EventPanel[];
}

/** The page of a learning event, in the workspace and before the public alike. */
export async function eventView(visit: Visit, shown: Shown<LearningEvent>, panels: EventPanels): Promise<Html> {
  const { reader } = visit;
  const { value: event, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, event.language, texts);
  const title = read.line('title', event.title);
  const description = read.block('description', event.description, paragraphs);
  const topics = read.block('topics', event.topics.join('\n'), list);
  const kind = say(`choice.variety.${event.kind}`);
  const later = isOver(event, visit.now, reader.zone) === false;
  const items = (await drawn(visit, shown, panels.inConclusions)).filter((one) => one !== null);
  const conclusions =
    read.block('conclusions', event.conclusions, paragraphs) ??
    (items.length === 0 && subtle(say(later ? 'event.conclusionsLater' : 'unknown')));
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: event.number === null ? kind : say('event.numbered', { kind, number: event.number }),
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}${rearrangedNote(visit, event)}
<p class="row">${stateMark(visit, event.state)} ${event.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${factList(reader, await facts(visit, shown))}
${await drawn(visit, shown, panels.underFacts)}
${description && section({ title: say('field.description'), body: description })}
${topics && section({ title: say('field.topics'), body: topics })}
${await drawn(visit, shown, panels.underTexts)}
${shown.links}
${section({ title: say('field.conclusions'), id: 'conclusions', body: html`${conclusions}${items}` })}
${section({ title: say('field.sources'), body: sourceList(event.sources) ?? subtle(say('unknown')) })}
${shown.below}`;
}

async function drawn(visit: Visit, shown: EventOnPage, panels: readonly EventPanel[]): Promise<(Html | null)[]> {
  const parts: (Html | null)[] = [];
  // One after the other: they ask the same connection.
  for (const panel of panels) parts.push(await panel(visit, shown));
  return parts;
}

function list(lines: string): Html {
  return html`<ul>${lines.split('\n').map((line) => html`<li>${line}</li>`)}</ul>`;
}

function subtle(text: string): Html {
  return html`<p class="subtle">${text}</p>`;
}

async function facts(visit: Visit, { value: event, face, projectSlug }: Shown<LearningEvent>): Promise<Fact[]> {
  const { reader } = visit;
  const say = reader.say(words);
  const partners = await namesOf(visit, face, projectSlug, [event.host, ...event.visitors]);
  const named = (id: string | null) => {
    const partner = partners.get(id ?? '');
    return partner && link(partner.title, partner.address);
  };
  const visitors = event.visitors.map(named).filter((visitor) => visitor !== undefined);
  const address = event.webAddress === '' ? null : outsideAddress(event.webAddress);
  // Where a reader is who has not signed in, nobody knows.
  const here = visit.who.person && eventWhenForReader(reader, event);
  const sessions = sessionList(visit, event);
  const plannedFor = event.rearranged?.plannedFor;
  return [
    { label: say('fact.when'), value: eventWhen(reader, event) },
    ...(here ? [{ label: say('fact.whenForYou'), value: here }] : []),
    ...(sessions ? [{ label: say('fact.sessions'), value: sessions }] : []),
    ...(plannedFor ? [{ label: say('fact.plannedFor'), value: eventWhen(reader, plannedFor) }] : []),
    { label: say('field.mode'), value: event.mode === 'unknown' ? null : say(`choice.mode.${event.mode}`) },
    { label: say(event.state === 'moved-online' ? 'fact.plannedAt' : 'field.place'), value: event.place },
    ...(address ? [{ label: say('field.webAddress'), value: outsideLink(event.webAddress, address) }] : []),
    { label: say('field.partner'), value: named(event.host) },
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

/** Learning events: of all projects or of one, before the public or with those not published. */
export function eventList(visit: Visit, { face, listing, projectSlug, add }: ShownList): Html {
  const say = visit.reader.say(words);
  const files = address`/p/${projectSlug ?? ''}/calendar-import`;
  const action =
    add &&
    html`${buttonLink({ label: say('act.new'), address: add })} ${buttonLink({ label: say('act.import'), address: files, variant: 'secondary' })}`;
  const stateOf = (text: string) => eventStates.find((state) => state === text) ?? 'planned';
  const place = projectSlug === null ? 'country' : 'partner';
  return html`${pageHead({ title: say('list.title'), lead: say('list.lead'), actions: action })}
${recordList(visit, {
  face,
  listing,
  facets: ['time', 'variety', 'state', place, 'theme'],
  sorts: ['relevance', 'date', 'newest', 'title'],
  stateLabel: (state) => say(`choice.state.${stateOf(state)}`),
  stateMark: (row: ListRow): Part => stateMark(visit, stateOf(row.state)),
  varietyLabel: (variety) => say(`choice.variety.${eventKinds.find((kind) => kind === variety) ?? 'thematic-event'}`),
  varietyHeading: say('field.variety'),
  empty:
    face === 'public'
      ? { title: say('list.emptyPublic') }
      : { title: say('list.empty'), body: say('list.emptyHelp'), action },
})}`;
}
