import { createTransport } from 'nodemailer';
import type { Html } from './html.ts';
import type { Scope } from './scope.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: Html;
}

export interface MailSender {
  /** False: no mail server is set, letters stay in the outbox. */
  readonly sends: boolean;
  send(letter: { to: string; subject: string; text: string; html: string; messageId: string }): Promise<void>;
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
      created_at: scope.now,
      sent_at: null,
      failure: null,
    })
    .execute();
  await scope.tools.jobs.ask(scope, 'send-mail', { mail: id });
}

export function newMailSender(smtpUrl: string | null, from: string): MailSender {
  if (smtpUrl === null) return { sends: false, send: () => Promise.resolve() };
  const transport = createTransport(smtpUrl);
  return {
    sends: true,
    async send({ to, subject, text, html, messageId }) {
      await transport.sendMail({ from, to, subject, text, html, messageId });
    },
  };
}
