import type { ColumnType } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Recorded } from '../../records/history.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById, needHead, type Stored } from '../../records/record.ts';
import { linesOf, type Source } from '../../records/sources.ts';
import { isTheme } from '../../records/themes.ts';
import { makeLink } from '../chain/index.ts';
import { unwrittenVariety, type Lesson } from './lesson.ts';

interface LessonTable {
  id: string;
  project_id: string;
  description: string;
  sources: ColumnType<Source[], string, string>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    lesson: LessonTable;
  }
}

/** A lesson of the workspace with the head of its record. */
export type StoredLesson = Stored<Lesson>;

/** The lesson of this project at an address; NotFound when there is none. */
export async function needLesson(scope: ProjectScope, slug: string): Promise<StoredLesson> {
  const head = await needHead(scope, 'lesson', slug);
  const row = await scope.db.selectFrom('lesson').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, language, partnerId: learner } = head;
  return {
    head,
    value: {
      title,
      language,
      learner,
      themes: head.themes.filter(isTheme),
      description: row.description,
      sources: row.sources,
      isUnwritten: head.variety === unwrittenVariety,
    },
  };
}

/** Where a lesson was learnt, and why that is said, in one line of the lesson's language. */
export interface LearntFrom {
  readonly event: string | null;
  readonly practice: string | null;
  readonly conclusion?: string | null;
  readonly reason: string;
}

/** Makes a lesson and ties it to where it was learnt; it stands in time where the event does. */
export async function createLesson(
  scope: ProjectScope,
  lesson: Lesson,
  from: LearntFrom,
): Promise<{ id: string; slug: string }> {
  const event = from.event === null ? undefined : (await headsById(scope, [from.event])).get(from.event);
  const made = await createRecord(
    scope,
    { kind: 'lesson', ...headOf(lesson), happensOn: event?.happensOn ?? null },
    said(lesson),
  );
  await scope.db
    .insertInto('lesson')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(lesson) })
    .execute();
  for (const origin of [from.event, from.practice, from.conclusion ?? null]) {
    if (origin !== null) {
      await makeLink(scope, {
        type: 'lesson-from',
        from: made.id,
        to: origin,
        reason: from.reason,
        language: lesson.language,
      });
    }
  }
  return made;
}

/** Replaces what a lesson says. `revision` as in `changeRecord`. */
export async function changeLesson(
  scope: ProjectScope,
  stored: StoredLesson,
  revision: number | null,
  lesson: Lesson,
): Promise<void> {
  await changeRecord(scope, stored.head, revision, headOf(lesson), {
    before: said(stored.value),
    after: said(lesson),
  });
  await scope.db.updateTable('lesson').set(rowOf(lesson)).where('id', '=', stored.head.id).execute();
}

/** Puts the lesson before the public as it stands. */
export async function publishLesson(scope: ProjectScope, { head, value: lesson }: StoredLesson): Promise<void> {
  await publish(scope, head, lesson, {
    country: await countryOfPartner(scope, lesson.learner),
    words: lesson.description,
  });
}

function headOf({ title, language, themes, learner: partnerId, isUnwritten }: Lesson) {
  return { title, language, themes, partnerId, variety: isUnwritten ? unwrittenVariety : '' };
}

function rowOf({ description, sources }: Lesson) {
  return { description, sources: JSON.stringify(sources) };
}

function said({ description, sources }: Lesson): Record<string, Recorded> {
  return { description, sources: linesOf(sources) };
}
