import { address } from '../../kernel/address.ts';
import { asTyped, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { button, buttonLink, buttonRow, fileSize, link, pageHead } from '../../ui/index.ts';
import { sessionChoices } from '../agenda/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { acceptedPictures } from '../files/index.ts';
import { notesAddress } from './addresses.ts';
import { noteForm, type Note } from './note.ts';
import { photographsToChange } from './views.ts';
import words from './words.json' with { type: 'json' };

/** A note as the form shows it. */
export function typedOf({ content, language, isShared, session }: Note): Typed {
  return asTyped({ content, language, session, readers: isShared ? 'project' : 'own' });
}

/** The form of a new note (null), or of one that is changed. */
export async function notePage(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  note: Note | null,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const all = notesAddress(visit.project.slug, head.slug);
  const sessions = await sessionChoices(visit, head.id);
  return editPage(
    visit,
    {
      form: noteForm,
      words,
      title: say(note ? 'edit.title' : 'new.title'),
      above: head.title,
      action: note ? address`${all}/${note.id}/edit` : address`${all}/new`,
      back: all,
      submit: say(note ? 'edit.submit' : 'new.submit'),
      values: note
        ? typedOf(note)
        : asTyped({ session: visit.query('session'), readers: 'project', language: visit.reader.language }),
      texts: {
        content: { rows: 8 },
        session: { options: sessions },
        photographs: { accept: acceptedPictures, largest: fileSize(visit.reader, visit.tools.settings.uploadBytes) },
      },
      ...(note ? { revision: note.revision } : {}),
      layOut: (field) => html`<div class="form-fields">${sessions.length > 0 && field('session')}
${field('content')}${field('photographs')}${field('caption')}${field('readers')}${field('language')}</div>`,
      below: note && photographsToChange(visit, head.slug, note),
    },
    sentBack,
  );
}

/** Asks before a note is thrown away: nobody can bring it back. */
export function removalPage(visit: WorkspaceVisit, { head }: StoredEvent, note: Note): Html {
  const say = visit.reader.say(words);
  const all = notesAddress(visit.project.slug, head.slug);
  const title = say('removal.title');
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(head.title, all), lead: say('removal.lead') })}
<blockquote class="prose" lang="${note.language}">${note.content}</blockquote>
<form method="post" action="${address`${all}/${note.id}/removal`}">${buttonRow(
      button({ label: say('removal.submit') }),
      buttonLink({ label: say('removal.keep'), address: all, variant: 'quiet' }),
    )}</form>`,
  });
}
