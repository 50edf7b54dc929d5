import { createTransport } from 'nodemailer';

export interface MailSender {
  /** False: no mail server is set, letters stay in the outbox. */
  readonly sends: boolean;
  send(letter: { to: string; subject: string; text: string; html: string; messageId: string }): Promise<void>;
}

// A mail server that hangs must not hold a worker; in milliseconds.
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

export function newMailSender(smtpUrl: string | null, from: string): MailSender {
  if (smtpUrl === null) return { sends: false, send: () => Promise.resolve() };
  const transport = createTransport({ url: smtpUrl, ...patience });
  return {
    sends: true,
    async send({ to, subject, text, html, messageId }) {
      await transport.sendMail({ from, to, subject, text, html, messageId });
    },
  };
}
