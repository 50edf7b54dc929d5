import { html, type Html } from '../../kernel/html.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { buttonLink, card, cardList, emptyState, section } from '../../ui/index.ts';
import {
  cityOf,
  isOpen,
  needSheet,
  ownerCity,
  progressOf,
  sheetAddress,
  sheetsOf,
  workshopAddress,
  type Sheet,
} from '../adaptation/index.ts';
import type { EventOnPage } from '../events/index.ts';
import words from './words.json' with { type: 'json' };

/** On the workspace page of an import workshop: its sheets, and the way to them. */
export async function workshopPanel(visit: Visit, { face, id, slug, value }: EventOnPage): Promise<Html | null> {
  if (face !== 'workspace' || value.kind !== 'import-workshop' || !isWorkspaceVisit(visit)) return null;
  const say = visit.reader.say(words);
  const page = workshopAddress(visit.project.slug, { event: { slug: slug ?? '' } });
  const open = buttonLink({ label: say('panel.open'), address: page, variant: 'secondary' });
  return section({ title: say('page.sheets'), actions: open, body: await sheetCards(visit, id) });
}

/** The sheets of a workshop in short. */
export async function sheetCards(visit: WorkspaceVisit, eventId: string): Promise<Html> {
  const say = visit.reader.say(words);
  const sheets = await sheetsOf(visit, eventId, visit.reader.language);
  if (sheets.length === 0) return emptyState({ title: say('page.none'), body: say('page.noneBody') });
  const cards: Html[] = [];
  for (const sheet of sheets) cards.push(await sheetCard(visit, sheet));
  return html`${cardList(cards)}`;
}

async function sheetCard(visit: WorkspaceVisit, sheet: Sheet): Promise<Html> {
  const say = visit.reader.say(words);
  const { rows, decisions, questions } = await needSheet(visit, sheet.id, visit.reader.language);
  const open = questions.filter(isOpen).length;
  const decided = decisions.filter(({ withdrawn }) => withdrawn === null).length;
  return card({
    title: sheet.practice.title,
    lang: sheet.practice.language,
    address: sheetAddress(visit.project.slug, sheet),
    above: say('card.cities', { owner: ownerCity(sheet), importer: cityOf(sheet.importer) }),
    body: say('card.state', { ...progressOf(rows), decided, open }),
    foot: sheet.actionId === null ? null : say('card.action'),
  });
}
