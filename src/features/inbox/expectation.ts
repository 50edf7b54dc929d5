import { address, ownAddress, type Address } from '../../kernel/address.ts';
import { boundsOfDate, dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { draftsOf, type Draft } from '../../records/drafts.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { OwnProject, PersonScope } from '../account/index.ts';
import { expectedFindings, sheetAddress } from '../adaptation/index.ts';
import { expectedAttendance } from '../attendance/index.ts';
import { dossierAddress, expectedHandovers, expectedNotes } from '../dossier/index.ts';
import { expectedReason, expectedUpdates } from '../progress/index.ts';
import { expectedAnswers, questionAddress } from '../questions/index.ts';
import { expectedReviews } from '../reviews/index.ts';
import words from './words.json' with { type: 'json' };

/** Something a person is waited for: what it is, where it is done, in which project, and by when if there is a date. */
export interface Expectation {
  readonly what: string;
  /** Why it stands here, in a few words. */
  readonly why: string;
  readonly address: Address;
  /** Acronym of the project; null when it concerns none. */
  readonly project: string | null;
  readonly due: PartialDate | null;
  /** An update on an action, which follows a rule that is told beside the list. */
  readonly isUpdate: boolean;
}

export function isLate(expectation: Expectation, now: Date, zone: string): boolean {
  return expectation.due !== null && boundsOfDate(expectation.due).last < dayAt(now, zone);
}

/** Everything that waits for the person in all their projects: what has a date first, the earliest before the others. */
export async function expectationsOf(
  scope: PersonScope,
  reader: Reader,
  projects: readonly OwnProject[],
): Promise<Expectation[]> {
  const all = [
    ...(await awaitedUpdates(scope, reader)),
    ...(await awaitedReviews(scope, reader)),
    ...(await awaitedAnswers(scope, reader)),
    ...(await awaitedFindings(scope, reader)),
    ...(await awaitedAttendance(scope, reader)),
    ...(await awaitedNotes(scope, reader)),
    ...(await awaitedHandovers(scope, reader)),
    ...(await unsentForms(scope, reader, projects)),
  ];
  return all.toSorted((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999', 'en'));
}

async function awaitedUpdates(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const updates = await expectedUpdates(scope);
  return updates.map((update) => ({
    what: update.action.title,
    why: expectedReason(reader, update),
    address: address`/p/${update.project.slug}/actions/${update.action.slug}/updates/new`,
    project: update.project.acronym,
    due: update.because === 'next-step' ? update.since : null,
    isUpdate: true,
  }));
}

async function awaitedReviews(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const reviews = await expectedReviews(scope);
  return reviews.map(({ because, kind, slug, title, project, due }) => {
    const page = recordAddress('workspace', kind, project.slug, slug);
    return {
      what: title,
      why: reader.say(words)(`review.${because}`),
      address: because === 'waits' ? address`${page}/review` : address`${page}/edit`,
      project: project.acronym,
      due,
      isUpdate: false,
    };
  });
}

async function awaitedAnswers(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const questions = await expectedAnswers(scope);
  return questions.map(({ id, content, about, project, due }) => ({
    what: shortened(content),
    why: reader.say(words)('question.why', { title: about }),
    address: questionAddress(project.slug, { id }),
    project: project.acronym,
    due,
    isUpdate: false,
  }));
}

async function awaitedFindings(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const findings = await expectedFindings(scope);
  return findings.map(({ id, sheetId, content, event, project, due }) => ({
    what: shortened(content),
    why: reader.say(words)('finding.why', { title: event }),
    address: address`${sheetAddress(project.slug, { id: sheetId })}/questions/${id}`,
    project: project.acronym,
    due,
    isUpdate: false,
  }));
}

async function awaitedAttendance(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const events = await expectedAttendance(scope);
  return events.map(({ title, slug, project, due }) => ({
    what: title,
    why: reader.say(words)('attendance.why'),
    address: address`${recordAddress('workspace', 'event', project.slug, slug)}/guests`,
    project: project.acronym,
    due,
    isUpdate: false,
  }));
}

async function awaitedNotes(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const visits = await expectedNotes(scope);
  return visits.map(({ event, project, due }) => ({
    what: event.title,
    why: reader.say(words)('notes.why'),
    address: dossierAddress(project.slug, event.slug),
    project: project.acronym,
    due,
    isUpdate: false,
  }));
}

async function awaitedHandovers(scope: PersonScope, reader: Reader): Promise<Expectation[]> {
  const brought = await expectedHandovers(scope);
  return brought.map(({ what, receiver, event, project, due }) => ({
    what,
    why: reader.say(words)('brought.why', { receiver }),
    address: address`${dossierAddress(project.slug, event.slug)}#brought`,
    project: project.acronym,
    due,
    isUpdate: false,
  }));
}

/** Forms the person began and has not sent. Those of projects they left are not shown. */
async function unsentForms(
  scope: PersonScope,
  reader: Reader,
  projects: readonly OwnProject[],
): Promise<Expectation[]> {
  const say = reader.say(words);
  const drafts = await draftsOf(scope);
  return drafts.flatMap((draft) => {
    const form = ownAddress(draft.key);
    const slug = /^\/p\/([^/?]+)/.exec(draft.key)?.[1];
    const project = projects.find((one) => one.slug === slug);
    if (!form || (slug !== undefined && !project)) return [];
    const what = nameOf(draft) ?? say('draft.untitled');
    const why = say('draft.why', { when: reader.moment(draft.savedAt) });
    return [{ what, why, address: form, project: project?.acronym ?? null, due: null, isUpdate: false }];
  });
}

const longestName = 80;

/** What a draft is recognised by: its title or name, else the first thing that was typed. */
function nameOf({ typed }: Draft): string | null {
  const { title, name, ...rest } = typed;
  const texts = [title, name, ...Object.values(rest)].flatMap((values) => values ?? []);
  const first = texts
    .map((text) => text.trim())
    .find((text) => /\p{L}{3}/u.test(text) && !/^[0-9a-f-]{36}$/.test(text));
  return first === undefined ? null : shortened(first);
}

function shortened(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName).replace(/\s+\S*$/, '')}…`;
}
