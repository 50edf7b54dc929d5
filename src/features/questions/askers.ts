import type { Db } from '../../kernel/db.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { keptDays, type Question } from './question.ts';
import './store.ts';

/** How whoever asked is reached: the guest's address, or the account's; null when neither is there any more. */
export async function contactOf(
  scope: Scope,
  question: Question,
): Promise<{ email: string; language: Language } | null> {
  if (question.askerId !== null) {
    const person = await scope.db
      .selectFrom('person')
      .select(['email', 'language'])
      .where('id', '=', question.askerId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return person ?? null;
  }
  const guest = await scope.db
    .selectFrom('question_contact')
    .select('email')
    .where('question_id', '=', question.id)
    .executeTakeFirst();
  return guest ? { email: guest.email, language: question.language } : null;
}

/** Forgets what was never confirmed, and how guests were reached once they have their answer. */
export async function forgetAskers({ db, now }: { readonly db: Db; readonly now: Date }): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db
    .deleteFrom('question')
    .where('state', 'in', ['unconfirmed', 'withdrawn'])
    .where('asked_at', '<', before(keptDays.unconfirmed))
    .execute();
  await db
    .deleteFrom('question_contact')
    .where('question_id', 'in', (of) =>
      of
        .selectFrom('question')
        .select('id')
        .where('state', 'in', ['answered', 'declined'])
        .where('settled_at', '<', before(keptDays.contact)),
    )
    .execute();
}
