import type { ProjectScope } from '../../kernel/scope.ts';
import { sayIn } from '../../kernel/words.ts';
import { linksOf, LinkRefused, makeLink, withdrawLink, type NewLink } from '../chain/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { wayOfShowing, type Session } from './session.ts';
import './tables.ts';
import words from './words.json' with { type: 'json' };

type Shown = NewLink & { readonly type: 'shown-at' | 'visited-at'; readonly speaker: string };

/**
 * Ties every practice of the agenda to the event in the chain, as its first session shows it: with the day and the
 * speaker. A link that no session speaks of any more is taken back; links that people made by hand stay theirs.
 */
export async function settleShown(
  scope: ProjectScope,
  event: StoredEvent,
  sessions: readonly Session[],
): Promise<void> {
  const wanted = shownIn(event, sessions);
  const rows = await scope.db
    .selectFrom('agenda_link')
    .select(['practice_id', 'type', 'link_id'])
    .where('event_id', '=', event.head.id)
    .execute();
  const standing = new Map((await linksOf(scope, 'workspace', event.head.id)).map((link) => [link.id, link]));
  for (const { practice_id: practice, type, link_id: id } of rows) {
    const key = `${type} ${practice}`;
    const [link, still] = [standing.get(id), wanted.get(key)];
    if (link && still && saysTheSame(link, still)) {
      wanted.delete(key);
      continue;
    }
    await forget(scope, event, { practice, type });
    if (link) await withdrawLink(scope, link, sayIn(event.head.language, words)('shown.withdrawn'));
  }
  for (const made of wanted.values()) await tie(scope, event, made);
}

/**
 * Each practice once for each way of being shown, from the session that comes first. A link between published records
 * is for everybody, so sessions for the project only make none.
 */
function shownIn(event: StoredEvent, sessions: readonly Session[]): Map<string, Shown> {
  const open = sessions.filter(({ isPublic }) => isPublic);
  const shown = open.flatMap((session) =>
    session.practices.map((from): Shown => {
      const { kind, title: reason, language, day, speakers: speaker } = session;
      const type = wayOfShowing(kind);
      return { type, from, to: event.head.id, reason, language, onDate: day ?? event.head.happensOn, speaker };
    }),
  );
  return new Map(shown.toReversed().map((one) => [`${one.type} ${one.from}`, one]));
}

function saysTheSame(link: Pick<NewLink, 'reason' | 'onDate' | 'speaker'>, shown: Shown): boolean {
  return link.reason === shown.reason && link.onDate === shown.onDate && link.speaker === shown.speaker;
}

async function tie(scope: ProjectScope, event: StoredEvent, made: Shown): Promise<void> {
  try {
    const link = await makeLink(scope, made);
    await scope.db
      .insertInto('agenda_link')
      .values({
        project_id: scope.project.id,
        event_id: event.head.id,
        practice_id: made.from,
        type: made.type,
        link_id: link,
      })
      .execute();
  } catch (error) {
    // Somebody tied them by hand, and says more about it.
    if (!(error instanceof LinkRefused && error.flaw === 'flaw.twice')) throw error;
  }
}

async function forget(
  scope: ProjectScope,
  event: StoredEvent,
  { practice, type }: { readonly practice: string; readonly type: Shown['type'] },
): Promise<void> {
  await scope.db
    .deleteFrom('agenda_link')
    .where('event_id', '=', event.head.id)
    .where('practice_id', '=', practice)
    .where('type', '=', type)
    .execute();
}
