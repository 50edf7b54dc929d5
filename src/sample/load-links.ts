import { linksOf, makeLink, withdrawLink } from '../features/chain/index.ts';
import { sourcesOf } from './data-files.ts';
import { idOf, on, type Stage } from './stage.ts';

/** Ties the records of the network together. */
export async function loadLinks(stage: Stage): Promise<void> {
  for (const data of stage.network.links) {
    const scope = on(stage, data.day);
    const [from, to] = [idOf(stage, data.from), idOf(stage, data.to)];
    const id = await makeLink(scope, {
      ...{ from, to, type: data.type, reason: data.reason },
      language: data.language ?? 'en',
      onDate: data.on,
      speaker: data.speaker ?? '',
      sources: sourcesOf(stage.network, data.sources ?? []),
      ...(data.strength ? { strength: data.strength } : {}),
    });
    if (!data.withdrawn) continue;
    const later = on(stage, data.withdrawn.day);
    const link = (await linksOf(later, 'workspace', from)).find((one) => one.id === id);
    if (link) await withdrawLink(later, link, data.withdrawn.reason);
  }
}
