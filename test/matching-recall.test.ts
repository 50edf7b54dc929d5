// How well practices are found across languages, measured on a set that somebody else wrote; docs/benchmarks.md has the figures.
import { strict as assert } from 'node:assert';
import { before, describe, test } from 'node:test';
import { figuresOf, halfOf, readTestSet, type Answered, type Figures } from '../bench/matching/recall.ts';
import { matchesOf } from '../src/features/matching/index.ts';
import { createNeed } from '../src/features/needs/index.ts';
import { blankPractice, createPractice, needPractice, publishPractice } from '../src/features/practices/index.ts';
import { languages } from '../src/kernel/words.ts';
import { listPublished, type ListQuery } from '../src/records/listing.ts';
import { newWorld, type Visitor, type World } from './world.ts';

const set = readTestSet();
const most = 10;
let world: World;
let project: Awaited<ReturnType<World['project']>>;
let lead: Visitor;
/** Ids of the set by ids of records. */
const numbers = new Map<string, number>();
const languageOf = new Map(set.practices.map(({ id, language }) => [id, language]));

before(async () => {
  world = await newWorld();
  project = await world.project({ slug: 'measured' });
  lead = await world.signedIn({ project, role: 'lead-coordinator' });
  await world.inProject(project, lead.person, async (scope) => {
    for (const { id: number, ...practice } of set.practices) {
      const { id, slug } = await createPractice(scope, { ...blankPractice, ...practice });
      await publishPractice(scope, await needPractice(scope, slug));
      numbers.set(id, number);
    }
  });
});

async function matched(): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const need of set.needs) {
    const { title, description, language, themes } = need;
    const ids = await world.inProject(project, lead.person, async (scope) => {
      const values = { title, description, language, themes, priority: null, partnerId: null, sources: [] };
      const { id } = await createNeed(scope, values);
      return (await matchesOf(scope, 'need', id, { language, most })).found.practice.map(({ end }) => end.id);
    });
    answered.push({ asked: need, found: ids.flatMap((id) => numbers.get(id) ?? []) });
  }
  return answered;
}

async function searched(isExact: boolean): Promise<Answered[]> {
  const filters = { theme: null, state: null, variety: null, country: null, partner: null, time: null } as const;
  const answered: Answered[] = [];
  for (const asked of set.queries) {
    const { language, text } = asked;
    const query: ListQuery = {
      ...filters,
      ...{ kind: 'practice', language, search: text, isExact, sort: 'relevance', page: 1 },
    };
    const { rows } = await world.inProject(project, lead.person, (scope) => listPublished(scope, query));
    answered.push({ asked, found: rows.slice(0, most).flatMap(({ id }) => numbers.get(id) ?? []) });
  }
  return answered;
}

const shown = ({ items, recall5, recall10, meanReciprocalRank }: Figures) =>
  [items, ...[recall5, recall10, meanReciprocalRank].map((share) => share.toFixed(2))].join(' | ');

/** The rows of the tables in docs/benchmarks.md. */
function report(name: string, answered: readonly Answered[]): string[] {
  const of = (half: 'open' | 'held') => answered.filter(({ asked }) => halfOf(asked) === half);
  const held = of('held');
  const within = figuresOf(held, (asked, practice) => asked.language === languageOf.get(practice));
  const across = figuresOf(held, (asked, practice) => asked.language !== languageOf.get(practice));
  const pairs = languages.map((from) => {
    const cells = languages.map((to) => {
      const pair = figuresOf(held, (asked, id) => asked.language === from && languageOf.get(id) === to);
      return pair.items === 0 ? '–' : `${pair.recall10.toFixed(2)} (${pair.items})`;
    });
    return `| ${name}, ${from} | ${cells.join(' | ')} |`;
  });
  return [
    `| ${name} | held | ${shown(figuresOf(held))} |`,
    `| ${name}, within a language | held | ${shown(within)} |`,
    `| ${name}, across languages | held | ${shown(across)} |`,
    `| ${name} | open | ${shown(figuresOf(of('open')))} |`,
    ...pairs,
  ];
}

const heldHalf = (answered: readonly Answered[]) => figuresOf(answered.filter(({ asked }) => halfOf(asked) === 'held'));

describe('practices of a set that was not looked at', () => {
  test('are found for needs written in any language', async (t) => {
    const answered = await matched();
    for (const line of report('a need', answered)) t.diagnostic(line);
    assert.ok(heldHalf(answered).recall10 > 0.5);
  });

  test('are found by searches in any language, better than by the words as typed', async (t) => {
    const [typed, widened] = [await searched(true), await searched(false)];
    for (const line of [...report('the words as typed', typed), ...report('a search', widened)]) t.diagnostic(line);
    assert.ok(heldHalf(widened).recall10 > heldHalf(typed).recall10);
  });
});
