import type { Updateable } from 'kysely';
import type { Database } from './db.ts';
import type { Scope } from './scope.ts';
import type { Tools } from './tools.ts';

/**
 * Sends a letter of the outbox, unless it was sent. The message id is the letter's own, so that a mail server can tell
 * a second try from a second letter. Without a mail server the letter stays in the outbox, where the page /outbox
 * shows it. No transaction is held while the mail server talks; a letter has one job, and a job one worker at a time.
 */
export async function sendMail(tools: Tools, { mail: id }: { mail: string }): Promise<void> {
  if (!tools.mailSender.sends) return;
  const letter = await tools.pool.transaction('begin read only', (db) =>
    db.selectFrom('mail').selectAll().where('id', '=', id).where('sent_at', 'is', null).executeTakeFirst(),
  );
  if (!letter) return;
  const note = (values: Partial<Updateable<Database['mail']>>) =>
    tools.pool.transaction('begin', (db) => db.updateTable('mail').set(values).where('id', '=', id).execute());
  try {
    await tools.mailSender.send({
      to: letter.recipient,
      subject: letter.subject,
      text: letter.body_text,
      html: letter.body_html,
      calendars: letter.calendars,
      messageId: `<${letter.id}@${tools.settings.publicUrl.hostname}>`,
    });
  } catch (error) {
    const reason = refusalOf(error);
    await note({ failure: reason });
    // Without the cause: what a job fails of is written down.
    throw new Error(reason);
  }
  // What a letter said, and its links, are the reader's from now on.
  const gone = { recipient: '', body_text: '', body_html: '', calendars: '[]' };
  await note({ sent_at: tools.clock(), failure: null, ...gone });
}

const keptDays = 30;

/** Letters that were sent, and those that could not be in a month, are no business of ours any more. */
export async function forgetLetters({ db, now }: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await db
    .deleteFrom('mail')
    .where('created_at', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .execute();
}

/** Why a letter did not go, without the words of the mail server: they repeat addresses. */
function refusalOf(error: unknown): string {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  const said = [code, responseCode, command].filter((part) => typeof part === 'string' || typeof part === 'number');
  return `the mail server did not take the letter: ${said.join(' ') || 'no reason given'}`;
}
