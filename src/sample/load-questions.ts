import { addQuestion, needQuestion, settle } from '../features/questions/index.ts';
import { idOf, on, type Stage } from './stage.ts';

export async function loadQuestions(stage: Stage): Promise<void> {
  for (const { practice, day, from, name, answer, declined, ...asked } of stage.network.questions.questions) {
    const scope = on(stage, day);
    const subject = { id: idOf(stage, practice), projectId: scope.project.id };
    const guest = { ...scope, who: { person: null, memberships: [] } };
    const id = await addQuestion(guest, subject, { ...asked, askerName: name, askerOrganisation: from }, null);
    const said = answer ?? declined;
    if (!said) continue;
    const later = on(stage, said.day, said.by);
    await settle(later, await needQuestion(later, id), answer ? 'answered' : 'declined', said.content, 'taken back');
  }
}
