import { isSameTime, type LearningEvent, type ScheduledEvent } from '../events/index.ts';
import type { Imported, Refused, Told } from './imported.ts';

/** What becomes of one entry of a file. */
export type Step =
  | { readonly act: 'make'; readonly entry: Imported }
  | { readonly act: 'change'; readonly entry: Imported; readonly event: ScheduledEvent }
  | { readonly act: 'same'; readonly entry: Imported; readonly event: ScheduledEvent }
  | { readonly act: 'refuse'; readonly refused: Refused };

/** What is known of earlier files: which event stands for which entry. */
export interface Known {
  readonly eventOf: (entry: Imported) => ScheduledEvent | null;
  readonly mayEdit: (event: ScheduledEvent) => boolean;
}

/** What a file would do to the project, entry by entry; nothing is made twice. */
export function planFor(entries: readonly Imported[], { eventOf, mayEdit }: Known): Step[] {
  return entries.map((entry): Step => {
    const event = eventOf(entry);
    if (event === null) return { act: 'make', entry };
    if (saysTheSame(event.value, entry)) return { act: 'same', entry, event };
    const refuse = (reason: Refused['reason']): Step => ({ act: 'refuse', refused: { name: entry.title, reason } });
    if (!mayEdit(event)) return refuse('refused.edit');
    if ((event.value.rearranged?.sessions.length ?? 0) > 0) return refuse('refused.sessions');
    return { act: 'change', entry, event };
  });
}

function saysTheSame(event: LearningEvent, entry: Imported): boolean {
  const words = ({ title, description, place, webAddress }: Told) =>
    JSON.stringify([title, description, place, webAddress]);
  return words(event) === words(entry) && isSameTime(event, entry);
}

/** The event with what the file tells of it; the rest stays as people wrote it. */
export function toldAnew(event: LearningEvent, entry: Imported): LearningEvent {
  const { uid: _uid, part: _part, ...told } = entry;
  return { ...event, ...told };
}
