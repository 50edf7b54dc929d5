import { address, type Address } from '../../kernel/address.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import { needPublished, type PublicProject, type Published } from '../../records/publishing.ts';
import { alert, link, pageHead } from '../../ui/index.ts';
import { countAttempt, guarded, minutesToWait } from '../account/index.ts';
import { guestForm, keptDays, memberForm } from './question.ts';
import { addQuestion } from './store.ts';
import { writeConfirmation } from './telling.ts';
import words from './words.json' with { type: 'json' };

type Subject = Published<unknown> & { readonly project: PublicProject };

interface Refused {
  readonly typed: Typed;
  readonly problems: Problems;
}

/** Where anybody asks whoever owns a public record of this kind. */
export function askingRoutes(routes: Routes, kind: PagedKind): void {
  const path = `/projects/:project/${sections[kind]}/:slug/questions/new`;
  const find = (visit: Visit) => needPublished<unknown>(visit, visit.param('project'), kind, visit.param('slug'));

  routes.read(path, async (visit) => visit.page(await askingPage(visit, await find(visit))));

  routes.write(path, async (visit) => {
    const subject = await find(visit);
    return visit.who.person === null ? askAsGuest(visit, subject) : askAsMember(visit, subject);
  });
}

export function askingAddress(kind: PagedKind, project: string, slug: string | null): Address {
  return address`${recordAddress('public', kind, project, slug)}/questions/new`;
}

async function askAsMember(visit: Visit, subject: Subject): Promise<Response> {
  const read = visit.read(memberForm);
  if (!read.ok) return visit.page(await askingPage(visit, subject, read), 422);
  const asked = { ...read.values, askerName: visit.who.person?.name ?? '', language: visit.reader.language };
  const id = await addQuestion(visit, subject, asked, null);
  await visit.tools.jobs.ask(visit, 'tell-owner', { project: subject.projectId, question: id });
  return visit.redirect(pageOf(subject), { text: visit.reader.say(words)('said.asked') });
}

/** The answer is the same whoever asks: what is confirmed by the letter counts. */
async function askAsGuest(visit: Visit, subject: Subject): Promise<Response> {
  const read = visit.read(guestForm);
  if (!read.ok) return visit.page(await askingPage(visit, subject, read), 422);
  const { email, ...typed } = read.values;
  const tries = [guarded('question', email, 3)];
  const { language } = visit.reader;
  if ((await minutesToWait(visit, tries)) === 0) {
    await countAttempt(visit, tries);
    const secret = visit.tools.chance.secret();
    await addQuestion(visit, subject, { ...typed, language }, { email, secret });
    const to = { email, name: typed.askerName, secret };
    await writeConfirmation(visit, to, { title: subject.title, content: typed.content, language });
  }
  return visit.redirect(pageOf(subject), { text: visit.reader.say(words)('said.confirm', { email }) });
}

function pageOf({ kind, project, slug }: Subject): Address {
  return recordAddress('public', kind, project.slug, slug);
}

async function askingPage(visit: Visit, subject: Subject, refused?: Refused): Promise<Html> {
  const say = visit.reader.say(words);
  const { person } = visit.who;
  const title = say('ask.title');
  const common = {
    words,
    action: askingAddress(subject.kind as PagedKind, subject.project.slug, subject.slug),
    submit: say('ask.submit'),
    back: pageOf(subject),
    texts: { content: { rows: 6 } },
    ...(refused ? { refused } : {}),
  };
  const form = person
    ? formView(visit, { ...common, form: memberForm, values: { askerOrganisation: await organisationsOf(visit) } })
    : formView(visit, { ...common, form: guestForm });
  const lead = person ? say('ask.lead') : say('ask.leadGuest', { days: keptDays.contact });
  const main = html`${pageHead({ title, above: link(subject.title, pageOf(subject)), lead })}${form}`;
  return publicPage(visit, { title, project: subject.project, unlisted: true, main });
}

/** The organisation somebody asks for, as far as their places in projects tell. */
export async function organisationsOf(visit: Visit, project?: string): Promise<string[]> {
  const places = visit.who.memberships.filter((one) => project === undefined || one.project === project);
  const partner = places.find((one) => one.partner !== null)?.partner;
  if (!partner) return [];
  const row = await visit.db.selectFrom('partner').select('organisation').where('id', '=', partner).executeTakeFirst();
  return row ? [row.organisation] : [];
}

/** What a guest asked, on the page behind the letter's link. */
export function ownQuestion(visit: Visit, content: string): Html {
  return alert({ kind: 'info', title: visit.reader.say(words)('guest.yours'), body: paragraphs(content) });
}
