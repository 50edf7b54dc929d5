import { address } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { recordList, workspacePage } from '../../layout/index.ts';
import { translationPanel } from '../../layout/translation/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { Listing, ListRow } from '../../records/listing.ts';
import type { RecordHead } from '../../records/record.ts';
import { alert, buttonForm, buttonLink, link, pageHead, stateTag } from '../../ui/index.ts';
import { mayAddPractice, mayEditPractice, mayPublishPractice } from './policy.ts';
import { translatableOf } from './translatable.ts';
import { practiceTitle, practiceView, type PracticeShown } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The project's practices, drafts included. */
export function listPage(visit: WorkspaceVisit, listing: Listing): Html {
  const say = visit.reader.say(words);
  const title = say('list.title');
  const write = mayAddPractice(visit.who, visit.project, say).may
    ? buttonLink({ label: say('act.new'), address: address`/p/${visit.project.slug}/practices/new` })
    : null;
  const main = html`${pageHead({ title, lead: say('list.leadOfProject', { project: visit.project.acronym }), actions: write })}
${recordList(visit, {
  face: 'workspace',
  listing,
  facets: ['theme', 'state', 'variety', 'partner'],
  sorts: ['relevance', 'newest', 'title', 'date'],
  stateLabel: (state) => (state === 'published' ? say('state.published') : say('state.draft')),
  stateMark: (row: ListRow): Part =>
    row.publishedAt === null ? null : stateTag({ label: say('state.published'), tone: 'done' }),
  varietyLabel: (variety) =>
    variety === 'did-not-work' ? say('choice.outcome.did-not-work') : say('choice.outcome.worked'),
  varietyHeading: say('field.outcome'),
  empty: { title: say('list.empty'), body: say('list.emptyHelp'), action: write },
})}`;
  return workspacePage(visit, { title, main });
}

/** A practice in the workspace: its page, what may be done with it, how far it is. */
export function recordPage(visit: WorkspaceVisit, head: RecordHead, shown: PracticeShown): Html {
  const say = visit.reader.say(words);
  const page = recordAddress('workspace', 'practice', visit.project.slug, head.slug);
  const mayEdit = mayEditPractice(visit.who, visit.project, head, say);
  const mayPublish = mayPublishPractice(visit.who, visit.project, { head, practice: shown.practice }, say);
  const publicPage = recordAddress('public', 'practice', visit.project.slug, head.slug);
  const actions = mayEdit.may
    ? html`${buttonLink({ label: say('act.edit'), address: address`${page}/edit` })}
${buttonLink({ label: say('act.figures'), address: address`${page}/figures`, variant: 'secondary' })}
${buttonForm({ label: head.publishedAt ? say('act.publishAgain') : say('act.publish'), action: address`${page}/publication`, variant: 'secondary', whyNot: mayPublish.may ? null : mayPublish.reason })}
${head.publishedAt && buttonForm({ label: say('act.withdraw'), action: address`${page}/withdrawal`, variant: 'quiet', destructive: true })}`
    : null;
  const main = practiceView(visit, shown, {
    actions: html`${actions} ${link(say('history'), address`${page}/history`)} ${head.publishedAt && link(say('publicPage'), publicPage)}`,
    notes: publicationNote(visit, head),
    below: translationPanel(visit, translatableOf(visit, { head, practice: shown.practice }), shown.texts),
  });
  return workspacePage(visit, { title: practiceTitle(visit, shown), main });
}

function publicationNote(visit: WorkspaceVisit, head: RecordHead): Html {
  const { reader } = visit;
  const say = reader.say(words);
  if (head.publishedAt === null) return alert({ kind: 'info', body: say('note.draft') });
  const since = say('note.published', { when: reader.day(head.publishedAt) });
  const isChanged = head.changedAt > head.publishedAt;
  return isChanged
    ? alert({ kind: 'warning', body: `${since} ${say('note.changed')}` })
    : html`<p class="subtle">${since}</p>`;
}
