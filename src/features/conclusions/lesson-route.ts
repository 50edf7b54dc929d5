import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import { sayIn } from '../../kernel/words.ts';
import { onlyPartner } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { linksOf } from '../chain/index.ts';
import { createLesson, lessonWords, mayAddLesson } from '../lessons/index.ts';
import { needConclusion } from './store.ts';
import words from './words.json' with { type: 'json' };

/** "Becomes a lesson": a lesson with the words of the conclusion, tied to it and to the event, open for editing at once. */
export function lessonRoute(routes: Routes): void {
  routes.workspace.write('/conclusions/:slug/lesson', async (visit) => {
    const { head, value } = await needConclusion(visit, visit.param('slug'));
    const { who, project, reader } = visit;
    mustBeAllowed(mayAddLesson(who, project, reader.say(lessonWords)));
    const links = await linksOf(visit, 'workspace', head.id);
    const event = links.find(({ type, from }) => type === 'concluded-at' && from === head.id)?.to ?? null;
    const made = await createLesson(
      visit,
      { ...value, learner: onlyPartner(who, project.id), sources: [] },
      { event, practice: null, conclusion: head.id, reason: sayIn(value.language, words)('lesson.reason') },
    );
    const page = recordAddress('workspace', 'lesson', project.slug, made.slug);
    return visit.redirect(address`${page}/edit`, { text: reader.say(words)('said.lesson') });
  });
}
