import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { buttonLink, link, pageHead, section } from '../../ui/index.ts';
import { daysPresent, type PresencePart } from '../attendance/index.ts';
import { needGuest, type Guest } from '../registration/index.ts';
import { feedbackForm } from './feedback.ts';
import { answer } from './store.ts';
import words from './words.json' with { type: 'json' };

/** On the page of a guest who was there: the way to three questions. */
export const feedbackPart: PresencePart = async (visit, guest, days) => {
  const say = visit.reader.say(words);
  if (days.length === 0) return Promise.resolve(null);
  const body = guest.registration.gaveFeedback
    ? html`<p>${say('part.thanks')}</p>`
    : html`<p>${say('part.lead')}</p><p>${buttonLink({ label: say('part.open'), address: address`${guest.address}/feedback`, variant: 'secondary' })}</p>`;
  return Promise.resolve(section({ title: say('part.title'), body }));
};

export function ownFeedbackRoutes(routes: Routes): void {
  const path = '/registrations/:secret/feedback';

  routes.read(path, async (visit) => {
    const guest = await needGuest(visit);
    if (!(await mayAnswer(guest))) return visit.redirect(guest.address);
    return visit.page(feedbackPage(visit, guest));
  });

  routes.write(path, async (visit) => {
    const guest = await needGuest(visit);
    if (!(await mayAnswer(guest))) return visit.redirect(guest.address);
    const read = visit.read(feedbackForm);
    if (!read.ok) return visit.page(feedbackPage(visit, guest, read), 422);
    const { useful, ...texts } = read.values;
    await answer(guest.scope, guest.registration, { useful: Number(useful), ...texts }, visit.reader.language);
    return visit.redirect(guest.address, { text: visit.reader.say(words)('part.thanks') });
  });
}

/** Whoever was there says so, once. */
async function mayAnswer({ scope, registration }: Guest): Promise<boolean> {
  return !registration.gaveFeedback && (await daysPresent(scope, registration)).length > 0;
}

function feedbackPage(
  visit: Visit,
  { event, address: own }: Guest,
  refused?: { readonly typed: Typed; readonly problems: Problems },
): Html {
  const say = visit.reader.say(words);
  const title = say('ask.title');
  const form = formView(visit, {
    form: feedbackForm,
    words,
    action: address`${own}/feedback`,
    submit: say('ask.submit'),
    back: own,
    texts: { takeHome: { rows: 3 }, different: { rows: 3 } },
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, above: link(event.value.title, own), lead: say('ask.lead') })}${form}`;
  return publicPage(visit, { title, unlisted: true, main });
}
