import {
  blankPractice,
  changePractice,
  createPractice,
  needPractice,
  publishPractice,
  withdrawPractice,
  type Practice,
} from '../features/practices/index.ts';
import { moneyFrom } from '../records/money.ts';
import { sourcesOf } from './data-files.ts';
import type { EffortData, FigureData, PracticeData } from './practice-data.ts';
import { idOrNull, keep, on, type Stage } from './stage.ts';

export async function loadPractices(stage: Stage): Promise<void> {
  for (const data of stage.network.practices) await loadPractice(stage, data);
}

export async function loadPractice(stage: Stage, data: PracticeData): Promise<void> {
  const scope = on(stage, data.day, data.partner);
  const practice = practiceOf(stage, data);
  const made = await createPractice(scope, practice);
  await keep(stage, scope, data, made);
  for (const [index, block] of (data.blocks ?? []).entries()) {
    await keep(stage, scope, block, { id: practice.blocks[index]?.id ?? '', slug: null });
  }
  const { slug } = made;
  if (data.isDraft) return;
  await publishPractice(scope, await needPractice(scope, slug));
  for (const { day, note, ...said } of data.changes ?? []) {
    const later = on(stage, day, data.partner);
    const stored = await needPractice(later, slug);
    await changePractice(later, stored, stored.head.revision, { ...stored.value, ...said });
    await publishPractice(later, await needPractice(later, slug), note);
  }
  if (data.withdrawnOn) {
    const later = on(stage, data.withdrawnOn, data.partner);
    await withdrawPractice(later, await needPractice(later, slug));
  }
}

function practiceOf(stage: Stage, data: PracticeData): Practice {
  const { title, summary, themes, country, city, description, provenance } = data;
  return {
    ...blankPractice,
    ...effortOf(data.effort),
    ...{ title, summary, themes, country, city, description, provenance },
    language: data.language ?? 'en',
    outcome: data.outcome ?? 'worked',
    partner: idOrNull(stage, data.partner),
    authorOrganisation: data.authorOrganisation ?? '',
    ownerOrganisation: data.ownerOrganisation ?? '',
    level: data.level ?? null,
    startsOn: data.startsOn ?? null,
    endsOn: data.endsOn ?? null,
    resources: data.resources ?? '',
    evidence: data.evidence ?? '',
    difficulties: data.difficulties ?? '',
    difficultiesUnknown: data.difficulties === null,
    transfer: data.transfer ?? '',
    provenanceReason: data.provenanceReason ?? '',
    blocks: (data.blocks ?? []).map(({ title, what, preconditions, needs }) => ({
      ...{ id: stage.scope.tools.chance.id(), slug: '', texts: {} },
      ...{ title, what, preconditions, needs },
    })),
    figures: data.figures.map((figure) => figureOf(stage, data, figure)),
    sources: sourcesOf(stage.network, data.sources),
  };
}

function effortOf({ currency, setUpCost, yearlyCost, pricesOf, ...said }: EffortData = {}): Partial<Practice> {
  return {
    ...said,
    setUpCost: moneyFrom(setUpCost ?? null, currency ?? null),
    yearlyCost: moneyFrom(yearlyCost ?? null, currency ?? null),
    pricesOf: pricesOf === undefined ? null : Number(pricesOf),
  };
}

function figureOf({ network, scope }: Stage, practice: PracticeData, figure: FigureData): Practice['figures'][number] {
  const cited = figure.source ?? practice.sources[0];
  return {
    id: scope.tools.chance.id(),
    name: figure.name,
    value: figure.value,
    unit: figure.unit ?? '',
    of: figure.of ?? null,
    isApproximate: figure.isApproximate ?? false,
    source: cited === undefined ? null : (sourcesOf(network, [cited])[0] ?? null),
  };
}
