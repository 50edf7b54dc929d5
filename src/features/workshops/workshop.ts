import { NotFound } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { choicesOf } from '../../records/names.ts';
import { endsById, linksOf, type End } from '../chain/index.ts';
import { needEvent, type StoredEvent } from '../events/index.ts';

/** The import workshop of this address; other events have no sheets. */
export async function needWorkshop(visit: WorkspaceVisit): Promise<StoredEvent> {
  const stored = await needEvent(visit, visit.param('slug'));
  if (stored.value.kind !== 'import-workshop') throw new NotFound();
  return stored;
}

/** The practices that can be adapted: the project’s own, and those of other projects that the workshop is tied to. */
export async function practicesFor(visit: WorkspaceVisit, eventId: string): Promise<End[]> {
  const own = await choicesOf(visit, 'practice');
  const tied = await linksOf(visit, 'workspace', eventId);
  const ids = [...own.map(({ value }) => value), ...tied.map(({ from }) => from)];
  const ends = await endsById(visit, 'workspace', ids, visit.reader.language);
  return [...ends.values()].filter(({ kind }) => kind === 'practice');
}

/** A practice as it is chosen from a list: with the city it comes from and, from elsewhere, the project. */
export function practiceLabel({ title, city, isOwn, project }: End): string {
  const from = [city, isOwn ? null : project.acronym].filter((one) => one !== null).join(', ');
  return from === '' ? title : `${title} (${from})`;
}
