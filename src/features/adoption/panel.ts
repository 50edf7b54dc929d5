import { attributes, html, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Face } from '../../records/kinds.ts';
import { langOf, link as linkTo, section, stateTag, table, textIn, type Tone } from '../../ui/index.ts';
import { endAddress, type End } from '../chain/index.ts';
import { notTakenWay } from '../not-taken/index.ts';
import { isAdoption, type Stage } from './adoption.ts';
import type { Adopted, Asked } from './store.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<Stage, Tone> = {
  'looked-at': 'plain',
  visited: 'plain',
  draft: 'waiting',
  endorsed: 'waiting',
  running: 'now',
  measured: 'done',
  'not-taken': 'stopped',
  dropped: 'stopped',
};

export function stageTag(reader: Reader, stage: Stage): Html {
  return stateTag({ label: reader.say(words)(`stage.${stage}`), tone: tones[stage] });
}

/** On a practice's page: which cities took it up and how far, which only looked; nothing while there is nobody. */
export function adoptionPanel(visit: Visit, face: Face, practice: Asked, adopted: readonly Adopted[]): Html | null {
  const way = face === 'workspace' ? notTakenWay(visit, practice) : null;
  if (adopted.length === 0) return way && html`<p>${way}</p>`;
  const say = visit.reader.say(words);
  const cities = new Set(adopted.flatMap(({ stage, partner }) => (isAdoption(stage) ? placeName(partner) : [])));
  return section({
    title: cities.size > 0 ? say('panel.title', { count: cities.size }) : say('panel.seen'),
    id: 'adopted',
    body: html`${adoptionTable(visit.reader, adopted)}<p class="small subtle">${say('rule')}</p>${way && html`<p>${way}</p>`}`,
  });
}

export function adoptionTable(reader: Reader, adopted: readonly Adopted[]): Html {
  const say = reader.say(words);
  return table(reader, {
    caption: say('table.caption'),
    hideCaption: true,
    rows: adopted,
    columns: [
      { header: say('table.city'), rowHeader: true, cell: ({ partner }) => placed(partner) },
      {
        header: say('table.stage'),
        cell: (one) =>
          html`${stageTag(reader, one.stage)}${
            (one.stage === 'dropped' || one.stage === 'not-taken') &&
            one.reason !== '' &&
            html`<br>
<span class="small">${inOwn(reader, one.resultLanguage, one.reason)}</span>`
          }`,
      },
      {
        header: say('table.where'),
        cell: ({ action, event, blocks }) => html`${named(reader, action ?? event)}${blocksTaken(reader, blocks)}`,
      },
      {
        header: say('table.result'),
        cell: (one) => (one.result === '' ? '–' : inOwn(reader, one.resultLanguage, shortened(one.result))),
      },
      { header: say('table.since'), cell: ({ since }) => (since === null ? '–' : reader.date(since)) },
    ],
  });
}

/** The city a partner is in, else what it is called: two partners may be in one city. */
export function placeName(partner: End): string {
  return partner.city ?? partner.title;
}

function placed(partner: End): Html {
  const page = endAddress(partner);
  const name = placeName(partner);
  const organisation = partner.title === name ? '' : partner.title;
  return html`${page ? linkTo(name, page) : name} <span class="subtle small">${[organisation, partner.isOwn ? '' : partner.project.acronym].filter(Boolean).join(', ')}</span>`;
}

/** Which blocks were taken, where it was not the practice as a whole. */
function blocksTaken(reader: Reader, blocks: readonly End[]): Html | false {
  if (blocks.length === 0) return false;
  const say = reader.say(words);
  const names = blocks.map((block, index) => html`${index > 0 && ', '}${textIn(reader, block.language, block.title)}`);
  return html`<br><span class="small">${say('table.blocks', { count: blocks.length })}: ${names}</span>`;
}

/** On a building block: who took up this part; nothing while nobody did. */
export function blockAdoption(reader: Reader, blockId: string, adopted: readonly Adopted[]): Html | null {
  const taken = adopted.filter(({ blocks }) => blocks.some(({ id }) => id === blockId));
  if (taken.length === 0) return null;
  const lines = taken.map(
    (one) => html`<li>${placed(one.partner)} ${stageTag(reader, one.stage)} ${named(reader, one.action)}</li>`,
  );
  return html`<p><strong>${reader.say(words)('block.adopted')}</strong></p><ul class="plain-list">${lines}</ul>`;
}

function named(reader: Reader, end: End | null): Part {
  if (end === null) return '–';
  const page = endAddress(end);
  const title = textIn(reader, end.language, end.title);
  return page ? linkTo(html`${title}`, page) : title;
}

export function inOwn(reader: Reader, language: string | null, text: string): Html {
  return html`<span${attributes({ lang: langOf(reader, language) })}>${text}</span>`;
}

const longest = 160;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
