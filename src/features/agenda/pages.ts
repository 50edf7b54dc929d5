import { address, type Address } from '../../kernel/address.ts';
import { boundsOfDate } from '../../kernel/dates.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { draftKey, formView, workspacePage } from '../../layout/index.ts';
import type { SentBack } from '../../layout/record/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { choicesOf } from '../../records/names.ts';
import { alert, emptyState, languageName, link, pageHead, section } from '../../ui/index.ts';
import { eventAddress, type LearningEvent, type StoredEvent } from '../events/index.ts';
import { sessionForm, typedOf } from './form.ts';
import { nextStart, overlaps, sessionKinds, type Session } from './session.ts';
import { agendaByDay } from './view.ts';
import words from './words.json' with { type: 'json' };

/** Where all sessions of an event are written. */
export function agendaAddress(visit: WorkspaceVisit, event: StoredEvent): Address {
  return address`${eventAddress(visit.project.slug, event.head)}/agenda`;
}

export function sessionAddress(
  visit: WorkspaceVisit,
  event: StoredEvent,
  { id }: Pick<Session, 'id'>,
  act: 'edit' | 'removal',
): Address {
  return address`${agendaAddress(visit, event)}/${id}/${act}`;
}

export async function fieldTexts(visit: WorkspaceVisit) {
  const say = visit.reader.say(words);
  const kinds = sessionKinds.map((value) => ({ value, label: say(`choice.variety.${value}`) }));
  return {
    kind: { label: say('field.variety'), options: kinds },
    language: { options: languages.map((value) => ({ value, label: languageName(visit.reader, value) })) },
    practices: { options: await choicesOf(visit, 'practice') },
    description: { rows: 4 },
  };
}

/** All sessions with what can be done with each, what does not fit together, and below them the form for the next one. */
export async function agendaPage(
  visit: WorkspaceVisit,
  event: StoredEvent,
  sessions: readonly Session[],
  refused?: SentBack['refused'],
): Promise<Html> {
  const say = visit.reader.say(words);
  const title = say('agenda.edit');
  const page = eventAddress(visit.project.slug, event.head);
  const action = agendaAddress(visit, event);
  const shown = { face: 'workspace', projectSlug: visit.project.slug, value: event.value } as const;
  const atOnce = overlaps(sessions);
  const acts = (session: Session) => actsOn(visit, event, session, atOnce.get(session.id) ?? []);
  const hasTimes = sessions.some(({ starts }) => starts !== null);
  const form = formView(visit, {
    form: sessionForm,
    words,
    action,
    submit: say('new.submit'),
    back: page,
    values: nextTyped(event, sessions, visit.query('after')),
    texts: await fieldTexts(visit),
    draft: refused ? null : await draftOf(visit, draftKey(action)),
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, above: link(event.head.title, page), lead: say('agenda.lead') })}
${hasTimes && event.value.moments === null && alert({ kind: 'info', body: say('agenda.noZoneHow') })}
${
  sessions.length === 0
    ? emptyState({ title: say('agenda.none'), body: say('agenda.noneBody') })
    : section({ title: say('agenda.title'), body: await agendaByDay(visit, shown, sessions, acts) })
}
${section({ title: say('new.title'), id: 'add', body: form })}`;
  return workspacePage(visit, { title, main });
}

/** A new session begins where the one just added ends, or the last one; the first one on the first day. */
function nextTyped(event: StoredEvent, sessions: readonly Session[], after: string | undefined) {
  const { startsOn, language } = event.value;
  const first = startsOn?.length === 10 ? startsOn : null;
  const { day, starts } = nextStart(
    sessions,
    sessions.find(({ id }) => id === after),
  );
  return typedOf({ day: day ?? first, starts, kind: 'talk', language });
}

function actsOn(visit: WorkspaceVisit, event: StoredEvent, session: Session, atOnce: readonly Session[]): Part {
  const say = visit.reader.say(words);
  const titles = atOnce.map(({ title }) => title).join(', ');
  const name = html`<span class="hidden-text">: ${session.title}</span>`;
  return html`${atOnce.length > 0 && alert({ kind: 'warning', body: say('session.overlaps', { titles }) })}
${isOutside(event.value, session) && alert({ kind: 'warning', body: say('session.outside') })}
<p class="row">${link(html`${say('session.edit')}${name}`, sessionAddress(visit, event, session, 'edit'))}
${link(html`${say('session.remove')}${name}`, sessionAddress(visit, event, session, 'removal'))}</p>`;
}

/** Whether a session is on a day that the event, as far as its days are known, has not. */
function isOutside({ startsOn, endsOn }: LearningEvent, { day }: Session): boolean {
  if (day === null || startsOn === null) return false;
  return day < boundsOfDate(startsOn).first || day > boundsOfDate(endsOn ?? startsOn).last;
}
