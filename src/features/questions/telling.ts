import { address, type Address } from '../../kernel/address.ts';
import { writeLetter } from '../../kernel/mail.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Tools } from '../../kernel/tools.ts';
import { sayIn, type Language } from '../../kernel/words.ts';
import { letter } from '../../layout/letter.ts';
import { recordAddress } from '../../records/kinds.ts';
import { writersOf } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import { headsById, type RecordHead } from '../../records/record.ts';
import { inProject } from '../../records/system-scope.ts';
import { keptDays, type Question } from './question.ts';
import { contactOf } from './askers.ts';
import { findQuestion } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Asks a guest to confirm that the question is theirs. */
export async function writeConfirmation(
  scope: Scope,
  to: { readonly email: string; readonly name: string; readonly secret: string },
  about: { readonly title: string; readonly content: string; readonly language: Language },
): Promise<void> {
  const say = sayIn(about.language, words);
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: to.email,
      language: about.language,
      subject: say('letter.confirm.subject', { title: about.title }),
      before: [
        say('letter.greeting', { name: to.name }),
        say('letter.confirm.text', { title: about.title }),
        about.content,
      ],
      link: { label: say('letter.confirm.link'), address: address`/questions/${to.secret}` },
      after: [say('letter.confirm.after', { days: keptDays.unconfirmed })],
    }),
  );
}

/**
 * The job that tells the owner of a question: a notice and a letter for each who writes for them. The owner's project
 * is not the asker's, so this is done on behalf of nobody; what was told is not told again.
 */
export async function tellOwner(
  tools: Tools,
  data: { readonly project: string; readonly question: string },
): Promise<void> {
  await inProject(tools, data.project, async (scope) => {
    const told = await scope.db
      .updateTable('question')
      .set({ told_at: scope.now })
      .where('id', '=', data.question)
      .where('told_at', 'is', null)
      .where('state', '=', 'open')
      .executeTakeFirst();
    const question = await findQuestion(scope, data.question);
    if (told.numUpdatedRows === 0n || !question) return;
    const head = (await headsById(scope, [question.recordId])).get(question.recordId);
    if (!head) return;
    const owners = await writersOf(scope, head.partnerId);
    await notify(
      scope,
      owners.map(({ id }) => id),
      head.id,
      'question-asked',
    );
    for (const owner of owners) {
      const say = sayIn(owner.language, words);
      const from = question.askerOrganisation;
      await writeLetter(
        scope,
        letter(tools.settings, {
          to: owner.email,
          language: owner.language,
          subject: say('letter.asked.subject', { title: head.title }),
          before: [
            say('letter.greeting', { name: owner.name }),
            say('letter.asked.text', { title: head.title, from }),
            question.content,
          ],
          link: { label: say('letter.asked.link'), address: questionAddress(scope.project.slug, question) },
          after: [],
        }),
      );
    }
  });
}

export function questionAddress(project: string, { id }: Pick<Question, 'id'>): Address {
  return address`/p/${project}/questions/${id}`;
}

/** Sends whoever asked what was answered, or why it was not. */
export async function writeAnswer(
  scope: ProjectScope,
  question: Question,
  head: RecordHead,
  { state, answer }: { readonly state: 'answered' | 'declined'; readonly answer: string },
): Promise<void> {
  const to = await contactOf(scope, question);
  if (!to) return;
  const say = sayIn(to.language, words);
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: to.email,
      language: to.language,
      subject: say(`letter.${state}.subject`, { title: head.title }),
      before: [say('letter.hello'), say(`letter.${state}.text`, { title: head.title }), question.content, answer],
      link: {
        label: say('letter.answered.link'),
        address: recordAddress(question.isPublic ? 'public' : 'workspace', head.kind, scope.project.slug, head.slug),
      },
      after: [],
    }),
  );
}
