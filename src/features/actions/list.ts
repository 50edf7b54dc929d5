import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordList } from '../../layout/index.ts';
import type { ShownList } from '../../layout/section/index.ts';
import { buttonLink, pageHead } from '../../ui/index.ts';
import { isActionState } from './action.ts';
import { actionStateName, actionStateTag } from './state.ts';
import words from './words.json' with { type: 'json' };

/** Actions: of all projects or of one, before the public or with those not published. */
export function actionList(visit: Visit, { face, listing, add }: ShownList): Html {
  const say = visit.reader.say(words);
  const begin = add && buttonLink({ label: say('new.title'), address: add });
  return html`${pageHead({ title: say('list.title'), lead: say('list.lead'), actions: begin })}
${recordList(visit, {
  face,
  listing,
  facets: face === 'public' ? ['state', 'theme', 'country', 'partner'] : ['state', 'theme', 'partner'],
  sorts: ['relevance', 'newest', 'title', 'date'],
  stateLabel: (state) => (isActionState(state) ? actionStateName(visit.reader, state) : state),
  stateMark: (row) => (isActionState(row.state) ? actionStateTag(visit.reader, row.state) : null),
  empty: { title: say('list.empty'), body: say('list.emptyHelp') },
})}`;
}
