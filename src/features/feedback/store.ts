import type { Language } from '../../kernel/words.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import type { Registration } from '../guests/index.ts';
import type { Feedback } from './feedback.ts';

/** Keeps an answer, once for each guest and apart from them; false when there was one. */
export async function answer(
  scope: SystemScope,
  { id, eventId }: Registration,
  { useful, takeHome, different }: Omit<Feedback, 'language'>,
  language: Language,
): Promise<boolean> {
  const marked = await scope.db
    .updateTable('registration')
    .set({ gave_feedback: true })
    .where('id', '=', id)
    .where('gave_feedback', '=', false)
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) return false;
  await scope.db
    .insertInto('feedback')
    .values({ project_id: scope.project.id, event_id: eventId, useful, take_home: takeHome, different, language })
    .execute();
  return true;
}

/** All answers about an event, in no order that tells anything. */
export async function answersAbout(scope: Scope, eventId: string): Promise<Feedback[]> {
  return scope.db
    .selectFrom('feedback')
    .select(['useful', 'take_home as takeHome', 'different', 'language'])
    .where('event_id', '=', eventId)
    .orderBy('id')
    .execute();
}
