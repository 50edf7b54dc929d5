import { address } from '../../kernel/address.ts';
import { Conflict, NotFound } from '../../kernel/answers.ts';
import { form, text, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import { readCode } from '../../kernel/readable-code.ts';
import type { Routes } from '../../kernel/routes.ts';
import { fileNameParameter, type Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { alert, buttonForm, buttonLink, factList, link, pageHead, section } from '../../ui/index.ts';
import { daysPresent, type PresencePart } from '../attendance/index.ts';
import { eventOfGuests } from '../guests/index.ts';
import { needGuest } from '../registration/index.ts';
import { certificatePdf, certifiedFacts } from './pdf.ts';
import { certified, issue, numberOf, shownNumber } from './store.ts';
import words from './words.json' with { type: 'json' };

const numberForm = form({ number: text({ required: true, limit: 40, autocomplete: 'off' }) });

/** On the page of a guest who was there: the certificate. */
export const certificatePart: PresencePart = async (visit, { scope, registration, address: own }, days) => {
  const say = visit.reader.say(words);
  if (days.length === 0 || registration.name === '') return null;
  const number = await numberOf(scope, registration);
  const action = address`${own}/certificate`;
  const body =
    number === null
      ? buttonForm({ label: say('part.make'), action, variant: 'secondary' })
      : html`<p>${say('part.number', { number: shownNumber(number) })}</p><p>${buttonLink({ label: say('part.open'), address: action, variant: 'secondary' })}</p>`;
  return section({ title: say('part.title'), body });
};

export function certificateRoutes(routes: Routes): void {
  routes.write('/registrations/:secret/certificate', async (visit) => {
    const { scope, registration, address: own } = await needGuest(visit);
    const days = await daysPresent(scope, registration);
    if (days.length === 0) throw new Conflict(visit.reader.say(words)('rule.absent'));
    await issue(scope, registration);
    return visit.redirect(own, { text: visit.reader.say(words)('said.made') });
  });

  routes.read('/registrations/:secret/certificate', async (visit) => {
    const { scope, registration, event } = await needGuest(visit);
    const number = await numberOf(scope, registration);
    const days = await daysPresent(scope, registration);
    if (number === null || days.length === 0 || registration.name === '') throw new NotFound();
    const pdf = await certificatePdf(visit, { scope, event, days }, { name: registration.name, number });
    return visit.context.body(pdf, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; ${fileNameParameter(`${visit.reader.say(words)('pdf.title')}.pdf`)}`,
    });
  });

  routes.read('/certificates', (visit) => visit.page(checkPage(visit, null)));

  routes.write('/certificates', (visit) => {
    const read = visit.read(numberForm);
    if (!read.ok) return visit.page(checkPage(visit, null, read), 422);
    return visit.redirect(address`/certificates/${readCode(read.values.number)}`);
  });

  routes.read('/certificates/:number', async (visit) => {
    visit.answerWith('Cache-Control', 'no-store');
    const found = await certified(visit, visit.param('number'));
    const days = found ? await daysPresent(found.scope, found.registration) : [];
    if (!found || days.length === 0) {
      const not = alert({ kind: 'danger', body: visit.reader.say(words)('check.not'), announce: true });
      return visit.page(checkPage(visit, not), 404);
    }
    const event = await eventOfGuests(found.scope, found.registration.eventId);
    const facts = await certifiedFacts(visit, { scope: found.scope, event, days });
    const say = visit.reader.say(words);
    const valid = html`${alert({ kind: 'success', body: say('check.valid'), announce: true })}
${factList(visit.reader, [{ label: say('fact.event'), value: link(event.value.title, event.page) }, ...facts])}`;
    return visit.page(checkPage(visit, valid));
  });
}

/** Where anybody checks a certificate. It tells no name: whoever shows the certificate shows the name. */
function checkPage(
  visit: Visit,
  result: Html | null,
  refused?: { readonly typed: Typed; readonly problems: Problems },
): Html {
  const say = visit.reader.say(words);
  const title = say('check.title');
  const ask = formView(visit, {
    form: numberForm,
    words,
    action: address`/certificates`,
    submit: say('check.submit'),
    ...(refused ? { refused } : {}),
  });
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, lead: say('check.lead') })}${result}${ask}`,
  });
}
