import { createConclusion, needConclusion, publishConclusion } from '../features/conclusions/index.ts';
import { createLesson, needLesson, publishLesson } from '../features/lessons/index.ts';
import type { AgendaData, ConclusionData } from './agenda-data.ts';
import { hostOf, idOf, keep, on, type Stage } from './stage.ts';

/** Writes down what was concluded at events, and makes a lesson of it where a partner did. */
export async function loadConclusions(stage: Stage): Promise<void> {
  for (const agenda of stage.network.agenda) {
    for (const data of agenda.conclusions ?? []) await loadConclusion(stage, agenda, data);
  }
}

async function loadConclusion(stage: Stage, { event, language: own }: AgendaData, data: ConclusionData): Promise<void> {
  const { title, themes, reason, description = '', language = own, isPublic = true, lesson } = data;
  const host = hostOf(stage, event);
  const scope = on(stage, data.day, host);
  const conclusion = { title, themes, description, language };
  const made = await createConclusion(scope, conclusion, { event: idOf(stage, event), reason });
  await keep(stage, scope, data, made);
  if (isPublic) await publishConclusion(scope, await needConclusion(scope, made.slug));
  if (!lesson) return;
  const later = on(stage, lesson.day, lesson.partner);
  const told = { title: lesson.title, description: lesson.description, language: lesson.language ?? language, themes };
  const from = { event: idOf(stage, event), practice: null, conclusion: made.id, reason: lesson.reason };
  const learnt = await createLesson(later, { ...told, learner: idOf(stage, lesson.partner), sources: [] }, from);
  await keep(stage, later, lesson, learnt);
  await publishLesson(later, await needLesson(later, learnt.slug));
}
