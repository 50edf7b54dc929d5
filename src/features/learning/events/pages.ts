import { address } from '../../../kernel/address.ts';
import { html, type Html, type Part } from '../../../kernel/html.ts';
import type { Visit, WorkspaceVisit } from '../../../kernel/visit.ts';
import type { HistoryWords } from '../../../layout/history/index.ts';
import { publicPage, recordList, workspacePage, type FormView, type RecordList } from '../../../layout/index.ts';
import {
  editPage,
  partnerChoices,
  publicationNote,
  recordButtons,
  type SentBack,
} from '../../../layout/record/index.ts';
import { translationPanel, type Translatable } from '../../../layout/translation/index.ts';
import { recordAddress } from '../../../records/kinds.ts';
import type { Listing, ListRow } from '../../../records/listing.ts';
import type { PublicProject } from '../../../records/publishing.ts';
import type { RecordHead } from '../../../records/record.ts';
import { buttonLink, pageHead, section } from '../../../ui/index.ts';
import { mayAddEvent, mayEditEvent } from '../policy.ts';
import words from '../words.json' with { type: 'json' };
import { blankEvent, eventKinds, eventStates, originalOf, translatedFields } from './event.ts';
import { eventForm, typedOf } from './form.ts';
import type { StoredEvent } from './store.ts';
import { eventTitle, eventView, stateMark, type EventShown } from './view.ts';

/** Learning events of every project, or of one, as the public finds them. */
export function publicEventList(visit: Visit, project: PublicProject | null, listing: Listing): Html {
  const say = visit.reader.say(words);
  const title = say('events.title');
  const lead = project ? say('events.leadOfProject', { project: project.acronym }) : say('events.lead');
  const facets = project
    ? (['time', 'variety', 'state', 'partner', 'theme'] as const)
    : (['time', 'variety', 'state', 'country', 'theme'] as const);
  const main = html`${pageHead({ title, lead })}${recordList(visit, { face: 'public', listing, facets, ...labels(visit), empty: { title: say('events.emptyPublic') } })}`;
  return publicPage(visit, { title, main, ...(project ? { project } : {}) });
}

