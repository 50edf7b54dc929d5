import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { needPublished } from '../../records/publishing.ts';
import { alert, buttonForm, link, pageHead } from '../../ui/index.ts';
import type { LearningEvent } from '../events/index.ts';
import { findOpening, findOwn, guestForm, keptDays, mayRegister, standingOf } from '../guests/index.ts';
import { partnersOfProject } from './partners.ts';
import { registerGuest, registerMember, type Subject } from './registering.ts';
import words from './words.json' with { type: 'json' };

type Refused = { readonly typed: Typed; readonly problems: Problems };

/** Where anybody registers for a public event. */
export function registerRoutes(routes: Routes): void {
  const path = '/projects/:project/events/:slug/registration';

  routes.read(path, async (visit) => visit.page(await registerPage(visit, await needSubject(visit))));

  routes.write(path, async (visit) => {
    const subject = await needSubject(visit);
    return visit.who.person === null ? asGuest(visit, subject) : registerMember(visit, subject);
  });
}

async function needSubject(visit: Visit): Promise<Subject> {
  const event = await needPublished<LearningEvent>(visit, visit.param('project'), 'event', visit.param('slug'));
  const opening = await findOpening(visit, event.id);
  if (!opening) throw new NotFound();
  return { event, opening };
}

export function registerAddress(project: string, slug: string | null): Address {
  return address`${recordAddress('public', 'event', project, slug)}/registration`;
}

/** The answer is the same whoever registers: what is confirmed by the letter counts. */
async function asGuest(visit: Visit, subject: Subject): Promise<Response> {
  const { event, opening } = subject;
  const say = visit.reader.say(words);
  mustBeAllowed(mayRegister(opening, standingOf(opening, event.content, visit.now), null, visit.reader));
  const read = visit.read(guestForm(opening, { isInvited: false }));
  if (!read.ok) return visit.page(await registerPage(visit, subject, read), 422);
  const partners = await partnersOfProject(visit, event.projectId);
  const { partner, email = '' } = read.values;
  if (partner !== null && !partners.some(({ value }) => value === partner)) {
    const problems: Problems = { partner: { key: 'notAChoice' } };
    return visit.page(await registerPage(visit, subject, { typed: read.typed, problems }), 422);
  }
  await registerGuest(visit, subject, read.values);
  const page = recordAddress('public', 'event', event.project.slug, event.slug);
  return visit.redirect(page, { text: say('said.confirm', { email }) });
}

async function registerPage(visit: Visit, subject: Subject, refused?: Refused): Promise<Html> {
  const { event, opening } = subject;
  const { reader } = visit;
  const say = reader.say(words);
  const own = visit.who.person && (await findOwn(visit, event.id));
  const may = mayRegister(opening, standingOf(opening, event.content, visit.now), own, visit.reader);
  const title = say('register.title');
  const page = recordAddress('public', 'event', event.project.slug, event.slug);
  const action = registerAddress(event.project.slug, event.slug);
  const body = () => {
    if (visit.who.person) return buttonForm({ label: say('panel.register'), action });
    return askGuest();
  };
  const partners = await partnersOfProject(visit, event.projectId);
  const askGuest = () =>
    html`${formView(visit, {
      form: guestForm(opening, { isInvited: false }),
      words,
      action,
      submit: say('register.submit'),
      back: page,
      values: { language: [reader.language] },
      texts: { partner: { options: partners }, diet: { rows: 2 }, access: { rows: 2 }, consent: consentText(visit) },
      ...(refused ? { refused } : {}),
    })}`;
  const main = html`${pageHead({ title, above: link(event.title, page), lead: say('register.lead') })}
${may.may ? body() : alert({ kind: 'info', body: may.reason })}`;
  return publicPage(visit, { title, project: event.project, unlisted: true, main });
}

/** What is kept, for what, and how long: said where it is agreed to. */
export function consentText({ reader }: Visit) {
  const days = { needs: keptDays.needs, guest: keptDays.guest, unconfirmed: keptDays.unconfirmed };
  return {
    hint: html`${reader.say(words)('consent.text', days)} ${link(reader.say(words)('consent.more'), address`/data-protection`)}`,
  };
}
