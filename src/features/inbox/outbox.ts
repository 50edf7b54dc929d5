import { Address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { CalendarPart } from '../../kernel/mail-sender.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { isOwnMachine } from '../../settings.ts';
import { emptyState, pageHead, section } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

const shown = 50;

interface Letter {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendars: readonly CalendarPart[];
  readonly at: Date;
}

/** The letters that would be sent if there were a mail server: for trying Uptake out on one's own machine. */
export function outboxRoutes(routes: Routes): void {
  routes.read('/outbox', async (visit) => {
    if (!mayReadOutbox(visit)) throw new NotFound();
    visit.answerWith('Cache-Control', 'no-store');
    const letters = await visit.db
      .selectFrom('mail')
      .select(['recipient', 'subject', 'body_text as text', 'body_html as html', 'calendars', 'created_at as at'])
      .orderBy('created_at', 'desc')
      .limit(shown)
      .execute();
    return visit.page(outboxPage(visit, letters));
  });
}

/**
 * Letters hold secrets, so nobody reads them but somebody who sits at the machine: no mail server, a public address
 * that is this machine, a connection from it and under its name, and no proxy in between.
 */
function mayReadOutbox(visit: Visit): boolean {
  const { settings, mailSender } = visit.tools;
  const isFromHere = /^(?:|::1|(?:::ffff:)?127(?:\.\d+){3})$/.test(visit.clientAddress);
  const isProxied = ['x-forwarded-for', 'forwarded', 'via'].some((name) => visit.header(name) !== undefined);
  const isAskedHere = isOwnMachine(new URL(visit.context.req.url)) && isOwnMachine(settings.publicUrl);
  return !mailSender.sends && isAskedHere && isFromHere && !isProxied;
}

function outboxPage(visit: Visit, letters: readonly Letter[]): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('outbox.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('outbox.title'), lead: say('outbox.lead') })}
${letters.length === 0 && emptyState({ title: say('outbox.empty') })}
${letters.map((letter) =>
  section({
    title: letter.subject,
    body: html`<p class="subtle">${say('outbox.to', { address: letter.recipient, when: visit.reader.moment(letter.at) })}</p>
${withLinks(letter.text, visit.tools.settings.publicUrl)}
<details><summary>${say('outbox.html')}</summary><pre><code>${letter.html}</code></pre></details>
${letter.calendars.map(({ method, text }) => html`<details><summary>${say('outbox.calendar', { method })}</summary><pre><code>${text}</code></pre></details>`)}`,
  }),
)}`,
  });
}

/** A letter's text in its paragraphs, with the addresses of our own pages as links; everything else stays text. */
function withLinks(text: string, home: URL): Html {
  const line = (one: string) => {
    const isOwn = one.startsWith(home.origin) && URL.canParse(one);
    return isOwn ? html`<a href="${new Address(new URL(one).href)}">${one}</a>` : html`${one}`;
  };
  const paragraphs = text.trim().split('\n\n');
  return html`${paragraphs.map((paragraph) => html`<p>${paragraph.split('\n').map((one) => html`${line(one)}<br>`)}</p>`)}`;
}
