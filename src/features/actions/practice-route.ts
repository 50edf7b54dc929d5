import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import { sayIn } from '../../kernel/words.ts';
import { recordAddress } from '../../records/kinds.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { isTheme } from '../../records/themes.ts';
import { blankPractice, practiceFromAction, type Practice } from '../practices/index.ts';
import type { Action } from './action.ts';
import { mayEditAction } from './policy.ts';
import { needAction } from './store.ts';
import words from './words.json' with { type: 'json' };

/** "Becomes a practice": a draft filled from the action, tied to it for good, open for editing at once. */
export function becomingRoute(routes: Routes): void {
  routes.workspace.write('/actions/:slug/practice', async (visit) => {
    const stored = await needAction(visit, visit.param('slug'));
    const { head, value: action } = stored;
    const say = visit.reader.say(words);
    mustBeAllowed(mayEditAction(visit.who, visit.project, stored, visit.reader));
    const practice = practiceOf(action, await countryOfPartner(visit, action.partnerId));
    const made = await practiceFromAction(visit, {
      id: head.id,
      practice,
      reason: sayIn(action.language, words)('practice.reason'),
    });
    return visit.redirect(address`${recordAddress('workspace', 'practice', visit.project.slug, made.slug)}/edit`, {
      text: say('said.practice'),
    });
  });
}

/** What an action tells of the practice it may become; the rest is asked in the practice's own form. */
function practiceOf(action: Action, country: string | null): Practice {
  const { title, summary, language, partnerId: partner, startsOn, endsOn, sources } = action;
  return {
    ...blankPractice,
    ...{ title, summary, language, partner, startsOn, endsOn, sources, country },
    themes: action.themes.filter(isTheme),
    description: [action.background, action.activities].filter((text) => text !== '').join('\n\n'),
    resources: [action.costNote, action.funding].filter((text) => text !== '').join('\n'),
    evidence: action.results,
  };
}
