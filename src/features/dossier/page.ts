import { address } from '../../kernel/address.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { namesOf } from '../../records/names.ts';
import { alert, buttonForm, buttonLink, factList, link, pageHead, section } from '../../ui/index.ts';
import { agendaByDay, sessionsOf, type Session } from '../agenda/index.ts';
import { eventAddress, eventWhen, isOver, type StoredEvent } from '../events/index.ts';
import { noteList, notesAddress, notesOf, type Note } from '../notes/index.ts';
import { mayAnswer, projectAskingAddress, questionsAbout, questionThread } from '../questions/index.ts';
import { dossierAddress } from './addresses.ts';
import { broughtSection } from './brought-view.ts';
import { mayBringHome, mayTellUnwritten } from './policy.ts';
import { wasAbsent } from './store.ts';
import { unwrittenOf } from './unwritten.ts';
import { unwrittenForm } from './visit.ts';
import words from './words.json' with { type: 'json' };

/** A form of the dossier that came back, by its name. */
export interface SentBack {
  readonly form: 'brought' | 'unwritten';
  readonly refused: { readonly typed: Typed; readonly problems: Problems };
}

/** All of a visit on one page: who, the questions before, what was seen with the notes, and what comes of it. */
export async function dossierPage(visit: WorkspaceVisit, event: StoredEvent, sentBack?: SentBack): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const { head, value } = event;
  const home = dossierAddress(visit.project.slug, head.slug);
  const back = eventAddress(visit.project.slug, head);
  const title = say('dossier.title', { title: head.title });
  const pdf = { label: say('dossier.pdf'), address: address`${home}/document.pdf`, variant: 'secondary' } as const;
  const sent = (form: SentBack['form']) => (sentBack?.form === form ? { refused: sentBack.refused } : {});
  const about = { face: 'workspace', kind: 'event', slug: head.slug, projectSlug: visit.project.slug } as const;
  const questions = await questionsAbout(visit, 'workspace', head.id);
  const ask = value.state === 'cancelled' ? null : projectAskingAddress('event', visit.project.slug, head.slug);
  const notes = await notesOf(visit, head.id);
  const main = html`${pageHead({ title, above: link(say('dossier.event'), back), lead: say('dossier.lead'), actions: buttonLink(pdf) })}
${await asked(visit, event, notes)}
${factList(reader, await facts(visit, event))}
${questionThread(visit, { ...about, ask, mayAnswer: mayAnswer(visit, head).may }, questions)}
${await seen(visit, event, notes)}
${await broughtSection(visit, event, sent('brought'))}
${await unwritten(visit, event, sent('unwritten'))}`;
  return workspacePage(visit, { title, main });
}

async function facts(visit: WorkspaceVisit, { value }: StoredEvent) {
  const say = visit.reader.say(words);
  const names = await namesOf(visit, 'workspace', visit.project.slug, [value.host, ...value.visitors]);
  const linked = (ids: readonly (string | null)[]) => {
    const known = ids.flatMap((id) => names.get(id ?? '') ?? []);
    return (
      known.length > 0 &&
      html`${known.map(({ title, address: page }, index) => html`${index > 0 && ', '}${link(title, page)}`)}`
    );
  };
  return [
    { label: say('fact.when'), value: eventWhen(visit.reader, value) },
    { label: say('fact.place'), value: value.place },
    { label: say('fact.host'), value: linked([value.host]) || null },
    { label: say('fact.visitors'), value: linked(value.visitors) || null },
  ];
}

/** After the visit, visitors are asked for what they saw; who was not there says so. */
async function asked(visit: WorkspaceVisit, event: StoredEvent, notes: readonly Note[]): Promise<Html | null> {
  const { head, value } = event;
  if (!mayBringHome(visit, event).may || isOver(value, visit.now, visit.reader.zone) !== true) return null;
  const say = visit.reader.say(words);
  const isAbsent = await wasAbsent(visit, head.id);
  const action = address`${dossierAddress(visit.project.slug, head.slug)}/absence`;
  const absence = {
    label: say(isAbsent ? 'absence.undo' : 'absence.say'),
    action,
    values: { absent: isAbsent ? 'no' : 'yes' },
    variant: 'quiet',
  } as const;
  if (isAbsent) return html`<p>${say('absence.said')}</p>${buttonForm(absence)}`;
  const own = notes.some(({ author }) => author.id === visit.who.person.id);
  return own ? null : alert({ kind: 'info', body: html`<p>${say('asked')}</p>${buttonForm(absence)}` });
}

/** The sessions with their practices and, below each, the notes. */
async function seen(visit: WorkspaceVisit, { head, value }: StoredEvent, all: readonly Note[]): Promise<Html> {
  const say = visit.reader.say(words);
  const sessions = await sessionsOf(visit, 'workspace', head.id);
  const notes = Map.groupBy(all, ({ session }) => session);
  const shown = { face: 'workspace', projectSlug: visit.project.slug, value } as const;
  const below = (session: Session | null) => notesOn(visit, head.slug, session, notes.get(session?.id ?? null) ?? []);
  return html`${section({
    title: say('agenda.title'),
    id: 'agenda',
    body:
      sessions.length === 0
        ? html`<p class="subtle">${say('agenda.none')}</p>`
        : await agendaByDay(visit, shown, sessions, below),
  })}${section({ title: say('notes.whole'), id: 'notes', body: below(null) })}`;
}

function notesOn(visit: WorkspaceVisit, slug: string | null, session: Session | null, notes: readonly Note[]): Part {
  const say = visit.reader.say(words);
  const form = address`${notesAddress(visit.project.slug, slug)}/new`;
  const page = session === null ? form : address`${form}?session=${session.id}`;
  const name = session && html`<span class="hidden-text">: ${session.title}</span>`;
  return html`${notes.length > 0 && noteList(visit, slug, notes)}<p>${link(html`${say('notes.new')}${name}`, page)}</p>`;
}

/** What nobody writes down: asked of the visitors, kept as lessons for the project only. */
async function unwritten(
  visit: WorkspaceVisit,
  event: StoredEvent,
  sent: { refused?: SentBack['refused'] },
): Promise<Html> {
  const say = visit.reader.say(words);
  const lessons = await unwrittenOf(visit, event.head.id);
  const may = mayTellUnwritten(visit, event).may;
  const form =
    may &&
    formView(visit, {
      form: unwrittenForm,
      words,
      action: address`${dossierAddress(visit.project.slug, event.head.slug)}/unwritten-lessons`,
      submit: say('unwritten.submit'),
      texts: { title: { label: say('field.unwritten') }, description: { rows: 3 } },
      ...sent,
    });
  const list = lessons.map(({ title, address: page }) => html`<li>${link(title, page)}</li>`);
  return section({
    title: say('unwritten.title'),
    id: 'unwritten',
    body: html`<p>${say('unwritten.lead')}</p>${list.length > 0 && html`<ul>${list}</ul>`}${form}`,
  });
}
