import { dismiss } from '../features/matching/index.ts';
import { idOf, on, type Stage } from './stage.ts';

/** Sets aside what the partners said does not match their needs. */
export async function loadMatches(stage: Stage): Promise<void> {
  for (const partner of stage.network.partners) {
    for (const { key, setAside = [] } of partner.needs) {
      for (const { match, day, reason } of setAside) {
        await dismiss(on(stage, day, partner.key), idOf(stage, key), idOf(stage, match), reason);
      }
    }
  }
}
