import { no, yes, type Answer } from '../../kernel/answers.ts';
import { boundsOfDate, partsOfDate, type PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { changeRecord, type RecordHead } from '../../records/record.ts';
import { newClock, type Clock, type ClockFacts, type ClockItem, type ClockMove, type Period } from '../clock/index.ts';
import words from './words.json' with { type: 'json' };

interface ClockMoveTable {
  id: string;
  project_id: string;
  item: string;
  was: PartialDate;
  moved_to: PartialDate;
  moves_later: boolean;
  reason: string;
  moved_at: Date;
  moved_by: string | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    clock_move: ClockMoveTable;
  }
}

/** A move with who made it and when. */
export interface RecordedMove extends ClockMove {
  readonly by: string;
  readonly at: Date;
}

/** The moves of the project's clock in the order in which they were made. */
export async function movesOf(scope: ProjectScope): Promise<RecordedMove[]> {
  const rows = await scope.db
    .selectFrom('clock_move')
    .leftJoin('person', 'person.id', 'clock_move.moved_by')
    .select(['item', 'was', 'moved_to', 'moves_later', 'reason', 'moved_at', 'person.name'])
    .where('project_id', '=', scope.project.id)
    .orderBy('clock_move.id')
    .execute();
  return rows.map((row) => ({
    item: row.item as ClockItem,
    was: row.was,
    to: row.moved_to,
    movesLater: row.moves_later,
    reason: row.reason,
    by: row.name ?? '',
    at: row.moved_at,
  }));
}

/** What can be moved, with the date each stands at now. The project's last stage ends with the project. */
export function movableItems(clock: Clock): Map<ClockItem, PartialDate> {
  const items = new Map<ClockItem, PartialDate>();
  for (const { number, to, partnerPartsDue, jointReportDue } of clock.semesters) {
    items.set(`semester-${number}-end`, to);
    items.set(`semester-${number}-partner-parts`, partnerPartsDue);
    items.set(`semester-${number}-joint-report`, jointReportDue);
  }
  for (const { number, to } of clock.stages.slice(0, -1)) items.set(`stage-${number}-end`, to);
  if (clock.midTermReview) items.set('mid-term-review', clock.midTermReview.when);
  return items;
}

type Wanted = Omit<ClockMove, 'was'>;

/** Whether the clock still goes forward after a move: no end before its beginning, nothing due before its period is over. */
export function moveFits(reader: Reader, facts: ClockFacts, clock: Clock, wanted: Wanted): Answer {
  const say = reader.say(words);
  const was = movableItems(clock).get(wanted.item);
  if (was === undefined) return no(say('rule.moveUnknown'));
  const isEnd = wanted.item.endsWith('-end');
  const parts = partsOfDate(wanted.to);
  if (isEnd && (parts.length > 1 || parts[0]?.month === null)) return no(say('rule.moveMonth'));
  if (wanted.movesLater && !isEnd) return no(say('rule.moveLaterEnds'));
  if (wanted.to === was) return no(say('rule.moveSame', { date: reader.date(was) }));
  const moved = newClock(facts, [...clock.moves, { ...wanted, was }]);
  const backwards = [...moved.semesters, ...moved.stages].find((period) => !goesForward(period));
  if (backwards) {
    return no(say('rule.moveBackwards', { from: reader.date(backwards.from), to: reader.date(backwards.to) }));
  }
  const early = moved.semesters.find(({ to, partnerPartsDue, jointReportDue }) =>
    [partnerPartsDue, jointReportDue].some((due) => isBefore(due, to)),
  );
  if (early) return no(say('rule.moveDueEarly', { semester: early.number, date: reader.date(early.to) }));
  return yes;
}

function goesForward({ from, to }: Period): boolean {
  return boundsOfDate(from).first <= boundsOfDate(to).last;
}

function isBefore(due: PartialDate, end: PartialDate): boolean {
  return boundsOfDate(due).last < boundsOfDate(end).last;
}

/** Moves a date of the clock. The caller has asked whether it fits. */
export async function moveClock(scope: ProjectScope, head: RecordHead, wanted: ClockMove): Promise<void> {
  const { item, was, to, movesLater, reason } = wanted;
  const fields = {
    before: { clockItem: null, clockDate: was, reason: null },
    after: { clockItem: item, clockDate: to, reason },
  };
  await changeRecord(scope, head, null, {}, fields);
  await scope.db
    .insertInto('clock_move')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      item,
      was,
      moved_to: to,
      moves_later: movesLater,
      reason,
      moved_at: scope.now,
      moved_by: scope.who.person.id,
    })
    .execute();
}
