import { address } from '../../kernel/address.ts';
import { mustBeAllowed, no, NotFound, yes, type Answer } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, workspacePage, type FormView } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { mayWrite } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { headsById, type RecordHead } from '../../records/record.ts';
import { link, pageHead, section } from '../../ui/index.ts';
import { answerForm, declineForm, type Question } from './question.ts';
import { needQuestion, settle } from './store.ts';
import { questionAddress, writeAnswer } from './telling.ts';
import { questionText } from './thread.ts';
import words from './words.json' with { type: 'json' };

interface Asked {
  readonly question: Question;
  readonly head: RecordHead;
}

type State = Pick<FormView<typeof answerForm.fields>, 'refused' | 'draft'>;

/** Where the owner answers a question or says why not. */
export function answeringRoutes(routes: Routes): void {
  routes.workspace.read('/questions/:id', async (visit) => {
    const asked = await needAsked(visit);
    return visit.page(
      questionPage(visit, asked, { draft: await draftOf(visit, draftKey(answerAddress(visit, asked))) }),
    );
  });

  routes.workspace.write('/questions/:id/answer', async (visit) => {
    const asked = await needAsked(visit);
    mustBeAllowed(mayAnswer(visit, asked.head));
    const read = visit.read(answerForm);
    if (!read.ok) return visit.page(questionPage(visit, asked, { refused: read, draft: null }), 422);
    return settled(visit, asked, 'answered', read.values.answer);
  });

  routes.workspace.write('/questions/:id/declination', async (visit) => {
    const asked = await needAsked(visit);
    mustBeAllowed(mayAnswer(visit, asked.head));
    const read = visit.read(declineForm);
    if (!read.ok) return visit.page(questionPage(visit, asked, { draft: null }, read), 422);
    return settled(visit, asked, 'declined', read.values.reason);
  });
}

async function settled(
  visit: WorkspaceVisit,
  asked: Asked,
  state: 'answered' | 'declined',
  answer: string,
): Promise<Response> {
  const { question, head } = asked;
  const say = visit.reader.say(words);
  await settle(visit, question, state, answer, say('conflict'));
  await writeAnswer(visit, question, head, { state, answer });
  const text = say(state === 'answered' && !question.isPublic ? 'said.answeredWithin' : `said.${state}`);
  const page = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  return formSent(visit, answerAddress(visit, asked), page, text);
}

async function needAsked(visit: WorkspaceVisit): Promise<Asked> {
  const question = await needQuestion(visit, visit.param('id'));
  const head = (await headsById(visit, [question.recordId])).get(question.recordId);
  if (!head) throw new NotFound();
  return { question, head };
}

/** May this person answer for the owner? Whoever writes for them. */
export function mayAnswer(visit: WorkspaceVisit, head: Pick<RecordHead, 'partnerId' | 'createdBy'>): Answer {
  return mayWrite(visit.who, visit.project.id, head) ? yes : no(visit.reader.say(words)('policy.answer'));
}

function answerAddress(visit: WorkspaceVisit, { question }: Asked) {
  return address`${questionAddress(visit.project.slug, question)}/answer`;
}

function questionPage(
  visit: WorkspaceVisit,
  asked: Asked,
  state: State,
  declined?: NonNullable<FormView<typeof declineForm.fields>['refused']>,
): Html {
  const { question, head } = asked;
  const say = visit.reader.say(words);
  const title = say('question.title');
  const back = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const may = mayAnswer(visit, head);
  const forms =
    may.may &&
    html`${section({
      title: question.state === 'answered' ? say('answer.again') : say('answer.title'),
      body: formView(visit, {
        form: answerForm,
        words,
        action: answerAddress(visit, asked),
        submit: say(question.isPublic ? 'answer.submit' : 'answer.submitWithin'),
        back,
        texts: { answer: { rows: 8, ...(question.isPublic ? {} : { hint: say('hint.within') }) } },
        values: question.state === 'answered' ? { answer: [question.answer] } : {},
        ...state,
      }),
    })}
${
  question.state === 'open' &&
  section({
    title: say('decline.title'),
    body: formView(visit, {
      form: declineForm,
      words,
      action: address`${questionAddress(visit.project.slug, question)}/declination`,
      submit: say('decline.submit'),
      texts: { reason: { rows: 3 } },
      ...(declined ? { refused: declined } : {}),
    }),
  })
}`;
  const main = html`${pageHead({ title, above: link(head.title, back) })}${questionText(visit.reader, question)}${may.may ? forms : html`<p>${may.reason}</p>`}`;
  return workspacePage(visit, { title, main });
}
