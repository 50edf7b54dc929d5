import { createTransport } from 'nodemailer';

/** What a calendar program takes from a letter, by RFC 5546. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly text: string;
}

export interface MailSender {
  /** False: no mail server is set, letters stay in the outbox. */
  readonly sends: boolean;
  send(letter: SentLetter): Promise<void>;
}

export interface SentLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendars: readonly CalendarPart[];
  readonly messageId: string;
}

// A mail server that hangs must not hold a worker; in milliseconds.
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

export function newMailSender(smtpUrl: string | null, from: string): MailSender {
  if (smtpUrl === null) return { sends: false, send: () => Promise.resolve() };
  const transport = createTransport({ url: smtpUrl, ...patience });
  return {
    sends: true,
    async send({ calendars, ...letter }) {
      const [first, ...further] = calendars;
      // Programs look for one calendar part beside the text; what else there is they take as files.
      const icalEvent = first && { method: first.method, content: first.text, filename: 'event.ics' };
      const attachments = further.map(({ method, text }, index) => ({
        filename: `event-${index + 2}.ics`,
        content: text,
        contentType: `text/calendar; charset=utf-8; method=${method}`,
      }));
      await transport.sendMail({ from, ...letter, ...(icalEvent ? { icalEvent } : {}), attachments });
    },
  };
}
