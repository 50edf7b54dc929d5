import { NotFound } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { choicesOf } from '../../records/names.ts';
import { blocksWithin } from '../blocks/index.ts';
import { endsById, linksOf, type End } from '../chain/index.ts';
import { needEvent, type StoredEvent } from '../events/index.ts';

/** The import workshop of this address; other events have no sheets. */
export async function needWorkshop(visit: WorkspaceVisit): Promise<StoredEvent> {
  const stored = await needEvent(visit, visit.param('slug'));
  if (stored.value.kind !== 'import-workshop') throw new NotFound();
  return stored;
}

/** What can be adapted: the project’s own practices, those of other projects that the workshop is tied to, and the blocks of both. */
export async function practicesFor(visit: WorkspaceVisit, eventId: string): Promise<End[]> {
  const own = await choicesOf(visit, 'practice');
  const tied = await linksOf(visit, 'workspace', eventId);
  const ids = [...own.map(({ value }) => value), ...tied.map(({ from }) => from)];
  const all = [...ids, ...(await blocksWithin(visit, ids))];
  const ends = await endsById(visit, 'workspace', all, visit.reader.language);
  return [...ends.values()].filter(({ kind }) => kind === 'practice' || kind === 'block');
}

/** A practice as it is chosen from a list: a block under its practice, with the city it comes from and, from elsewhere, the project. */
export function practiceLabel({ title, city, isOwn, project, practice }: End): string {
  const from = [city, isOwn ? null : project.acronym].filter((one) => one !== null).join(', ');
  const name = practice ? `${practice.title}: ${title}` : title;
  return from === '' ? name : `${name} (${from})`;
}
