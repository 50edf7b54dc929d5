/** The door of matching: what may answer a need, and which needs a practice may answer. */
import { html, type Html } from '../../kernel/html.ts';
import { isWorkspaceVisit, type WorkspaceVisit } from '../../kernel/visit.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import type { RecordHead } from '../../records/record.ts';
import { buttonLink } from '../../ui/index.ts';
import { linksPanel } from '../chain/index.ts';
import { matchesOf } from './matches.ts';
import { conceptNames } from './reasons.ts';
import { matchesAddress, matchesPanel } from './views.ts';
import words from './words.json' with { type: 'json' };

export { matchesOf } from './matches.ts';
export { rememberMeanings } from './meanings.ts';
export { dismiss } from './store.ts';
export { matchingRoutes } from './routes.ts';

/** What a need is tied to and, in the workspace, what may answer it. */
export const linksAndMatches: LinksPanel = async (visit, face, recordId) => {
  if (face === 'public' || !isWorkspaceVisit(visit)) return linksPanel(visit, face, recordId);
  const [links, matches] = await Promise.all([linksPanel(visit, face, recordId), matchesOnNeed(visit, recordId)]);
  return html`${links}${matches}`;
};

async function matchesOnNeed(visit: WorkspaceVisit, id: string): Promise<Html> {
  const { language } = visit.reader;
  const matches = await matchesOf(visit, 'need', id, { language, most: 3 });
  return matchesPanel(visit, 'need', matches, await conceptNames(visit, language, matches.found));
}

/** On a practice's page in the workspace: the way to the needs it may answer. */
export function practiceMatches(visit: WorkspaceVisit, head: RecordHead): Html {
  const label = visit.reader.say(words)('page.title.practice');
  return buttonLink({ label, address: matchesAddress(visit, 'practice', head.slug), variant: 'secondary' });
}
