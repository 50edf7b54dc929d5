import { bringHome, needBrought, settleBrought } from '../features/dossier/index.ts';
import { createLesson } from '../features/lessons/index.ts';
import { addQuestion, needQuestion, settle } from '../features/questions/index.ts';
import type { DossierData } from './agenda-data.ts';
import { hostOf, idOf, keep, on, type Stage } from './stage.ts';

/** Fills the dossiers of study visits: questions before, what is brought home, what nobody writes down. */
export async function loadDossiers(stage: Stage): Promise<void> {
  for (const { event, dossier = {} } of stage.network.agenda) {
    const host = hostOf(stage, event);
    for (const one of dossier.questions ?? []) await loadQuestion(stage, { event, host }, one);
    for (const one of dossier.brought ?? []) await loadBrought(stage, event, one);
    for (const { by, day, title, description, language, key } of dossier.unwritten ?? []) {
      const scope = on(stage, day, by);
      const told = { title, description, language, themes: [], sources: [], isUnwritten: true };
      const from = { event: idOf(stage, event), practice: null, reason: 'Told on the visit.' };
      await keep(stage, scope, { key }, await createLesson(scope, { ...told, learner: idOf(stage, by) }, from));
    }
  }
}

async function loadQuestion(
  stage: Stage,
  { event, host }: { readonly event: string; readonly host: string | null },
  { by, day, answer, ...asked }: NonNullable<DossierData['questions']>[number],
): Promise<void> {
  const scope = on(stage, day, by);
  const askerOrganisation = stage.network.partners.find(({ key }) => key === by)?.organisation ?? '';
  const subject = { id: idOf(stage, event), projectId: scope.project.id };
  const question = { ...asked, askerName: scope.who.person.name, askerOrganisation, showsName: false };
  const id = await addQuestion(scope, subject, question, null);
  if (!answer) return;
  const later = on(stage, answer.day, host);
  await settle(later, await needQuestion(later, id), 'answered', answer.content, 'taken back');
}

async function loadBrought(
  stage: Stage,
  event: string,
  { by, day, done, dueOn, ...told }: NonNullable<DossierData['brought']>[number],
): Promise<void> {
  const scope = on(stage, day, by);
  const id = await bringHome(scope, idOf(stage, event), { ...told, dueOn: dueOn ?? null });
  if (done === undefined) return;
  const later = on(stage, done, by);
  await settleBrought(later, await needBrought(later, idOf(stage, event), id), true);
}