/** The project's learning events, those not published included. */
export function eventList(visit: WorkspaceVisit, listing: Listing): Html {
  const say = visit.reader.say(words);
  const title = say('events.title');
  const add = mayAddEvent(visit.who, visit.project, say).may
    ? buttonLink({ label: say('act.newEvent'), address: address`/p/${visit.project.slug}/events/new` })
    : null;
  const list = recordList(visit, {
    face: 'workspace',
    listing,
    facets: ['time', 'variety', 'state', 'partner', 'theme'],
    ...labels(visit),
    empty: { title: say('events.empty'), body: say('events.emptyHelp'), action: add },
  });
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, lead: say('events.leadOfProject', { project: visit.project.acronym }), actions: add })}${list}`,
  });
}

function labels(
  visit: Visit,
): Pick<RecordList, 'sorts' | 'stateLabel' | 'stateMark' | 'varietyLabel' | 'varietyHeading'> {
  const say = visit.reader.say(words);
  const stateOf = (text: string) => eventStates.find((state) => state === text) ?? 'planned';
  return {
    sorts: ['relevance', 'date', 'newest', 'title'],
    stateLabel: (state) => say(`choice.state.${stateOf(state)}`),
    stateMark: (row: ListRow): Part => stateMark(visit, stateOf(row.state)),
    varietyLabel: (variety) => say(`choice.kind.${eventKinds.find((kind) => kind === variety) ?? 'thematic-event'}`),
    varietyHeading: say('field.kind'),
  };
}

/** An event in the workspace: its page and what may be done with it. */
export function eventPage(visit: WorkspaceVisit, head: RecordHead, shown: EventShown, isChanged: boolean): Html {
  const say = visit.reader.say(words);
  const edit = mayEditEvent(visit.who, visit.project, head, say);
  const buttons = recordButtons(visit, head, {
    edit,
    publication: edit,
    withdrawal: edit,
    hasUnpublishedChanges: isChanged,
  });
  const lesson = address`/p/${visit.project.slug}/lessons/new?event=${head.id}`;
  const main = eventView(visit, shown, {
    actions: html`${mayAddEvent(visit.who, visit.project, say).may && buttonLink({ label: say('act.newLesson'), address: lesson, variant: 'secondary' })} ${buttons}`,
    notes: publicationNote(visit, head, isChanged),
    below: translationPanel(visit, translatableOf(visit, { head, event: shown.event }), shown.texts),
  });
  return workspacePage(visit, { title: eventTitle(visit, shown), main });
}

/** The form of a new event. */
export async function newEventPage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const list = address`/p/${visit.project.slug}/events`;
  const values = typedOf(
    { ...blankEvent, title: '', kind: 'thematic-event', language: visit.reader.language },
    visit.reader.zone,
  );
  const page = {
    title: say('event.new'),
    lead: say('event.newLead'),
    action: address`${list}/new`,
    back: list,
    submit: say('act.save'),
    values,
  };
  return editPage(visit, { ...page, ...(await formParts(visit, null)) }, sentBack);
}

/** The form of an event that is there already. */
export async function editEventPage(
  visit: WorkspaceVisit,
  { head, event }: StoredEvent,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const back = recordAddress('workspace', 'event', visit.project.slug, head.slug);
  const page = {
    title: say('event.edit'),
    above: head.title,
    action: address`${back}/edit`,
    back,
    submit: say('act.save'),
  };
  const saved = { values: typedOf(event, visit.reader.zone), revision: head.revision };
  return editPage(visit, { ...page, ...saved, ...(await formParts(visit, event.host)) }, sentBack);
}

type Field = Parameters<NonNullable<FormView<(typeof eventForm)['fields']>['layOut']>>[0];

async function formParts(visit: WorkspaceVisit, host: string | null) {
  const say = visit.reader.say(words);
  const { own, all } = await partnerChoices(visit, host);
  const part = (title: string, fields: readonly Html[]) => section({ title, body: html`${fields}` });
  return {
    form: eventForm,
    words,
    texts: { host: { options: own }, visitors: { options: all }, description: { rows: 8 }, conclusions: { rows: 8 } },
    layOut: (
      field: Field,
    ) => html`${part(say('part.what'), (['title', 'kind', 'number', 'state', 'language'] as const).map(field))}
${part(say('part.when'), (['startsOn', 'endsOn', 'startTime', 'endTime', 'zone'] as const).map(field))}
${part(say('part.where'), (['mode', 'host', 'place', 'webAddress', 'visitors'] as const).map(field))}
${part(say('part.about'), (['stage', 'themes', 'topics', 'description', 'conclusions', 'sources'] as const).map(field))}`,
  };
}

/** An event's texts, to be told in other languages. */
export function translatableOf(visit: WorkspaceVisit, { head, event }: StoredEvent): Translatable {
  const say = visit.reader.say(words);
  const fields = translatedFields.map((name) => ({
    name,
    label: say(`field.${name}`),
    original: originalOf(event, name),
    ...(name === 'title' ? { limit: 150 } : {}),
  }));
  return { head, fields, mayTranslate: mayEditEvent(visit.who, visit.project, head, say) };
}

/** What the history calls the fields of an event and their values: the words of the form. */
export function historyWords(visit: WorkspaceVisit, partners: ReadonlyMap<string, string>): HistoryWords {
  const has = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  const say = visit.reader.say(words);
  const formName: Readonly<Record<string, string>> = { date: 'startsOn', variety: 'kind', partner: 'host' };
  const wordFor = (key: string) => (has(key) ? say(key) : null);
  return {
    field: (name) => wordFor(`field.${formName[name] ?? name}`),
    value: (name, value) =>
      name === 'visitors' ? (partners.get(value) ?? null) : wordFor(`choice.${formName[name] ?? name}.${value}`),
  };
}
