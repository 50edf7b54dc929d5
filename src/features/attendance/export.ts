import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { namesOf } from '../../records/names.ts';
import { daysOf, type LearningEvent } from '../events/index.ts';
import { emailsOf } from '../guests/index.ts';
import type { ListedGuest } from './attendance.ts';
import words from './words.json' with { type: 'json' };

/** The guest list for a spreadsheet, with what is still kept. */
export async function guestRows(
  visit: WorkspaceVisit,
  event: LearningEvent,
  guests: readonly ListedGuest[],
): Promise<{ header: string[]; rows: (string | null)[][] }> {
  const { reader } = visit;
  const say = reader.say(words);
  const names = await namesOf(
    visit,
    'workspace',
    visit.project.slug,
    guests.map(({ partnerId }) => partnerId),
  );
  const emails = await emailsOf(visit, guests);
  const days = daysOf(event);
  const fields = (['name', 'organisation', 'partner', 'email', 'state', 'diet', 'access'] as const).map((name) =>
    say(`field.${name}`),
  );
  const said = (isPresent: boolean | undefined) =>
    isPresent === undefined ? null : say(isPresent ? 'mark.present' : 'mark.absent');
  return {
    header: [...fields, ...days],
    rows: guests.map((guest) => [
      guest.name,
      guest.organisation,
      names.get(guest.partnerId ?? '')?.title ?? null,
      emails.get(guest.id) ?? null,
      say(`choice.state.${guest.state}`),
      guest.diet,
      guest.access,
      ...days.map((day) => said(guest.days.get(day))),
    ]),
  };
}
