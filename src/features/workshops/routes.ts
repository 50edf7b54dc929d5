import { address } from '../../kernel/address.ts';
import { asTyped, type Problems } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { buttonLink, link, pageHead } from '../../ui/index.ts';
import {
  adaptationWords,
  beginSheet,
  cityOf,
  mayBegin,
  sheetAddress,
  sheetsOf,
  workshopAddress,
} from '../adaptation/index.ts';
import { endsById, type End } from '../chain/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { presentPartners } from '../partners/index.ts';
import { invitationPart } from './invitation-routes.ts';
import { sheetCards } from './cards.ts';
import { beginForm } from './form.ts';
import { needWorkshop, practiceLabel, practicesFor } from './workshop.ts';
import words from './words.json' with { type: 'json' };

/** The page of an import workshop with its sheets, and where a sheet is begun. */
export function workshopPageRoutes(routes: Routes): void {
  routes.workspace.read('/events/:slug/workshop', async (visit) => {
    const stored = await needWorkshop(visit);
    return visit.page(await workshopPage(visit, stored));
  });

  routes.workspace.read('/events/:slug/workshop/sheets/new', async (visit) =>
    visit.page(await beginPage(visit, await needWorkshop(visit))),
  );

  routes.workspace.write('/events/:slug/workshop/sheets/new', async (visit) => {
    const stored = await needWorkshop(visit);
    const read = visit.read(beginForm);
    if (!read.ok) return visit.page(await beginPage(visit, stored, { refused: read }), 422);
    const chosen = await chosenIn(visit, stored, read.values);
    if ('problems' in chosen) {
      const refused = { typed: read.typed, problems: chosen.problems };
      return visit.page(await beginPage(visit, stored, { refused }), 422);
    }
    const { language } = visit.reader;
    const reason = visit.reader.say(words)('link.reason', { city: cityOf(chosen.importer) });
    const id = await beginSheet(visit, stored.head.id, chosen, { reason, language });
    return visit.redirect(sheetAddress(visit.project.slug, { id }), { text: visit.reader.say(words)('said.begun') });
  });
}

interface Chosen {
  readonly practice: End;
  readonly importer: End;
}

/** The two ends as they were chosen, or what is wrong with them. */
async function chosenIn(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  typed: { readonly practice: string | null; readonly importer: string | null },
): Promise<Chosen | { readonly problems: Problems }> {
  const say = visit.reader.say(words);
  const practice = (await practicesFor(visit, head.id)).find(({ id }) => id === typed.practice);
  const partners = await presentPartners(visit);
  const partner = partners.find(({ value }) => value === typed.importer)?.value ?? '';
  const importer = (await endsById(visit, 'workspace', partner === '' ? [] : [partner], visit.reader.language)).get(
    partner,
  );
  if (!practice) return { problems: { practice: { key: 'notAChoice' } } };
  if (!importer) return { problems: { importer: { key: 'notAChoice' } } };
  if (practice.partnerId === importer.id) return { problems: { importer: { key: 'wrong', text: say('problem.own') } } };
  const may = mayBegin(
    visit.who,
    visit.project,
    { practice, importer, event: head },
    visit.reader.say(adaptationWords),
  );
  return may.may ? { practice, importer } : { problems: { importer: { key: 'wrong', text: may.reason } } };
}

async function beginPage(visit: WorkspaceVisit, stored: StoredEvent, sentBack?: SentBack): Promise<Html> {
  const { reader } = visit;
  const practices = await practicesFor(visit, stored.head.id);
  const title = reader.say(words)('begin.title');
  const page = workshopAddress(visit.project.slug, stored.head.slug);
  return editPage(
    visit,
    {
      form: beginForm,
      words,
      title,
      above: stored.head.title,
      lead: reader.say(words)('begin.lead'),
      action: address`${page}/sheets/new`,
      back: page,
      submit: reader.say(words)('begin.submit'),
      values: asTyped({ practice: visit.query('practice'), importer: stored.head.partnerId }),
      texts: {
        practice: {
          options: practices.map((one) => ({ value: one.id, label: practiceLabel(one) })),
          hint: foreignHint(visit, stored),
        },
        importer: { options: await presentPartners(visit) },
      },
    },
    sentBack,
  );
}

/** A practice of another project has to be tied to the workshop first. */
function foreignHint(visit: WorkspaceVisit, { head }: StoredEvent): Html {
  const say = visit.reader.say(words);
  const tie = address`/p/${visit.project.slug}/links/new?record=${head.id}`;
  return html`${say('begin.foreign')} ${link(say('begin.tie'), tie)}`;
}

async function workshopPage(visit: WorkspaceVisit, stored: StoredEvent): Promise<Html> {
  const say = visit.reader.say(words);
  const { head } = stored;
  const sheets = await sheetsOf(visit, head.id, visit.reader.language);
  const page = workshopAddress(visit.project.slug, head.slug);
  const begin = buttonLink({ label: say('begin.title'), address: address`${page}/sheets/new` });
  const event = eventAddress(visit.project.slug, head);
  const main = html`${pageHead({ title: say('page.title'), above: link(head.title, event), lead: say('page.lead'), actions: begin })}
${await invitationPart(visit, stored, sheets)}
<h2 class="hidden-text">${say('page.sheets')}</h2>${await sheetCards(visit, sheets)}`;
  return workspacePage(visit, { title: `${say('page.title')}: ${head.title}`, main });
}
