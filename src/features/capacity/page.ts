import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { projectAddress, type Face } from '../../records/kinds.ts';
import { namesOf } from '../../records/names.ts';
import { emptyState, figureRow, link, pageHead, section, table } from '../../ui/index.ts';
import { eventKinds, eventWords } from '../events/index.ts';
import { capacityOf, type Capacity, type People } from './counts.ts';
import { eventsWithGuests, type CountedEvent } from './events.ts';
import words from './words.json' with { type: 'json' };

export function capacityAddress(face: Face, project: string): Address {
  return address`${projectAddress(face, project)}/capacity`;
}

interface Of {
  readonly face: Face;
  readonly project: { readonly id: string; readonly slug: string };
}

/** How many people have more capacity because of the project: in all, by partner, by kind of event, at each event. */
export async function capacityPage(visit: Visit, of: Of): Promise<Html> {
  const say = visit.reader.say(words);
  const capacity = await capacityOf(visit, of.project.id);
  const { all } = capacity;
  const head = pageHead({ title: say('title'), lead: say('lead') });
  if (all.people === 0) return html`${head}${emptyState({ title: say('none'), body: say('noneHelp') })}`;
  const events = await eventsWithGuests(visit, of.face, capacity);
  return html`${head}
${figureRow([
  {
    value: visit.reader.number(all.people),
    label: say('figure.people'),
    note: all.unknown > 0 && say('figure.unknown', { count: all.unknown }),
  },
  { value: visit.reader.number(capacity.byEvent.size), label: say('figure.events') },
])}
${section({ title: say('method.title'), body: html`<p>${say('method.text')}</p>` })}
${section({ title: say('byPartner'), body: await byPartner(visit, of, capacity) })}
${section({ title: say('byKind'), body: byKind(visit, capacity) })}
${section({ title: say('byEvent'), body: byEvent(visit, events, capacity) })}`;
}

async function byPartner(visit: Visit, { face, project }: Of, { byPartner: counts }: Capacity): Promise<Html> {
  const say = visit.reader.say(words);
  const names = await namesOf(visit, face, project.slug, [...counts.keys()]);
  const rows = [...counts].toSorted(([, one], [, other]) => other.people - one.people);
  return table<[string | null, People]>(visit.reader, {
    caption: say('byPartner'),
    hideCaption: true,
    columns: [
      {
        header: say('column.partner'),
        rowHeader: true,
        cell: ([id]) => {
          const partner = names.get(id ?? '');
          return partner ? link(partner.title, partner.address) : say(id === null ? 'noPartner' : 'hiddenPartner');
        },
      },
      peopleColumn(visit, ([, counted]) => counted),
    ],
    rows,
  });
}

function byKind(visit: Visit, { byKind: counts }: Capacity): Html {
  const say = visit.reader.say(words);
  const sayKind = visit.reader.say(eventWords);
  return table<string>(visit.reader, {
    caption: say('byKind'),
    hideCaption: true,
    columns: [
      {
        header: say('column.kind'),
        rowHeader: true,
        cell: (kind) => sayKind(`choice.variety.${eventKinds.find((one) => one === kind) ?? 'thematic-event'}`),
      },
      peopleColumn(visit, (kind) => counts.get(kind)),
    ],
    rows: eventKinds.filter((kind) => counts.has(kind)),
  });
}

function byEvent(visit: Visit, events: readonly CountedEvent[], { byEvent: counts }: Capacity): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const hidden = counts.size - events.length;
  return html`${table<CountedEvent>(reader, {
    caption: say('byEvent'),
    hideCaption: true,
    columns: [
      { header: say('column.event'), rowHeader: true, cell: ({ title, page }) => link(title, page) },
      { header: say('column.date'), cell: ({ happensOn }) => happensOn && reader.date(happensOn) },
      peopleColumn(visit, ({ id }) => counts.get(id)),
    ],
    rows: events,
  })}
${hidden > 0 && html`<p class="subtle">${say('hiddenEvents', { count: hidden })}</p>`}`;
}

function peopleColumn<Row>(visit: Visit, of: (row: Row) => People | undefined) {
  return {
    header: visit.reader.say(words)('column.people'),
    numeric: true,
    cell: (row: Row) => visit.reader.number(of(row)?.people ?? 0),
  };
}
