import type { Tools } from './tools.ts';

/**
 * Sends a letter of the outbox. The message id is the letter's own, so that a mail server can tell a second try
 * from a second letter. Without a mail server the letter stays in the outbox, where the page /outbox shows it.
 */
export async function sendMail(tools: Tools, data: { mail: string }): Promise<void> {
  if (!tools.mailSender.sends) return;
  await tools.pool.transaction('begin', async (db) => {
    const letter = await db
      .selectFrom('mail')
      .selectAll()
      .where('id', '=', data.mail)
      .where('sent_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!letter) return;
    await tools.mailSender.send({
      to: letter.recipient,
      subject: letter.subject,
      text: letter.body_text,
      html: letter.body_html,
      messageId: `<${letter.id}@${tools.settings.publicUrl.hostname}>`,
    });
    await db.updateTable('mail').set({ sent_at: tools.clock() }).where('id', '=', letter.id).execute();
  });
}
