import { address, withQuery, type Address } from '../../kernel/address.ts';
import { dayAt } from '../../kernel/dates.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { csv } from '../../layout/csv.ts';
import { outcomeMark, workspacePage } from '../../layout/index.ts';
import { writesFor } from '../../records/editing.ts';
import { projectAddress, recordAddress } from '../../records/kinds.ts';
import { choicesOf } from '../../records/names.ts';
import { buttonLink, emptyState, filterForm, link, pageHead, section, textIn } from '../../ui/index.ts';
import { endAddress, endsById, type End } from '../chain/index.ts';
import { isAdoption, stages } from './adoption.ts';
import { adoptionTable, inOwn, placeName } from './panel.ts';
import { adoptedBy, ownedPractices, type Adopted, type Owned } from './store.ts';
import words from './words.json' with { type: 'json' };

interface Row {
  readonly practice: Owned;
  readonly adopted: readonly Adopted[];
}

/** The owner's board: who took up our practices, how far, with which result; as a page, a proof to print, a table. */
export function boardRoutes(routes: Routes): void {
  routes.workspace.read('/adoption', async (visit) =>
    visit.page(boardPage(visit, await rowsOf(visit), await partners(visit))),
  );

  routes.workspace.read('/adoption/proof', async (visit) => visit.page(await proofPage(visit, await rowsOf(visit))));

  routes.workspace.read('/adoption/table.csv', async (visit) => {
    const say = visit.reader.say(words);
    const header = ['practice', 'owner', 'city', 'stage', 'where', 'result', 'since'] as const;
    const lines = (await rowsOf(visit)).flatMap(({ practice, adopted }) =>
      adopted.map((one) => [
        practice.title,
        practice.owner,
        placeName(one.partner),
        say(`stage.${one.stage}`),
        (one.action ?? one.event)?.title ?? null,
        one.result,
        one.since,
      ]),
    );
    const names = header.map((name) => say(`table.${name}`));
    return visit.content(csv(names, lines), 'text/csv', `${visit.project.slug}-adoption.csv`);
  });
}

async function rowsOf(visit: WorkspaceVisit): Promise<Row[]> {
  const practices = await ownedPractices(visit, await ownersAsked(visit));
  const stage = stages.find((one) => one === visit.query('stage'));
  const rows: Row[] = [];
  for (const practice of practices) {
    const all = await adoptedBy(visit, 'workspace', practice, visit.reader.language);
    const adopted = stage === undefined ? all : all.filter((one) => one.stage === stage);
    if (adopted.length > 0 || stage === undefined) rows.push({ practice, adopted });
  }
  return rows;
}

/** Whose practices: those the person writes for, another partner's or all where the address asks for it. */
async function ownersAsked(visit: WorkspaceVisit): Promise<'all' | readonly string[]> {
  const asked = visit.query('partner');
  if (asked === 'all') return 'all';
  const known = (await partners(visit)).find(({ value }) => value === asked);
  if (known) return [known.value];
  const writing = writesFor(visit.who, visit.project.id);
  return writing === 'everybody' || writing.length === 0 ? 'all' : writing;
}

async function partners(visit: WorkspaceVisit) {
  return choicesOf(visit, 'partner');
}

function boardAddress(visit: WorkspaceVisit): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/adoption`;
}

function boardPage(
  visit: WorkspaceVisit,
  rows: readonly Row[],
  all: readonly { value: string; label: string }[],
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const [partner, stage] = [visit.query('partner') ?? '', visit.query('stage') ?? ''];
  const kept = { partner: partner || null, stage: stage || null };
  const actions = html`${buttonLink({ label: say('board.proof'), address: withQuery(address`${boardAddress(visit)}/proof`, kept), variant: 'secondary' })}
${link(say('board.csv'), withQuery(address`${boardAddress(visit)}/table.csv`, kept))}`;
  const filters = filterForm(reader, {
    address: withQuery(visit.here, { lang: null }),
    filters: [
      {
        kind: 'choice',
        name: 'partner',
        label: say('table.owner'),
        value: partner,
        none: say('board.mine'),
        options: [{ value: 'all', label: say('board.all') }, ...all],
      },
      {
        kind: 'choice',
        name: 'stage',
        label: say('table.stage'),
        value: stage,
        options: stages.map((value) => ({ value, label: say(`stage.${value}`) })),
      },
    ],
  });
  const taken = rows.filter(({ adopted }) => adopted.length > 0);
  const waiting = rows.filter(({ adopted }) => adopted.length === 0);
  const main = html`${pageHead({ title: say('board.title'), lead: say('board.lead', { count: countOf(rows) }), actions })}${filters}
${taken.length === 0 && emptyState({ title: say('board.none'), body: say('board.noneBody') })}
${taken.map((row) => practiceSection(visit, row))}
${waiting.length > 0 && section({ title: say('board.waiting'), body: html`<ul>${waiting.map(({ practice }) => html`<li>${practiceLink(visit, practice)}</li>`)}</ul>` })}
<p class="small subtle">${say('rule')}</p>`;
  return workspacePage(visit, { title: say('board.title'), main });
}

function countOf(rows: readonly Row[]): number {
  return rows.flatMap(({ adopted }) => adopted.filter(({ stage }) => isAdoption(stage))).length;
}

function practiceLink(visit: WorkspaceVisit, owned: Owned): Html {
  const { slug, title, language } = owned;
  const page = recordAddress('workspace', 'practice', visit.project.slug, slug);
  return html`${link(html`${textIn(visit.reader, language, title)}`, page)} ${outcomeMark(visit.reader, owned)}`;
}

function practiceSection(visit: WorkspaceVisit, { practice, adopted }: Row): Html {
  return section({
    title: practiceLink(visit, practice),
    body: adoptionTable(visit.reader, adopted),
  });
}

/** One page for the own council: who took up our practices, as of today, with the page where everybody can read it. */
async function proofPage(visit: WorkspaceVisit, rows: readonly Row[]): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('proof.title');
  const taken = rows.flatMap(({ practice, adopted }) =>
    adopted.filter(({ stage }) => isAdoption(stage)).map((one) => ({ practice, ...one })),
  );
  const actions = taken.flatMap(({ actionId }) => actionId ?? []);
  const shown = await endsById(visit, 'public', actions, reader.language);
  const lines = taken.map((one) => {
    const page = endAddressOf(shown.get(one.actionId ?? ''));
    return html`<li><strong>${placeName(one.partner)}</strong>: ${textIn(reader, one.practice.language, one.practice.title)}${markAfter(outcomeMark(reader, one.practice))}. ${say(`stage.${one.stage}`)}${one.since !== null && html`, ${reader.date(one.since)}`}.
${one.action && html`<p>${textIn(reader, one.action.language, one.action.title)}</p>`}
${one.result !== '' && html`<p>${inOwn(reader, one.resultLanguage, one.result)}</p>`}
${page && html`<p class="small subtle">${new URL(page.text, visit.tools.settings.publicUrl).href}</p>`}</li>`;
  });
  const lead = say('proof.lead', { day: reader.date(dayAt(visit.now, reader.zone)), count: taken.length });
  const main = html`${pageHead({ title, above: visit.project.title, lead })}
${taken.length === 0 ? emptyState({ title: say('board.none') }) : html`<ol class="prose">${lines}</ol>`}
<p class="small subtle">${say('rule')}</p>`;
  return workspacePage(visit, { title, main });
}

function endAddressOf(end: End | undefined): Address | null {
  return end ? endAddress(end) : null;
}

/** A mark behind a name, with the space before it. */
function markAfter(mark: Html | null): Html | null {
  return mark && html` ${mark}`;
}
