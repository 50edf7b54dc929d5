import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { announce } from '../../records/publishing.ts';
import { buttonForm, buttonRow, pageHead } from '../../ui/index.ts';
import { ownQuestion } from './asking.ts';
import type { Question, QuestionState } from './question.ts';
import { moveQuestion, openQuestion } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What a guest does with the link of the letter: confirm the question, see how it stands, take it back. */
export function guestRoutes(routes: Routes): void {
  routes.read('/questions/:secret', async (visit) => visit.page(guestPage(visit, await needOwn(visit))));

  routes.write('/questions/:secret/confirmation', async (visit) => {
    const question = await needOwn(visit);
    if (await moveQuestion(visit, question.id, ['unconfirmed'], 'open')) {
      const { project_id: project } = await visit.db
        .selectFrom('question')
        .select('project_id')
        .where('id', '=', question.id)
        .executeTakeFirstOrThrow();
      await visit.tools.jobs.ask(visit, 'tell-owner', { project, question: question.id });
    }
    return back(visit, 'said.asked');
  });

  routes.write('/questions/:secret/withdrawal', async (visit) => {
    const question = await needOwn(visit);
    await moveQuestion(visit, question.id, ['unconfirmed', 'open', 'answered', 'declined'], 'withdrawn');
    await visit.db.deleteFrom('question_contact').where('question_id', '=', question.id).execute();
    await announce(visit);
    return visit.redirect(address`/`, { text: visit.reader.say(words)('said.withdrawn') });
  });
}

async function needOwn(visit: Visit): Promise<Question> {
  visit.answerWith('Cache-Control', 'no-store');
  const question = await openQuestion(visit, visit.param('secret'));
  if (!question) throw new NotFound();
  return question;
}

function back(visit: Visit, what: 'said.asked'): Response {
  return visit.redirect(address`/questions/${visit.param('secret')}`, { text: visit.reader.say(words)(what) });
}

const standing: Record<QuestionState, keyof typeof words> = {
  unconfirmed: 'guest.unconfirmed',
  open: 'guest.open',
  answered: 'guest.answered',
  declined: 'guest.declined',
  withdrawn: 'guest.withdrawn',
};

function guestPage(visit: Visit, question: Question): Html {
  const say = visit.reader.say(words);
  const { state, content } = question;
  const own = address`/questions/${visit.param('secret')}`;
  const confirm =
    state === 'unconfirmed' && buttonForm({ label: say('guest.confirm'), action: address`${own}/confirmation` });
  const withdraw =
    state !== 'withdrawn' &&
    buttonForm({
      label: say('guest.withdraw'),
      action: address`${own}/withdrawal`,
      variant: 'quiet',
      destructive: true,
    });
  const title = say('guest.title');
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, lead: say(standing[state]) })}${ownQuestion(visit, content)}${buttonRow(confirm, withdraw)}`,
  });
}
