import { sql } from 'kysely';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import type { Face, Kind } from '../../records/kinds.ts';
import { adoptersOf, endsById, type End } from '../chain/index.ts';
import { notTakenOf } from '../not-taken/index.ts';
import { stageOf, takenBy, type Taken } from './adoption.ts';

/** A partner that took a practice up or looked at it, with what its page is called. */
export interface Adopted extends Taken {
  readonly partner: End;
  readonly action: End | null;
  readonly event: End | null;
  /** The building blocks that were taken, where it was not the practice as a whole. */
  readonly blocks: readonly End[];
  /** What came of the action, in the language that and the reason are written in; empty where nothing is told. */
  readonly result: string;
  readonly resultLanguage: Language | null;
  /** Why the action was given up, or the practice not taken, where it was. */
  readonly reason: string;
}

/** The practice asked about. */
export interface Asked {
  readonly id: string;
  readonly ownerId: string | null;
}

/** Who took up a practice or looked at it, as far as this face shows: the farthest first. */
export async function adoptedBy(scope: Scope, face: Face, practice: Asked, language: Language): Promise<Adopted[]> {
  const [adopters, seen, refused] = await Promise.all([
    adoptersOf(scope, face, practice.id, language),
    seenBy(scope, face, practice.id),
    notTakenOf(scope, face, practice.id),
  ]);
  const adopted = adopters.flatMap(({ adopterId, actionId, depth, onDate, action }): Taken[] =>
    adopterId === null
      ? []
      : [{ partnerId: adopterId, stage: stageOf(depth), actionId, eventId: null, since: onDate ?? action.happensOn }],
  );
  const without = refused.map(({ partnerId, eventId, decidedOn }): Taken => ({
    ...{ partnerId, eventId, since: decidedOn },
    stage: 'not-taken',
    actionId: null,
  }));
  const taken = takenBy(adopted, [...seen, ...without], practice.ownerId);
  const named = taken.flatMap(({ partnerId, eventId }) => (eventId === null ? [partnerId] : [partnerId, eventId]));
  const [ends, told] = await Promise.all([
    endsById(scope, face, named, language),
    toldOf(
      scope,
      face,
      taken.flatMap(({ actionId }) => actionId ?? []),
    ),
  ]);
  const actions = new Map(adopters.map(({ action, blocks }) => [action.id, { action, blocks }]));
  return taken.flatMap((one) => {
    const partner = ends.get(one.partnerId);
    if (!partner) return [];
    const known = told.get(one.actionId ?? '');
    const against =
      one.stage === 'not-taken' ? refused.find(({ partnerId }) => partnerId === one.partnerId) : undefined;
    return [
      {
        ...one,
        partner,
        ...(actions.get(one.actionId ?? '') ?? { action: null, blocks: [] }),
        event: ends.get(one.eventId ?? '') ?? null,
        result: known?.results ?? '',
        resultLanguage: known?.language ?? against?.language ?? null,
        reason: known?.stateReason ?? against?.reason ?? '',
      },
    ];
  });
}

interface Seen {
  readonly partnerId: string;
  readonly eventId: string;
  readonly isVisited: boolean;
  readonly since: PartialDate | null;
}

/** Partners who came to an event where the practice was shown, visited or adapted, once it was over. */
async function seenBy(scope: Scope, face: Face, practiceId: string): Promise<Taken[]> {
  const today = dayAt(scope.now, 'UTC');
  const visited = sql`l.type in ('visited-at', 'adapted-in') as "isVisited"`;
  const { rows } =
    face === 'public'
      ? await sql<Seen>`
          select visitor as "partnerId", l.to_id as "eventId", ${visited}, e.happens_on as since
          from link l join published e on e.record_id = l.to_id and e.kind = 'event' and e.state <> 'cancelled'
          cross join lateral jsonb_array_elements_text(e.content #> '{content,visitors}') as visitor
          where l.from_id = ${practiceId} and l.is_public and l.withdrawn_at is null
            and l.type in ('shown-at', 'visited-at', 'adapted-in') and left(e.happens_on, 10) <= ${today}`.execute(
          scope.db,
        )
      : await sql<Seen>`
          select v.partner_id as "partnerId", l.to_id as "eventId", ${visited}, e.happens_on as since
          from link l join record e on e.id = l.to_id and e.kind = 'event' and e.state <> 'cancelled' and e.erased_at is null
          join event_visitor v on v.event_id = e.id
          where l.from_id = ${practiceId} and l.withdrawn_at is null
            and l.type in ('shown-at', 'visited-at', 'adapted-in') and left(e.happens_on, 10) <= ${today}`.execute(
          scope.db,
        );
  return rows.map(({ partnerId, eventId, isVisited, since }) => ({
    partnerId,
    stage: isVisited ? 'visited' : 'looked-at',
    actionId: null,
    eventId,
    since,
  }));
}

interface Told {
  readonly id: string;
  readonly results: string;
  readonly stateReason: string;
  readonly language: Language;
}

/** What actions say came of them: the project's own as they stand, others as they were published. */
async function toldOf(scope: Scope, face: Face, actions: readonly string[]): Promise<Map<string, Told>> {
  if (actions.length === 0) return new Map();
  const { rows } = await sql<Told>`
    select record_id as id, content #>> '{content,results}' as results, content #>> '{content,stateReason}' as "stateReason", language
    from published where record_id = any (${[...actions]}::uuid[])`.execute(scope.db);
  const own =
    face === 'public'
      ? []
      : await scope.db
          .selectFrom('action')
          .innerJoin('record', 'record.id', 'action.id')
          .select(['record.id', 'action.results', 'action.state_reason as stateReason', 'record.language'])
          .where('record.id', 'in', actions)
          .execute();
  return new Map([...rows, ...own].map((row) => [row.id, row]));
}

/** A practice of the board, with whose it is. */
export interface Owned extends Asked {
  readonly slug: string | null;
  readonly title: string;
  readonly language: Language;
  readonly kind: Kind;
  readonly variety: string;
  readonly owner: string | null;
}

/** The practices of these partners, or of all of the project, by title. */
export async function ownedPractices(scope: ProjectScope, partners: 'all' | readonly string[]): Promise<Owned[]> {
  const all = scope.db
    .selectFrom('record')
    .leftJoin('record as owner', 'owner.id', 'record.partner_id')
    .select(['record.id', 'record.slug', 'record.title', 'record.language', 'record.kind', 'record.variety'])
    .select(['record.partner_id as ownerId', 'owner.title as owner'])
    .where('record.project_id', '=', scope.project.id)
    .where('record.kind', '=', 'practice')
    .where('record.erased_at', 'is', null);
  const own = partners === 'all' ? all : all.where('record.partner_id', 'in', partners.length > 0 ? partners : [null]);
  return own.orderBy('record.title').limit(500).execute();
}
