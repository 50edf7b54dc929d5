import { address, type Address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import { attributes, html, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import type { Face } from '../../records/kinds.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  chainLine,
  langOf,
  languageMark,
  link as linkTo,
  pageHead,
  section,
  stateTag,
  strengthMark,
  textIn,
  type Station,
  type Tone,
} from '../../ui/index.ts';
import { storyPicture } from './picture.ts';
import { chainAddress, endAddress, endsById, linkRules, sourceNotes, type End } from '../chain/index.ts';
import { storyOrder, tellStory, type Step, type Tie } from './story.ts';
import { mostRecords, walkFrom } from './walk.ts';
import words from './words.json' with { type: 'json' };

export interface Story {
  /** The record the story is told around. */
  readonly own: End;
  readonly steps: readonly Step[];
  readonly isCut: boolean;
}

/** The story a record stands in, as far as this face shows it; NotFound when it does not show the record. */
export async function storyOf(scope: Scope, face: Face, recordId: string, reader: Reader): Promise<Story> {
  if (!isId(recordId)) throw new NotFound();
  const walked = await walkFrom(scope, face, recordId);
  const named = walked.links.flatMap(({ block }) => block ?? []);
  const ends = await endsById(scope, face, [...walked.ids, ...named], reader.language);
  const own = ends.get(recordId);
  if (!own || (face === 'workspace' && !own.isOwn)) throw new NotFound();
  return { own, steps: tellStory(walked.ids, ends, walked.links), isCut: walked.isCut };
}

/** Where the same story stands for programs. */
export function provenanceAddress(face: Face, own: End): Address {
  return address`${chainAddress(face, own.project.slug, own.id)}/provenance.jsonld`;
}

/** The whole page: what the story holds in one sentence, the picture, and the story in words. */
export function storyView(visit: Visit, face: Face, { own, steps, isCut }: Story): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const page = endAddress(own);
  const title = say('title', { title: own.title });
  const stations = steps.map((step) => station(reader, face, own, step));
  return html`${pageHead({
    title,
    lead: contents(reader, steps),
    actions: page && linkTo(say('record', { title: own.title }), page),
  })}
<p class="legend">${say('legend')}</p>
${isCut && html`<p>${say('cut', { count: mostRecords })}</p>`}
${steps.length > 1 ? storyPicture(reader, own, steps) : html`<p>${say('alone')}</p>`}
${section({ title: say('inWords'), body: chainLine(reader, { label: title, stations }) })}
<p class="small">${linkTo(say('provenance'), provenanceAddress(face, own))}</p>`;
}

/** "2 good practices, 1 event and 1 action. Cities: Gävle, Tartu." */
function contents(reader: Reader, steps: readonly Step[]): string {
  const say = reader.say(words);
  const parts = storyOrder.flatMap((kind) => {
    const count = steps.filter((step) => step.kind === kind).length;
    return count === 0 ? [] : say(`count.${kind}`, { count });
  });
  const cities = [...new Set(steps.flatMap((step) => step.end?.city ?? []))];
  const list = new Intl.ListFormat(reader.language, { type: 'conjunction' });
  const holds = say('contents', { parts: list.format(parts) });
  return cities.length === 0 ? holds : `${holds} ${say('cities', { cities: list.format(cities) })}`;
}

function station(reader: Reader, face: Face, own: End, step: Step): Station {
  const { end } = step;
  const facts = [
    end?.city,
    step.date && reader.date(step.date),
    end && end.project.id !== own.project.id && end.project.acronym,
  ];
  const isCurrent = step.id === own.id;
  return {
    kind: reader.say(recordWords)(`kind.${step.kind}`),
    title: step.title,
    lang: langOf(reader, step.language),
    address: (end && endAddress(end)) ?? undefined,
    byline: html`${facts.filter((fact) => typeof fact === 'string' && fact !== '').join(' · ')} ${languageMark(reader, step.language)}`,
    reason: step.cameBy.length > 0 && step.cameBy.map((tie) => reason(reader, step, tie)),
    proven: step.isProven,
    mark: marks(reader, face, step, isCurrent),
    current: isCurrent,
  };
}

function reason(reader: Reader, step: Step, { link, earlier, block }: Tie): Html {
  const direction = linkRules[link.type].earlier === 'to' ? 'out' : 'in';
  const how = `${reader.say(recordWords)(`link.${link.type}.${direction}`)}: `;
  const part =
    block && html` (${reader.say(recordWords)('kind.block')}: ${textIn(reader, block.language, block.title)})`;
  const when = link.onDate && link.onDate !== step.date ? ` (${reader.date(link.onDate)})` : '';
  // What evidence shows is its title already.
  const why = step.title === link.reason ? null : html`: ${textIn(reader, link.language, link.reason)}`;
  return html`<span class="tie-line"><strong>${how}</strong><span${attributes({ lang: langOf(reader, earlier.language) })}>${earlier.title}</span>${part}${when}${why}${sourceNotes(reader, link.sources)}</span>`;
}

const tones: Readonly<Record<string, Tone>> = {
  done: 'done',
  'under-way': 'now',
  delayed: 'waiting',
  'not-started': 'waiting',
  stopped: 'stopped',
  'not-implemented': 'stopped',
};
const toldStates = ['done', 'under-way', 'delayed', 'not-started', 'stopped', 'not-implemented'] as const;

function marks(reader: Reader, face: Face, step: Step, isCurrent: boolean): Part {
  const say = reader.say(words);
  const state = step.kind === 'action' ? toldStates.find((one) => one === step.end?.state) : undefined;
  const ownStory =
    !isCurrent &&
    step.end?.id === step.id &&
    linkTo(
      html`${say('own')}<span class="hidden-text">: ${step.title}</span>`,
      chainAddress(step.end.isOwn ? face : 'public', step.end.project.slug, step.id),
    );
  const all = [
    step.end?.id === step.id && outcomeMark(reader, step.end),
    state && stateTag({ label: say(`state.${state}`), tone: tones[state] ?? 'plain' }),
    step.strength && strengthMark(reader, step.strength),
    ownStory,
  ];
  return all.some(Boolean) && all;
}
