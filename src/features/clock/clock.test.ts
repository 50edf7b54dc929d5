import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { PartialDate } from '../../kernel/dates.ts';
import { newClock } from './clock.ts';
import type { Clock, ClockFacts, ClockItem, ClockMove } from './periods.ts';
import { whatIsNext, whereAreWe } from './position.ts';
import type { RuleSetName } from './rule-sets.ts';

const on = (date: string) => date as PartialDate;

function facts(ruleSet: RuleSetName, startsOn: string, more: Partial<ClockFacts> = {}): ClockFacts {
  return { ruleSet, startsOn: on(startsOn), endsOn: null, ownPhases: [], ...more };
}

function move(item: ClockItem, was: string, to: string, movesLater = false): ClockMove {
  return { item, was: on(was), to: on(to), movesLater, reason: 'The pandemic' };
}

const semesters = (clock: Clock) => clock.semesters.map(({ from, to }) => `${from} ${to}`);
const better = facts('interreg-europe-2014-2020', '2019-08');

describe('the clock of Interreg Europe 2014–2020', () => {
  it('counts eight semesters from a start known to the month only', () => {
    const clock = newClock(better);
    assert.deepEqual(semesters(clock), [
      '2019-08 2020-01',
      '2020-02 2020-07',
      '2020-08 2021-01',
      '2021-02 2021-07',
      '2021-08 2022-01',
      '2022-02 2022-07',
      '2022-08 2023-01',
      '2023-02 2023-07',
    ]);
    assert.deepEqual(
      clock.phases.map(({ name, from, to }) => [name, from, to]),
      [
        ['learning', '2019-08', '2022-07'],
        ['implementation', '2022-08', '2023-07'],
      ],
    );
  });

  it('asks the partners for their parts two weeks after the period and for the joint report three months after it', () => {
    const due = newClock(better).semesters.map(
      ({ partnerPartsDue, jointReportDue }) => `${partnerPartsDue} ${jointReportDue}`,
    );
    assert.deepEqual(due.slice(0, 3), ['2020-02-14 2020-04-30', '2020-08-14 2020-10-31', '2021-02-14 2021-04-30']);
  });

  it('has its review halfway, in semester four', () => {
    assert.deepEqual(newClock(better).midTermReview, { semester: 4, when: '2021-02..2021-07' });
  });

  it('goes through five stages, the last of them after the learning', () => {
    const stages = newClock(better).stages.map(({ number, from, to }) => `${number} ${from} ${to}`);
    assert.deepEqual(stages, [
      '1 2019-08 2021-01',
      '2 2021-02 2021-07',
      '3 2021-08 2022-01',
      '4 2022-02 2022-07',
      '5 2022-08 2023-07',
    ]);
  });
});

describe('the clock of other rule sets', () => {
  it('gives Interreg Europe 2021–2027 a core phase of three years and a follow-up of one', () => {
    const clock = newClock(facts('interreg-europe-2021-2027', '2023-03-01'));
    assert.deepEqual(
      clock.phases.map(({ name, from, to }) => [name, from, to]),
      [
        ['core', '2023-03-01', '2026-02-28'],
        ['follow-up', '2026-03-01', '2027-02-28'],
      ],
    );
    assert.equal(clock.ruleSet.actionPlans, 'without-policy-change');
  });

  it('gives an URBACT transfer network thirty months in three phases', () => {
    const clock = newClock(facts('urbact-transfer-network', '2026-01'));
    assert.deepEqual(
      clock.phases.map(({ name, to }) => [name, to]),
      [
        ['understand', '2026-06'],
        ['adapt', '2027-12'],
        ['re-use', '2028-06'],
      ],
    );
    assert.deepEqual(clock.stages, []);
  });

  it('takes the phases a project gives itself, with a shorter last period where six months do not fit', () => {
    const ownPhases = [
      { name: 'Preparation', months: 9 },
      { name: 'Work', months: 6 },
    ];
    const clock = newClock(facts('own', '2025-04', { ownPhases }));
    assert.deepEqual(semesters(clock), ['2025-04 2025-09', '2025-10 2025-12', '2026-01 2026-06']);
    assert.deepEqual(
      clock.phases.map(({ name, semesters: own }) => [name, own.length]),
      [
        [{ own: 'Preparation' }, 2],
        [{ own: 'Work' }, 1],
      ],
    );
  });
});

