import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { headsById } from '../../records/record.ts';
import { buttonForm, buttonLink, buttonRow, link, pageHead } from '../../ui/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { sessionForm, typedOf } from './form.ts';
import { agendaAddress, fieldTexts, sessionAddress } from './pages.ts';
import type { Session } from './session.ts';
import words from './words.json' with { type: 'json' };

export async function sessionPage(
  visit: WorkspaceVisit,
  event: StoredEvent,
  session: Session,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const head = (await headsById(visit, [session.id])).get(session.id);
  return editPage(
    visit,
    {
      form: sessionForm,
      words,
      title: say('edit.title'),
      above: event.head.title,
      action: sessionAddress(visit, event, session, 'edit'),
      back: agendaAddress(visit, event),
      submit: say('edit.submit'),
      values: typedOf(session),
      revision: head?.revision ?? 0,
      texts: await fieldTexts(visit),
    },
    sentBack,
  );
}

/** Asks before a session is taken out, with its name. */
export function removalPage(visit: WorkspaceVisit, event: StoredEvent, session: Session): Html {
  const say = visit.reader.say(words);
  const title = say('removal.title', { title: session.title });
  const back = agendaAddress(visit, event);
  const remove = {
    label: say('removal.submit'),
    action: sessionAddress(visit, event, session, 'removal'),
    destructive: true,
  };
  const keep = buttonLink({ label: say('agenda.title'), address: back, variant: 'quiet' });
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(event.head.title, eventAddress(visit.project.slug, event.head)), lead: say('removal.lead') })}
${buttonRow(buttonForm(remove), keep)}`,
  });
}
