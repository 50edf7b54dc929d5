import { html, type Html } from '../../kernel/html.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { buttonLink, card, cardList, emptyState, section } from '../../ui/index.ts';
import {
  cityOf,
  ownerCity,
  sheetAddress,
  sheetsOf,
  tallyOf,
  workshopAddress,
  type Sheet,
  type Tally,
} from '../adaptation/index.ts';
import type { EventOnPage } from '../events/index.ts';
import words from './words.json' with { type: 'json' };

/** On the workspace page of an import workshop: its sheets, and the way to them. */
export async function workshopPanel(visit: Visit, { face, id, slug, value }: EventOnPage): Promise<Html | null> {
  if (face !== 'workspace' || value.kind !== 'import-workshop' || !isWorkspaceVisit(visit)) return null;
  const say = visit.reader.say(words);
  const page = workshopAddress(visit.project.slug, slug);
  const open = buttonLink({ label: say('panel.open'), address: page, variant: 'secondary' });
  const sheets = await sheetsOf(visit, id, visit.reader.language);
  return section({ title: say('page.sheets'), actions: open, body: await sheetCards(visit, sheets) });
}

/** The sheets of a workshop in short. */
export async function sheetCards(visit: WorkspaceVisit, sheets: readonly Sheet[]): Promise<Html> {
  const say = visit.reader.say(words);
  if (sheets.length === 0) return emptyState({ title: say('page.none'), body: say('page.noneBody') });
  const tallies = await tallyOf(visit, sheets);
  return html`${cardList(sheets.map((sheet) => sheetCard(visit, sheet, tallies.get(sheet.id) ?? none)))}`;
}

const none: Tally = { known: 0, all: 0, decided: 0, open: 0 };

function sheetCard(visit: WorkspaceVisit, sheet: Sheet, tally: Tally): Html {
  const say = visit.reader.say(words);
  return card({
    title: sheet.practice.title,
    lang: sheet.practice.language,
    address: sheetAddress(visit.project.slug, sheet),
    above: say('card.cities', { owner: ownerCity(sheet), importer: cityOf(sheet.importer) }),
    body: say('card.state', { ...tally }),
    foot: sheet.actionId === null ? null : say('card.action'),
  });
}
