import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { email, form, text, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import { readCode } from '../../kernel/readable-code.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { buttonForm, pageHead } from '../../ui/index.ts';
import { countAttempt, guarded, minutesToWait } from '../account/index.ts';
import { findByMail, mailKeys, type EventOfGuests } from '../guests/index.ts';
import { enterByCode } from './door.ts';
import { mark } from './store.ts';
import words from './words.json' with { type: 'json' };

type Refused = { readonly typed: Typed; readonly problems: Problems };

export const codeForm = form({ code: text({ required: true, limit: 20, autocomplete: 'off' }) });
const hereForm = form({ email: email({ required: true, autocomplete: 'email' }) });

/** Where a guest says: I am here. By the code at the door, and the mail address of the registration. */
export function hereRoutes(routes: Routes): void {
  routes.read('/here', (visit) => visit.page(codePage(visit)));

  routes.write('/here', async (visit) => {
    const read = visit.read(codeForm);
    if (!read.ok) return visit.page(codePage(visit, read), 422);
    const code = readCode(read.values.code);
    if (await enterByCode(visit, code)) return visit.redirect(address`/here/${code}`);
    const problems = { code: { key: 'wrong' as const, text: visit.reader.say(words)('problem.code') } };
    return visit.page(codePage(visit, { typed: read.typed, problems }), 422);
  });

  routes.read('/here/:code', async (visit) => {
    visit.answerWith('Cache-Control', 'no-store');
    const { event } = await needOpen(visit);
    return visit.page(herePage(visit, event));
  });

  routes.write('/here/:code', async (visit) => {
    const say = visit.reader.say(words);
    const { person } = visit.who;
    // A whole meeting stands behind one address; who guesses is slowed down.
    const tries = [guarded('here', `${visit.clientAddress} ${readCode(visit.param('code'))}`, 60)];
    const { scope, event, day } = await needOpen(visit);
    const read = person ? null : visit.read(hereForm);
    if (read && !read.ok) return visit.page(herePage(visit, event, read), 422);
    const wait = await minutesToWait(visit, tries);
    const to = person?.email ?? read?.values.email ?? '';
    const found = wait === 0 ? await findByMail(scope, event.id, (await mailKeys(scope))(to)) : null;
    // Who typed an address has not shown that it is theirs: only who said before that they come is let in by it.
    const guest = person || ['confirmed', 'waiting', 'invited'].includes(found?.state ?? '') ? found : null;
    if (!guest) {
      await countAttempt(visit, tries);
      const problems = { email: { key: 'wrong' as const, text: say('problem.unknown') } };
      return visit.page(herePage(visit, event, { typed: read?.typed ?? {}, problems }), 422);
    }
    await mark(scope, guest, day, true);
    return visit.redirect(address`/here/${readCode(visit.param('code'))}`, { text: say('said.here') });
  });
}

/** The event that is entered by the code of this page. */
async function needOpen(visit: Visit) {
  const entered = await enterByCode(visit, visit.param('code'));
  if (!entered) throw new NotFound();
  return entered;
}

function codePage(visit: Visit, refused?: Refused): Html {
  const say = visit.reader.say(words);
  const title = say('here.title');
  const ask = formView(visit, {
    form: codeForm,
    words,
    action: address`/here`,
    submit: say('here.next'),
    ...(refused ? { refused } : {}),
  });
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, lead: say('here.codeLead') })}${ask}`,
  });
}

function herePage(visit: Visit, { value }: EventOfGuests, refused?: Refused): Html {
  const say = visit.reader.say(words);
  const title = say('here.title');
  const action = address`/here/${readCode(visit.param('code'))}`;
  const problem = refused?.problems['email']?.text;
  const ask = visit.who.person
    ? html`${problem && html`<p>${problem}</p>`}${buttonForm({ label: say('here.submit'), action })}`
    : formView(visit, {
        form: hereForm,
        words,
        action,
        submit: say('here.submit'),
        ...(refused ? { refused } : {}),
      });
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, above: value.title, lead: say('here.lead') })}${ask}`,
  });
}
