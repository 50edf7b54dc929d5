import { addSession } from '../features/agenda/index.ts';
import { needEvent } from '../features/events/index.ts';
import { addMaterial } from '../features/material/index.ts';
import type { SessionData } from './agenda-data.ts';
import { makeFile } from './files.ts';
import { hostOf, idOf, on, slugOf, type Stage } from './stage.ts';

/** Writes the agenda of events, ties the practices that were shown, where nobody has done so by hand, and adds material. */
export async function loadAgenda(stage: Stage): Promise<void> {
  for (const { event: key, day, language, sessions, material = [] } of stage.network.agenda) {
    const host = hostOf(stage, key);
    const event = await needEvent(stage.scope, slugOf(stage, key));
    const made = new Map<string, string>();
    for (const { on: date = null, practices = [], ...told } of sessions) {
      const scope = on(stage, day, host);
      const values = { ...unknown, ...told, language, day: date, practices: practices.map((one) => idOf(stage, one)) };
      made.set(told.title, (await addSession(scope, event, values)).id);
    }
    for (const { file, session, ...told } of material) {
      const scope = on(stage, day, host);
      const values = { webAddress: '', isPublic: true, language, ...told, session: made.get(session ?? '') ?? null };
      const files = file === undefined ? [] : [makeFile(file, told.title)];
      await addMaterial(scope, event, values, files);
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
