import type { PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ClockMove, Period, Phase } from './periods.ts';
import type { Milestone } from './position.ts';
import words from './words.json' with { type: 'json' };

export function periodText(reader: Reader, { from, to }: Period): string {
  return from === to ? reader.date(from) : reader.date(`${from}..${to}` as PartialDate);
}

export function phaseName(reader: Reader, { name }: Phase): string {
  return typeof name === 'string' ? reader.say(words)(`phase.${name}`) : name.own;
}

export function stageName(reader: Reader, number: number): string {
  const names = ['stage.1', 'stage.2', 'stage.3', 'stage.4', 'stage.5'] as const;
  const name = names[number - 1];
  return name === undefined ? '' : reader.say(words)('stage', { number, name: reader.say(words)(name) });
}

export function milestoneText(reader: Reader, milestone: Milestone): string {
  const say = reader.say(words);
  switch (milestone.what) {
    case 'start':
    case 'end':
      return say(`milestone.${milestone.what}`);
    case 'phase-begins':
      return say('milestone.phase-begins', { phase: phaseName(reader, milestone.phase) });
    case 'stage-begins':
      return say('milestone.stage-begins', { stage: stageName(reader, milestone.stage) });
    default:
      return say(`milestone.${milestone.what}`, { semester: milestone.semester });
  }
}

/** "End of semester 4: from July 2021 to October 2021. Reason …" */
export function moveText(reader: Reader, move: ClockMove): string {
  const say = reader.say(words);
  const values = {
    item: itemName(reader, move.item),
    was: reader.date(move.was),
    to: reader.date(move.to),
    reason: move.reason,
  };
  return move.movesLater ? say('moved.withLater', values) : say('moved', values);
}

export function itemName(reader: Reader, item: string): string {
  const say = reader.say(words);
  const [, number = ''] = /^(?:semester|stage)-(\d+)-/.exec(item) ?? [];
  if (item.startsWith('stage-')) return say('item.stage-end', { stage: stageName(reader, Number(number)) });
  if (item.endsWith('-partner-parts')) return say('item.partner-parts', { semester: Number(number) });
  if (item.endsWith('-joint-report')) return say('item.joint-report', { semester: Number(number) });
  if (item === 'mid-term-review') return say('item.mid-term-review');
  return say('item.semester-end', { semester: Number(number) });
}
