import { addSession } from '../features/agenda/index.ts';
import { needEvent } from '../features/events/index.ts';
import type { SessionData } from './agenda-data.ts';
import { idOf, on, slugOf, type Stage } from './stage.ts';

/** Writes the agenda of events, and ties the practices that were shown, where nobody has done so by hand. */
export async function loadAgenda(stage: Stage): Promise<void> {
  for (const { event, day, language, sessions } of stage.network.agenda) {
    const host = stage.network.events.find(({ key }) => key === event)?.host ?? null;
    for (const data of sessions) {
      const scope = on(stage, day, host);
      const { on: date = null, practices = [], ...told } = data;
      await addSession(scope, await needEvent(scope, slugOf(stage, event)), {
        ...unknown,
        ...told,
        language,
        day: date,
        practices: practices.map((practice) => idOf(stage, practice)),
      });
    }
  }
}

const unknown = {
  starts: null,
  ends: null,
  description: '',
  speakers: '',
  place: '',
  webAddress: '',
  isPublic: true,
} satisfies Partial<SessionData>;
