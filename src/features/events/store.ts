import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Recorded } from '../../records/history.ts';
import { keepPartnersBeside, partnersBeside } from '../../records/partners.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById, needHead, type Stored } from '../../records/record.ts';
import { isTheme } from '../../records/themes.ts';
import { eventKinds, eventStates, type LearningEvent } from './event.ts';
import { eventPart, headOf, rowOf, said } from './tables.ts';

/** An event of the workspace with the head of its record. */
export type StoredEvent = Stored<LearningEvent>;

const visiting = { table: 'event_visitor', record: 'event_id' } as const;

/** The learning event of this project at an address; NotFound when there is none. */
export async function needEvent(scope: ProjectScope, slug: string): Promise<StoredEvent> {
  const head = await needHead(scope, 'event', slug);
  const row = await scope.db.selectFrom('event').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, language } = head;
  return {
    head,
    value: {
      title,
      language,
      kind: eventKinds.find((kind) => kind === head.variety) ?? 'thematic-event',
      state: eventStates.find((state) => state === head.state) ?? 'planned',
      themes: head.themes.filter(isTheme),
      host: head.partnerId,
      startsOn: head.happensOn,
      ...eventPart(row),
      visitors: await partnersBeside(scope, visiting, head.id),
    },
  };
}

/** Makes a learning event; nobody outside the project sees it before it is published. */
export async function createEvent(scope: ProjectScope, event: LearningEvent): Promise<{ id: string; slug: string }> {
  const made = await createRecord(scope, { kind: 'event', ...headOf(event) }, await told(scope, event));
  await scope.db
    .insertInto('event')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(event) })
    .execute();
  await keepPartnersBeside(scope, visiting, made.id, event.visitors);
  return made;
}

/** Replaces what an event says. `revision` as in `changeRecord`. */
export async function changeEvent(
  scope: ProjectScope,
  stored: StoredEvent,
  revision: number | null,
  event: LearningEvent,
): Promise<void> {
  const { head } = stored;
  await changeRecord(scope, head, revision, headOf(event), {
    before: await told(scope, stored.value),
    after: await told(scope, event),
  });
  await scope.db.updateTable('event').set(rowOf(event)).where('id', '=', head.id).execute();
  await keepPartnersBeside(scope, visiting, head.id, event.visitors);
}

/** What the history says: partners by name, as they are called at that time. */
async function told(scope: ProjectScope, event: LearningEvent): Promise<Record<string, Recorded>> {
  const partners = await headsById(scope, event.visitors);
  return { ...said(event), visitors: event.visitors.map((id) => partners.get(id)?.title ?? id).toSorted() };
}

/** Puts the event before the public as it stands. */
export async function publishEvent(scope: ProjectScope, { head, value: event }: StoredEvent): Promise<void> {
  const words = [event.place, ...event.topics, event.description, event.conclusions];
  await publish(scope, head, event, { country: await countryOfPartner(scope, event.host), words: words.join('\n') });
}
