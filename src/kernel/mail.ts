import type { Html } from './html.ts';
import type { CalendarPart } from './mail-sender.ts';
import type { Scope } from './scope.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: Html;
  readonly calendars?: readonly CalendarPart[];
}

/** Puts a letter into the outbox in the same transaction as what it tells of; a job sends it. */
export async function writeLetter(scope: Scope, letter: Letter): Promise<void> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('mail')
    .values({
      id,
      recipient: letter.to,
      subject: letter.subject.replace(/[\r\n]+/g, ' '),
      body_text: letter.text,
      body_html: letter.html.text,
      calendars: JSON.stringify(letter.calendars ?? []),
      created_at: scope.now,
      sent_at: null,
      failure: null,
    })
    .execute();
  await scope.tools.jobs.ask(scope, 'send-mail', { mail: id });
}
