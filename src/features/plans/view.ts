import { address, withQuery } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts, type TextsRead } from '../../layout/translation/index.ts';
import { projectAddress, recordAddress } from '../../records/kinds.ts';
import { namesOf, type RecordName } from '../../records/names.ts';
import { sharingPartners } from '../../records/partners.ts';
import { isTheme } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  buttonLink,
  card,
  cardList,
  emptyState,
  factList,
  languageMark,
  languageName,
  link,
  pageHead,
  partnerChip,
  prose,
  section,
  stateTag,
  tag,
  textIn,
  type Tone,
} from '../../ui/index.ts';
import { actionStateTag, isActionState } from '../actions/index.ts';
import type { Plan, PlanState } from './plan.ts';
import { actionsOf, type ListedAction } from './store.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<PlanState, Tone> = { unknown: 'plain', draft: 'waiting', endorsed: 'done' };

/** A plan's state with its symbol and colour. */
export function planStateTag(reader: Reader, state: PlanState): Html {
  return stateTag({ label: reader.say(words)(`choice.state.${state}`), tone: tones[state] });
}

/** What the page of a plan is drawn from, beside the plan itself. */
interface PlanPage extends Shown<Plan> {
  readonly visit: Visit;
  /** Instrument and partners as far as this reader has pages for them. */
  readonly names: ReadonlyMap<string, RecordName>;
  readonly listed: readonly ListedAction[];
}

/** A plan in the three parts of the programme's form, in the workspace and before the public alike. */
export async function planView(visit: Visit, shown: Shown<Plan>): Promise<Html> {
  const { face, id, projectSlug, value: plan } = shown;
  const names = await namesOf(visit, face, projectSlug, [plan.instrumentId, ...sharingPartners(plan)]);
  const listed = await actionsOf(visit, face, id);
  const page = { ...shown, visit, names, listed };
  const say = visit.reader.say(words);
  const theme = visit.reader.say(recordWords);
  const texts = readTexts(visit.reader, plan.language, shown.texts);
  const title = texts.line('title', plan.title);
  const summary = texts.line('summary', plan.summary);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: say('plan'),
    lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`,
    actions: shown.actions,
  })}
${texts.note && html`<p>${texts.note}</p>`}${shown.notes}
<p class="row">${planStateTag(visit.reader, plan.state)}${plan.themes.filter(isTheme).map((one) => tag(theme(`theme.${one}`)))}</p>
${section({ title: say('heading.partOne'), id: 'general', body: general(page) })}
${section({ title: say('heading.partTwo'), id: 'policy-context', body: policyContext(page, texts) })}
${englishSummary(page)}
${section({ title: say('heading.partThree', { count: listed.length }), id: 'actions', actions: addAction(page), body: actionCards(page) })}
${plan.sources.length > 0 && section({ title: say('field.sources'), id: 'sources', body: sourceList(plan.sources) })}
${shown.below}`;
}

function general({ visit, value: plan, names }: PlanPage): Html {
  const say = visit.reader.say(words);
  const partners = sharingPartners(plan).flatMap((id) => names.get(id) ?? []);
  const ends = [plan.startsOn, plan.endsOn].map((date) => date && visit.reader.date(date));
  const chips =
    partners.length > 0 &&
    html`<span class="row">${partners.map(({ title, address }) => partnerChip({ name: title, address }))}</span>`;
  return factList(visit.reader, [
    { label: say('fact.partners'), value: chips || null },
    { label: say('field.contactOrganisation'), value: plan.contactOrganisation },
    { label: say('fact.period'), value: ends.filter(Boolean).join(' – ') },
    { label: say('field.language'), value: languageName(visit.reader, plan.language) },
  ]);
}

function policyContext({ visit, value: plan, names }: PlanPage, texts: TextsRead): Html {
  const instrument = names.get(plan.instrumentId ?? '');
  return html`<div class="stack">
    ${factList(visit.reader, [{ label: visit.reader.say(words)('field.instrumentId'), value: instrument ? link(instrument.title, instrument.address) : null }])}
    ${texts.block('policyContext', plan.policyContext, paragraphs)}
  </div>`;
}

function englishSummary({ visit, value: plan }: PlanPage): Html | null {
  if (plan.englishSummary === '') return null;
  const isForeign = visit.reader.language !== 'en';
  return section({
    title: visit.reader.say(words)('field.englishSummary'),
    id: 'english-summary',
    body: html`${isForeign && html`<p>${languageMark(visit.reader, 'en')}</p>`}${prose(paragraphs(plan.englishSummary), isForeign ? { lang: 'en' } : {})}`,
  });
}

function addAction({ visit, id, projectSlug, mayEdit }: PlanPage): Html | null {
  if (!mayEdit) return null;
  return buttonLink({
    label: visit.reader.say(words)('addAction'),
    address: withQuery(address`${projectAddress('workspace', projectSlug)}/actions/new`, { plan: id }),
    variant: 'secondary',
  });
}

function actionCards({ visit, face, projectSlug, listed }: PlanPage): Html {
  if (listed.length === 0) return emptyState({ title: visit.reader.say(words)('noActions') });
  return cardList(
    listed.map((action) =>
      card({
        title: action.title,
        address: recordAddress(face, 'action', projectSlug, action.slug),
        body: action.summary && textIn(visit.reader, action.language, action.summary),
        foot: isActionState(action.state) && actionStateTag(visit.reader, action.state),
      }),
    ),
  );
}
