import { address } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { recordList, workspacePage } from '../../layout/index.ts';
import { publicationNote, recordButtons } from '../../layout/record/index.ts';
import { translationPanel, type Translatable } from '../../layout/translation/index.ts';
import type { HistoryWords } from '../../layout/history/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { Listing, ListRow } from '../../records/listing.ts';
import type { RecordHead } from '../../records/record.ts';
import { buttonLink, pageHead, stateTag } from '../../ui/index.ts';
import { practiceForm } from './form.ts';
import { mayAddPractice, mayEditPractice, mayPublishPractice } from './policy.ts';
import { translatedFields } from './practice.ts';
import type { StoredPractice } from './store.ts';
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
export function recordPage(visit: WorkspaceVisit, head: RecordHead, shown: PracticeShown, isChanged: boolean): Html {
  const say = visit.reader.say(words);
  const stored = { head, practice: shown.practice };
  const edit = mayEditPractice(visit.who, visit.project, head, say);
  const publication = mayPublishPractice(visit.who, visit.project, stored, say);
  const figures = address`${recordAddress('workspace', 'practice', visit.project.slug, head.slug)}/figures`;
  const buttons = recordButtons(visit, head, { edit, publication, withdrawal: edit, hasUnpublishedChanges: isChanged });
  const main = practiceView(visit, shown, {
    actions: html`${edit.may && buttonLink({ label: say('figures'), address: figures, variant: 'secondary' })} ${buttons}`,
    notes: publicationNote(visit, head, isChanged),
    below: translationPanel(visit, translatableOf(visit, stored), shown.texts),
  });
  return workspacePage(visit, { title: practiceTitle(visit, shown), main });
}

/** A practice's texts, to be told in other languages; headings keep the limits of the form. */
export function translatableOf(visit: WorkspaceVisit, { head, practice }: StoredPractice): Translatable {
  const say = visit.reader.say(words);
  const fields = translatedFields.map((name) => {
    const { control, limit } = practiceForm.fields[name];
    const field = { name, label: say(`field.${name}`), original: practice[name] };
    return control === 'text' && limit !== undefined ? { ...field, limit } : field;
  });
  return { head, fields, mayTranslate: mayEditPractice(visit.who, visit.project, head, say) };
}

/** What the history calls the fields of a practice and their values: the words of the form. */
export function historyWords(visit: WorkspaceVisit): HistoryWords {
  const has = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  const say = visit.reader.say(words);
  const formName: Readonly<Record<string, string>> = { date: 'startsOn', variety: 'outcome' };
  const wordFor = (key: string) => (has(key) ? say(key) : null);
  return {
    field: (name) => wordFor(`field.${formName[name] ?? name}`),
    value: (name, value) => wordFor(name === 'state' ? `state.${value}` : `choice.${formName[name] ?? name}.${value}`),
  };
}
