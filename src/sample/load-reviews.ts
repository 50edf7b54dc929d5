import { needPractice, publishPractice } from '../features/practices/index.ts';
import { comment, pass, recall, saveRule, sendBack, submit } from '../features/reviews/index.ts';
import type { ProjectScope } from '../kernel/scope.ts';
import type { Actors } from './accounts.ts';
import { loadPractice } from './load-practices.ts';
import type { ReviewStepData } from './review-data.ts';
import { on, slugOf, type Stage } from './stage.ts';

/** Sends texts on their way through the gates; each stops where its steps do. */
export async function loadReviews(stage: Stage, actors: Actors): Promise<void> {
  const { rule, texts } = stage.network.reviews;
  if (rule) {
    const { day, ...own } = rule;
    await saveRule(on(stage, day), own);
  }
  for (const { practice, steps } of texts) {
    await loadPractice(stage, { ...practice, isDraft: true });
    const slug = slugOf(stage, practice.key);
    for (const step of steps) await act(scopeOf(stage, actors, step, practice.partner), slug, step);
  }
}

/** On whose behalf: somebody by the key of their account, or who acts for the partner. */
function scopeOf(stage: Stage, actors: Actors, { day, by }: ReviewStepData, partner: string | null): ProjectScope {
  const scope = on(stage, day, by === undefined ? partner : null);
  const actor = by === undefined || by === 'lead' ? undefined : actors.get(by);
  return actor ? { ...scope, who: { person: actor.person, memberships: actor.memberships } } : scope;
}

async function act(scope: ProjectScope, slug: string, step: ReviewStepData): Promise<void> {
  const stored = await needPractice(scope, slug);
  const { language } = scope.who.person;
  const { note = '', verdict, showsName } = step;
  const acts: Record<ReviewStepData['act'], () => Promise<void>> = {
    submitted: () => submit(scope, stored, language),
    commented: () => comment(scope, stored.head, { note, language }),
    passed: () =>
      pass(scope, stored.head, { note, language, ...(verdict ? { verdict, showsName: showsName ?? false } : {}) }),
    returned: () => sendBack(scope, stored.head, { note, language }),
    recalled: () => recall(scope, stored.head, language),
    published: () => publishPractice(scope, stored),
  };
  await acts[step.act]();
}
