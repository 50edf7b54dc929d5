import { html, type Html } from '../../kernel/html.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { section, table, timeline } from '../../ui/index.ts';
import type { Clock, ClockItem, Period, Phase, Semester, Stage } from './periods.ts';
import { milestoneText, moveText, periodText, phaseName, stageName } from './names.ts';
import { timeOf, whatIsNext, whereAreWe } from './position.ts';
import words from './words.json' with { type: 'json' };

/** The project's clock: where we are, what is next, then every semester with what is due. `today` as `YYYY-MM-DD`. */
export function clockView(reader: Reader, clock: Clock, today: PartialDate): Html {
  const say = reader.say(words);
  return html`${section({
    title: say('clock.title'),
    body: html`<p class="lead">${whereText(reader, clock, today)}</p>
      ${nextTable(reader, clock, today)}`,
  })}
  ${section({
    title: say('clock.whole'),
    body: html`<p class="subtle">${say('clock.workedOut')}</p>
      ${clock.phases.map((phase) => phaseView(reader, clock, phase, today))}`,
  })}`;
}

/** One sentence on where the project is. */
export function whereText(reader: Reader, clock: Clock, today: PartialDate): string {
  const say = reader.say(words);
  const position = whereAreWe(clock, today);
  if (position.is === 'before') return say('where.before', { date: reader.date(clock.from) });
  if (position.is === 'after') return say('where.after', { date: reader.date(clock.to) });
  const { phase, semester, stage } = position;
  const parts = [
    semester
      ? say('where.semester', {
          number: semester.number,
          all: clock.semesters.length,
          period: periodText(reader, semester),
        })
      : say('where.during'),
    phase && phaseName(reader, phase),
    stage && stageName(reader, stage.number),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function nextTable(reader: Reader, clock: Clock, today: PartialDate): Html {
  const say = reader.say(words);
  const next = whatIsNext(clock, today);
  if (next.length === 0) return html`<p>${say('next.nothing')}</p>`;
  return table(reader, {
    caption: say('next.title'),
    rows: next,
    columns: [
      { header: say('next.what'), rowHeader: true, cell: (milestone) => milestoneText(reader, milestone) },
      { header: say('next.when'), cell: (milestone) => reader.date(milestone.date) },
    ],
  });
}

function phaseView(reader: Reader, clock: Clock, phase: Phase, today: PartialDate): Html {
  const moments = phase.semesters.map((semester) => ({
    when: periodText(reader, semester),
    title: reader.say(words)('semester', { number: semester.number }),
    body: semesterBody(reader, clock, semester),
    state: timeOf(semester, today),
  }));
  return html`<h3>${phaseName(reader, phase)}, ${periodText(reader, phase)}</h3>
    ${timeline(moments)}`;
}

function semesterBody(reader: Reader, clock: Clock, semester: Semester): Html {
  const say = reader.say(words);
  const stages = clock.stages.filter((stage) => overlap(stage, semester));
  const review = clock.midTermReview?.semester === semester.number ? clock.midTermReview.when : null;
  const moves = clock.moves.filter(({ item }) => concerns(item, semester, stages, clock));
  return html`${stages.length > 0 && html`<p>${stages.map((stage) => stageName(reader, stage.number)).join(' · ')}</p>`}
    ${review && html`<p>${say('due.midTermReview', { date: reader.date(review) })}</p>`}
    <p>${say('due.reports', { parts: reader.date(semester.partnerPartsDue), joint: reader.date(semester.jointReportDue) })}</p>
    ${moves.length > 0 && html`<ul>${moves.map((move) => html`<li>${moveText(reader, move)}</li>`)}</ul>`}`;
}

/** Periods in one clock follow each other, so comparing their written dates is enough, whatever their precision. */
function overlap(one: Period, other: Period): boolean {
  return one.from.slice(0, 7) <= other.to.slice(0, 7) && other.from.slice(0, 7) <= one.to.slice(0, 7);
}

function concerns(item: ClockItem, semester: Semester, stages: readonly Stage[], clock: Clock): boolean {
  if (item === 'mid-term-review') return clock.midTermReview?.semester === semester.number;
  if (item.startsWith('semester-')) return item.startsWith(`semester-${semester.number}-`);
  return stages.some((stage) => item === `stage-${stage.number}-end`);
}
