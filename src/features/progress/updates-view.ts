import { outsideAddress } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { HistoryWords } from '../../layout/history/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import type { Face } from '../../records/kinds.ts';
import { langOf, outsideLink, prose, strengthMark, strengthName, strengths, tag } from '../../ui/index.ts';
import { actionStateName, actionStateTag, isActionState } from '../actions/index.ts';
import { fileLinks, filePictures } from '../files/index.ts';
import type { Evidence, Update } from './update.ts';
import words from './words.json' with { type: 'json' };

export interface ShownUpdates {
  readonly face: Face;
  readonly updates: readonly Update[];
  /** Names of the partners that wrote them, as far as the reader may know. */
  readonly partners: ReadonlyMap<string, { readonly title: string }>;
  /** What the person may do with an update: links below it. */
  readonly acts?: (update: Update) => Part;
}

/** Where on the page of its action an update stands. */
export function updateAnchor(id: string): string {
  return `update-${id}`;
}

/** Updates newest first: what changed, why, what was done, what comes next, and by what it can be checked. */
export function updateList(visit: Visit, shown: ShownUpdates): Html {
  return html`<ol class="timeline">
    ${shown.updates.map((update) => html`<li data-state="past" id="${updateAnchor(update.id)}">${oneUpdate(visit, shown, update)}</li>`)}
  </ol>`;
}

function oneUpdate(visit: Visit, shown: ShownUpdates, update: Update): Html {
  const say = visit.reader.say(words);
  const texts = readTexts(visit.reader, update.language, {});
  const lang = langOf(visit.reader, update.language);
  const part = (label: string, text: string) =>
    text && html`<p><strong>${label}</strong></p>${prose(paragraphs(text), { lang })}`;
  const step = [update.nextStep, update.nextStepOn && visit.reader.date(update.nextStepOn)].filter(Boolean).join(', ');
  const isForeign = [update.reason, update.done, update.note, update.nextStep].some((text) => text !== '');
  return html`<p class="timeline-when"><time datetime="${update.madeAt.toISOString()}">${visit.reader.day(update.madeAt)}</time></p>
    <div class="timeline-what stack" data-gap="small">
      <div class="row">${stateChange(visit, update)}${marks(visit, shown, update)}</div>
      ${byline(shown, update)}
      ${update.withdrawnAt && html`<p><strong>${say('update.withdrawn')}</strong> ${update.withdrawnReason}</p>`}
      ${part(say('update.reason'), update.reason)} ${part(say('update.done'), update.done)}
      ${part(say('update.note'), update.note)}
      ${step && html`<p><strong>${say('update.nextStep')}</strong> <span${attributes({ lang })}>${step}</span></p>`}
      ${isForeign && texts.note && html`<p>${texts.note}</p>`}
      ${update.evidence.map((one) => evidenceView(visit, one))}
      ${shown.acts && html`<div class="row">${shown.acts(update)}</div>`}
    </div>`;
}

/** From which state to which; one state where it stayed. */
function stateChange(visit: Visit, { stateBefore, state }: Update): Html {
  const now = actionStateTag(visit.reader, state);
  if (stateBefore === state) return now;
  const say = visit.reader.say(words);
  return html`${actionStateTag(visit.reader, stateBefore)} <span aria-hidden="true">→</span><span class="hidden-text">${say('update.then')}</span> ${now}`;
}

/** Who sees it, and whether it was corrected: for those who work on it. */
function marks(visit: Visit, { face }: ShownUpdates, update: Update): Part {
  if (face === 'public') return null;
  const say = visit.reader.say(words);
  return html`${!update.isPublic && tag(say('update.projectOnly'))}${update.correctedAt && tag(say('update.corrected', { when: visit.reader.day(update.correctedAt) }))}`;
}

/** The partner, and in the workspace the person. */
function byline({ face, partners }: ShownUpdates, update: Update): Html | null {
  const partner = partners.get(update.partnerId ?? '')?.title;
  const names = [face === 'workspace' ? update.madeBy.name : null, partner].filter(Boolean).join(', ');
  return names === '' ? null : html`<p class="subtle small">${names}</p>`;
}

/** Evidence with its kind and strength: pictures to look at, other files to take away. */
export function evidenceView(visit: Visit, evidence: Evidence): Html {
  const say = visit.reader.say(words);
  const web = evidence.webAddress === '' ? null : outsideAddress(evidence.webAddress);
  const caption = evidence.caption || say(`choice.evidenceKind.${evidence.kind}`);
  return html`<figure class="evidence">
    ${filePictures(visit.reader, evidence.files, caption)}
    <figcaption>
      <p${attributes({ lang: langOf(visit.reader, evidence.language) })}>${web ? outsideLink(caption, web) : caption}</p>
      <p class="row">${tag(say(`choice.evidenceKind.${evidence.kind}`))} ${strengthMark(visit.reader, evidence.strength)}</p>
      ${fileLinks(visit.reader, evidence.files)}
    </figcaption>
  </figure>`;
}

/** What an update and its evidence call their fields and states in the history. */
export function historyWords(reader: Reader): HistoryWords {
  const say = reader.say(words);
  const isWord = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  return {
    field: (name) => {
      const key = `field.${name === 'variety' ? 'evidenceKind' : name}`;
      return isWord(key) ? say(key) : null;
    },
    value: (name, value) => {
      if (name === 'state' && isActionState(value)) return actionStateName(reader, value);
      const strength = strengths.find((one) => name === 'strength' && one === value);
      if (strength) return strengthName(reader, strength);
      const key = `choice.evidenceKind.${value}`;
      return name === 'variety' && isWord(key) ? say(key) : null;
    },
  };
}
