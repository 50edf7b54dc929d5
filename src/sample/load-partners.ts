import {
  createInstrument,
  needInstrument,
  publishInstrument,
  replaceInstrument,
} from '../features/instruments/index.ts';
import { createNeed, createStrength, needCard, publishCard, setCardState } from '../features/needs/index.ts';
import { createPartner, needPartner, publishPartner, replacePartner } from '../features/partners/index.ts';
import { sourcesOf } from './data-files.ts';
import type { CardData, InstrumentData, PartnerData } from './network.ts';
import { idOf, keep, on, slugOf, type Stage } from './stage.ts';

/** Makes the partners, published. Their cards come later, when there are people who act for them. */
export async function loadPartners(stage: Stage): Promise<void> {
  const { network } = stage;
  for (const partner of network.partners) {
    const {
      key,
      day,
      texts: _texts,
      needs: _needs,
      strengths: _strengths,
      replacement: _replacement,
      ...values
    } = partner;
    const scope = on(stage, day, key);
    const made = await createPartner(scope, {
      ...values,
      name: partner.replacement ? partner.organisation : partner.city,
      language: partner.language ?? 'en',
      sources: sourcesOf(network, partner.sources),
      populationSources: sourcesOf(network, partner.populationSources),
    });
    await keep(stage, scope, partner, made);
    await publishPartner(scope, await needPartner(scope, made.slug));
  }
}

/** Lets the partners be replaced that were. What they owned stays with them. */
export async function replacePartners(stage: Stage): Promise<void> {
  for (const { key, replacement } of stage.network.partners) {
    if (!replacement) continue;
    const scope = on(stage, replacement.day);
    const slug = slugOf(stage, key);
    const { by, on: date, reason } = replacement;
    await replacePartner(scope, await needPartner(scope, slug), {
      by: idOf(stage, by),
      on: date,
      reason,
      records: 'stay',
    });
    await publishPartner(scope, await needPartner(scope, slug));
  }
}

export async function loadCards(stage: Stage): Promise<void> {
  for (const partner of stage.network.partners) {
    for (const need of partner.needs) await loadCard(stage, partner, 'need', need);
    for (const strength of partner.strengths) await loadCard(stage, partner, 'strength', strength);
  }
}

async function loadCard(stage: Stage, partner: PartnerData, kind: 'need' | 'strength', card: CardData): Promise<void> {
  const scope = on(stage, partner.day, partner.key);
  const made = await (kind === 'need' ? createNeed : createStrength)(scope, {
    title: card.title,
    description: card.description,
    language: partner.language ?? 'en',
    themes: card.themes,
    priority: card.priority ?? null,
    partnerId: idOf(stage, partner.key),
    sources: sourcesOf(stage.network, card.sources ?? partner.sources.slice(0, 1)),
  });
  await keep(stage, scope, card, made);
  if (card.state !== undefined && card.state !== 'open' && card.state !== 'offered') {
    await setCardState(scope, await needCard(scope, kind, made.slug), card.state, card.stateReason ?? '');
  }
  await publishCard(scope, await needCard(scope, kind, made.slug));
}

export async function loadInstruments(stage: Stage): Promise<void> {
  const { instruments } = stage.network;
  for (const data of instruments) await loadInstrument(stage, data);
  for (const data of instruments) await replaceWhereItWas(stage, data);
  // A page shows the whole row of replacements, so it is published when the row is complete.
  for (const data of instruments) {
    const scope = on(stage, data.replacement?.day ?? data.day, data.partners[0]);
    await publishInstrument(scope, await needInstrument(scope, slugOf(stage, data.key)));
  }
}

async function loadInstrument(stage: Stage, data: InstrumentData): Promise<void> {
  const { key: _key, day, texts: _texts, partners, replacement: _replacement, ...values } = data;
  const scope = on(stage, day, partners[0]);
  const partnerIds = partners.map((partner) => idOf(stage, partner));
  const sources = sourcesOf(stage.network, data.sources);
  const made = await createInstrument(scope, { ...values, language: data.language ?? 'en', partnerIds, sources });
  await keep(stage, scope, data, made);
}

async function replaceWhereItWas(stage: Stage, { key, partners, replacement }: InstrumentData): Promise<void> {
  if (!replacement) return;
  const scope = on(stage, replacement.day, partners[0]);
  const { by, on: date, reason, goalKept } = replacement;
  const sources = sourcesOf(stage.network, replacement.sources);
  const stored = await needInstrument(scope, slugOf(stage, key));
  await replaceInstrument(scope, stored, { by: idOf(stage, by), on: date, reason, goalKept, sources });
}
