import type { PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { writesIn } from '../../records/editing.ts';
import { projectAddress } from '../../records/kinds.ts';
import type { Entry } from '../calendars/index.ts';
import { itemName, newClock, type ClockItem } from '../clock/index.ts';
import { movesOf, needProject } from '../projects/index.ts';
import words from './words.json' with { type: 'json' };

/** What is due in a project, for those who write in it: each date a whole day. */
export async function dueDates(scope: ProjectScope, reader: Reader): Promise<Entry[]> {
  if (!writesIn(scope.who, scope.project.id)) return [];
  const say = reader.say(words);
  const { project, head } = await needProject(scope);
  const moves = await movesOf(scope);
  const { semesters, midTermReview } = newClock(project, moves);
  const dates: [ClockItem, PartialDate][] = semesters.flatMap(({ number, partnerPartsDue, jointReportDue }) => [
    [`semester-${number}-partner-parts`, partnerPartsDue],
    [`semester-${number}-joint-report`, jointReportDue],
  ]);
  if (midTermReview) dates.push(['mid-term-review', midTermReview.when]);
  const page = wholeAddress(scope.tools.settings, projectAddress('workspace', scope.project.slug));
  return dates
    .filter(([, date]) => date.length === 10)
    .map(([item, day]) => {
      const own = moves.filter((move) => move.item === item);
      return {
        uid: `${scope.project.id}-${item}`,
        sequence: own.length,
        changedAt: own.at(-1)?.at ?? head.changedAt,
        status: 'CONFIRMED',
        title: say('due.title', { what: itemName(reader, item), project: scope.project.acronym }),
        category: say('due.category'),
        description: page,
        time: { firstDay: day, lastDay: day },
        place: '',
        webAddress: null,
        page,
        isBusy: false,
      };
    });
}