describe('a start known to the day', () => {
  for (const [start, expected] of [
    ['2019-08-15', ['2019-08-15 2020-02-14', '2020-02-15 2020-08-14']],
    ['2019-08-31', ['2019-08-31 2020-02-28', '2020-02-29 2020-08-30']],
    ['2023-08-31', ['2023-08-31 2024-02-28', '2024-02-29 2024-08-30']],
    ['2019-11-01', ['2019-11-01 2020-04-30', '2020-05-01 2020-10-31']],
  ] as const) {
    it(`counts from ${start} without drifting at the ends of months`, () => {
      const clock = newClock(facts('interreg-europe-2014-2020', start));
      assert.deepEqual(semesters(clock).slice(0, 2), expected);
      assert.equal(clock.semesters.at(-1)?.to.slice(0, 4), String(Number(start.slice(0, 4)) + 4));
    });
  }

  it('lets the joint report be due at the end of the third month when the period ends with a month', () => {
    const [first] = newClock(facts('interreg-europe-2014-2020', '2019-11-01')).semesters;
    assert.equal(first?.jointReportDue, '2020-07-31');
  });
});

describe('moved dates', () => {
  it('moves one due date and nothing else', () => {
    const clock = newClock(better, [move('semester-2-joint-report', '2020-10-31', '2020-11-30')]);
    assert.equal(clock.semesters[1]?.jointReportDue, '2020-11-30');
    assert.equal(clock.semesters[1].partnerPartsDue, '2020-08-14');
    assert.deepEqual(semesters(clock), semesters(newClock(better)));
  });

  it('lets the next semester begin after a moved end, and the due dates follow', () => {
    const clock = newClock(better, [move('semester-2-end', '2020-07', '2020-09')]);
    assert.deepEqual(semesters(clock).slice(1, 4), ['2020-02 2020-09', '2020-10 2021-01', '2021-02 2021-07']);
    assert.equal(clock.semesters[1]?.partnerPartsDue, '2020-10-14');
  });

  it('takes the later ends along by as many months when asked to', () => {
    const clock = newClock(better, [move('semester-6-end', '2022-07', '2023-01', true)]);
    assert.deepEqual(semesters(clock).slice(5), ['2022-02 2023-01', '2023-02 2023-07', '2023-08 2024-01']);
    assert.equal(clock.to, '2024-01');
    assert.equal(clock.stages.at(-1)?.to, '2024-01');
  });

  it('moves the same date twice, each time from where it stood', () => {
    const moves = [
      move('semester-1-end', '2020-01', '2020-03', true),
      move('semester-1-end', '2020-03', '2020-02', true),
    ];
    assert.deepEqual(semesters(newClock(better, moves)).slice(0, 2), ['2019-08 2020-02', '2020-03 2020-08']);
  });

  it('moves the end of a stage while the semesters stay', () => {
    const clock = newClock(better, [move('stage-2-end', '2021-07', '2022-01', true)]);
    assert.deepEqual(
      clock.stages.map(({ to }) => to),
      ['2021-01', '2022-01', '2022-07', '2023-01', '2023-07'],
    );
    assert.deepEqual(semesters(clock), semesters(newClock(better)));
  });

  it('keeps a published end that differs from the rule set', () => {
    assert.equal(newClock({ ...better, endsOn: on('2023-10') }).semesters.at(-1)?.to, '2023-10');
  });
});

describe('where are we', () => {
  for (const [today, semester, stage, phase] of [
    ['2019-08-01', 1, 1, 'learning'],
    ['2020-01-31', 1, 1, 'learning'],
    ['2020-02-01', 2, 1, 'learning'],
    ['2021-03-15', 4, 2, 'learning'],
    ['2022-08-01', 7, 5, 'implementation'],
    ['2023-07-31', 8, 5, 'implementation'],
  ] as const) {
    it(`is semester ${semester} on ${today}`, () => {
      const position = whereAreWe(newClock(better), on(today));
      assert.ok(position.is === 'during');
      assert.deepEqual(
        [position.semester?.number, position.stage?.number, position.phase?.name],
        [semester, stage, phase],
      );
    });
  }

  it('knows the day before the start and the day after the end', () => {
    assert.equal(whereAreWe(newClock(better), on('2019-07-31')).is, 'before');
    assert.equal(whereAreWe(newClock(better), on('2023-08-01')).is, 'after');
  });
});

describe('what is next', () => {
  const next = (today: string, most?: number) =>
    whatIsNext(newClock(better), on(today), most).map(({ what, date }) => `${what} ${date}`);

  it('names the start before it', () => {
    assert.equal(next('2019-01-01', 1)[0], 'start 2019-08');
  });

  it('names what is due next, the nearest first', () => {
    assert.deepEqual(next('2021-02-10'), [
      'partner-parts 2021-02-14',
      'joint-report 2021-04-30',
      'mid-term-review 2021-02..2021-07',
      'semester-end 2021-07',
      'stage-begins 2021-08',
    ]);
  });

  it('still asks for the last report after the end, and then for nothing', () => {
    assert.deepEqual(next('2023-08-01'), ['partner-parts 2023-08-14', 'joint-report 2023-10-31']);
    assert.deepEqual(next('2023-10-31'), ['joint-report 2023-10-31']);
    assert.deepEqual(next('2023-11-01'), []);
  });
});
