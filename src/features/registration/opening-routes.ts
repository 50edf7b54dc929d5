import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, workspacePage } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { link, pageHead, section } from '../../ui/index.ts';
import { eventAddress, needEvent, type StoredEvent } from '../events/index.ts';
import { findOpening, mayHost, moveUp, type Opening, saveOpening } from '../guests/index.ts';
import { openingForm, openingFrom, problemsInOpening, seatsField } from './opening-form.ts';
import { presentPartners } from './partners.ts';
import words from './words.json' with { type: 'json' };

type Refused = { readonly typed: Typed; readonly problems: Problems };
type Choices = readonly { readonly value: string; readonly label: string }[];

/** Where a host opens registration, and changes what was opened. */
export function openingRoutes(routes: Routes): void {
  const path = '/events/:slug/registration';

  routes.workspace.read(path, async (visit) => visit.page(await openingPage(visit, await needHosted(visit))));

  routes.workspace.write(path, async (visit) => {
    const stored = await needHosted(visit);
    const partners = await presentPartners(visit);
    const read = visit.read(openingForm(partners));
    if (!read.ok) return visit.page(await openingPage(visit, stored, read), 422);
    const opening = openingFrom(read.values, partners, visit.reader.language);
    const problems = problemsInOpening(opening, stored.value, visit.reader.say(words));
    if (Object.keys(problems).length > 0) {
      return visit.page(await openingPage(visit, stored, { typed: read.typed, problems }), 422);
    }
    await saveOpening(visit, stored.head.id, opening);
    const page = eventAddress(visit.project.slug, stored.head);
    // Seats that were added go to those who wait.
    await moveUp(visit, { id: stored.head.id, value: stored.value });
    const text = visit.reader.say(words)('said.opened');
    return formSent(visit, address`${page}/registration`, address`${page}#registration`, text);
  });
}

/** An event of which the visitor is a host. */
export async function needHosted(visit: WorkspaceVisit): Promise<StoredEvent> {
  const stored = await needEvent(visit, visit.param('slug'));
  mustBeAllowed(mayHost(visit.who, visit.project, stored.head, visit.reader));
  return stored;
}

async function openingPage(visit: WorkspaceVisit, { head }: StoredEvent, refused?: Refused): Promise<Html> {
  const say = visit.reader.say(words);
  const partners: Choices = await presentPartners(visit);
  const opening = await findOpening(visit, head.id);
  const title = say('opening.title');
  const page = eventAddress(visit.project.slug, head);
  const action = address`${page}/registration`;
  const texts = Object.fromEntries(partners.map(({ value, label }) => [seatsField(value), { label }]));
  const fields = (names: readonly string[], field: (name: string) => Html) =>
    html`<div class="form-fields">${names.map(field)}</div>`;
  const form = formView(visit, {
    form: openingForm(partners),
    words,
    action,
    submit: say('opening.submit'),
    back: page,
    values: opening ? typedOf(opening) : { audience: ['anybody'] },
    texts: { note: { rows: 4 }, ...texts },
    layOut: (field) => html`<div class="form-fields">
${section({ title: say('part.when'), body: fields(['opensOn', 'closesOn', 'audience'], field) })}
${section({
  title: say('part.seats'),
  body: html`${fields(['seats'], field)}${
    partners.length > 0 &&
    html`<p>${say('part.sharesHint')}</p>${fields(
      partners.map(({ value }) => seatsField(value)),
      field,
    )}`
  }`,
})}
${section({ title: say('part.asked'), body: fields(['asksDiet', 'asksAccess', 'note'], field) })}</div>`,
    ...(refused ? { refused } : {}),
    draft: await draftOf(visit, draftKey(action)),
  });
  const main = html`${pageHead({ title, above: link(head.title, page), lead: say('opening.lead') })}${form}`;
  return workspacePage(visit, { title, main });
}

function typedOf({ perPartner, ...opening }: Opening): Typed {
  const shares = Object.fromEntries([...perPartner].map(([id, seats]) => [seatsField(id), seats]));
  return asTyped({ ...opening, ...shares });
}
