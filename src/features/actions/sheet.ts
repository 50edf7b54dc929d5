import { attributes, html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { sourceLink, sourceList } from '../../layout/source-list.ts';
import { readTexts, type TextsRead } from '../../layout/translation/index.ts';
import { namesOf, type RecordName } from '../../records/names.ts';
import { sharingPartners } from '../../records/partners.ts';
import { isTheme } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { factList, link, pageHead, partnerChip, section, table, tag } from '../../ui/index.ts';
import type { Action } from './action.ts';
import type { PlannedIndicator } from './indicators.ts';
import { actionStateTag } from './state.ts';
import words from './words.json' with { type: 'json' };

/** An action on the page that shows it. */
export type ActionOnPage = Pick<Shown<Action>, 'face' | 'id' | 'slug' | 'projectSlug' | 'value'>;

/** How an action goes, as its sheet shows it. */
export interface DrawnUpdates {
  /** The updates with their evidence. */
  readonly section: Html;
  /** Leads to the form for a new one, for who may record it: what is done most often stands first on the sheet. */
  readonly record: Html | null;
}

/** Draws the updates of an action. Progress makes it; the application hands it to the actions. */
export type ActionUpdates = (visit: Visit, shown: ActionOnPage) => Promise<DrawnUpdates>;

/** The action sheet: where it comes from first, then what it is, who does it, how it goes, what it is known by. */
export async function actionSheet(visit: Visit, shown: Shown<Action>, updates: DrawnUpdates): Promise<Html> {
  const { face, projectSlug, value: action } = shown;
  const say = visit.reader.say(words);
  const names = await namesOf(visit, face, projectSlug, [action.planId, ...sharingPartners(action)]);
  const texts = readTexts(visit.reader, action.language, shown.texts);
  const title = texts.line('title', action.title);
  const summary = texts.line('summary', action.summary);
  const plan = names.get(action.planId);
  const results = texts.block('results', action.results, lineList);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: html`${say('action')}${plan && html` · ${link(plan.title, plan.address)}`}`,
    lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`,
    actions: shown.actions && html`${updates.record}${shown.actions}`,
  })}
${texts.note && html`<p>${texts.note}</p>`}${shown.notes}${standing(visit, action)}${shown.links}
${section({ title: say('heading.description'), id: 'description', body: description(visit, action, texts) })}
${section({ title: say('heading.partners'), id: 'partners', body: people(visit, action, names, texts) })}
${action.indicators.length > 0 && section({ title: say('field.indicators'), id: 'indicators', body: indicatorTable(visit, action.indicators) })}
${results && section({ title: say('field.results'), id: 'results', body: results })}
${updates.section}
${action.sources.length > 0 && section({ title: say('field.sources'), id: 'sources', body: sourceList(action.sources) })}
${shown.below}`;
}

/** A text with one thing a line: a list when there are several. */
function lineList(text: string): Html {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  return lines.length > 1 ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : paragraphs(text);
}

function standing(visit: Visit, action: Action): Html {
  const say = visit.reader.say(words);
  const theme = visit.reader.say(recordWords);
  const nextStep = [action.nextStep, action.nextStepOn && visit.reader.date(action.nextStepOn)]
    .filter(Boolean)
    .join(', ');
  return html`<div class="stack">
    <p class="row">${actionStateTag(visit.reader, action.state)}${action.themes.filter(isTheme).map((one) => tag(theme(`theme.${one}`)))}</p>
    ${action.stateReason && html`<p><strong>${say('standing.reason')}</strong> ${action.stateReason}</p>`}
    ${nextStep && html`<p><strong>${say('standing.nextStep')}</strong> ${nextStep}</p>`}
  </div>`;
}

function description(visit: Visit, action: Action, texts: TextsRead): Html {
  const say = visit.reader.say(words);
  const parts = [
    { title: say('field.background'), body: texts.block('background', action.background, paragraphs) },
    { title: say('field.activities'), body: texts.block('activities', action.activities, lineList) },
    { title: say('field.nature'), body: texts.block('nature', action.nature, paragraphs) },
  ];
  const { cost, costNote } = action;
  const amount = [cost && visit.reader.money(cost.minor, cost.currency), costNote].filter(Boolean).join('; ');
  return html`<div class="stack">
    ${parts.map(({ title, body }) => body && html`<h3>${title}</h3>${body}`)}
    ${factList(visit.reader, [
      { label: say('fact.timeframe'), value: timeframe(visit, action) },
      { label: say('fact.cost'), value: amount },
      { label: say('field.funding'), value: action.funding },
    ])}
  </div>`;
}

/** When it begins and ends, as exactly as it is known, with the note. */
function timeframe(visit: Visit, { startsOn, endsOn, timeframeNote }: Action): string {
  const say = visit.reader.say(words);
  const start = startsOn && visit.reader.date(startsOn);
  const end = endsOn && visit.reader.date(endsOn);
  const known =
    start && end ? `${start} – ${end}` : (start && say('fact.from', { start })) || (end && say('fact.until', { end }));
  return [known, timeframeNote].filter(Boolean).join('; ');
}

function people(visit: Visit, action: Action, names: ReadonlyMap<string, RecordName>, texts: TextsRead): Html {
  const say = visit.reader.say(words);
  const chips = (ids: readonly (string | null)[]) => {
    const known = ids.flatMap((id) => names.get(id ?? '') ?? []);
    return known.length === 0
      ? null
      : html`<span class="row">${known.map(({ title, address }) => partnerChip({ name: title, address }))}</span>`;
  };
  return factList(visit.reader, [
    { label: say('field.partnerId'), value: chips([action.partnerId]) },
    ...(action.furtherPartnerIds.length > 0
      ? [{ label: say('field.furtherPartnerIds'), value: chips(action.furtherPartnerIds) }]
      : []),
    { label: say('field.stakeholders'), value: texts.block('stakeholders', action.stakeholders, lineList) },
  ]);
}

function indicatorTable(visit: Visit, indicators: readonly PlannedIndicator[]): Html {
  const say = visit.reader.say(words);
  const amount = (value: number | null, unit: string) =>
    value === null ? '–' : `${visit.reader.number(value)} ${unit}`.trim();
  return table(visit.reader, {
    caption: say('field.indicators'),
    hideCaption: true,
    rows: indicators,
    columns: [
      { header: say('indicator.name'), rowHeader: true, cell: (row) => row.name },
      { header: say('indicator.target'), numeric: true, cell: (row) => amount(row.target, row.unit) },
      { header: say('indicator.achieved'), numeric: true, cell: (row) => amount(row.achieved, row.unit) },
      { header: say('indicator.source'), cell: (row) => sourceOf(row) },
    ],
  });
}

/** The source of an indicator leads to it when it ends in a web address. */
function sourceOf({ source }: PlannedIndicator): Part {
  const [, title = '', address = ''] = /^(.*?)\s*(https?:\/\/\S+)$/.exec(source) ?? [];
  if (address !== '') return sourceLink({ title: title || address, address });
  return source || '–';
}
