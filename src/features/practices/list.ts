import { html, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordList } from '../../layout/index.ts';
import type { ShownList } from '../../layout/section/index.ts';
import type { ListRow } from '../../records/listing.ts';
import { buttonLink, pageHead, stateTag, type Tone } from '../../ui/index.ts';
import { practiceStates, type PracticeState } from './practice.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<PracticeState, Tone> = {
  draft: 'plain',
  'in-review': 'waiting',
  returned: 'now',
  approved: 'done',
  published: 'done',
};

function stateOf(text: string): PracticeState {
  return practiceStates.find((state) => state === text) ?? 'draft';
}

/** Practices: of all projects or of one, before the public or with the drafts. */
export function practiceList(visit: Visit, { face, listing, projectSlug, add }: ShownList): Html {
  const say = visit.reader.say(words);
  const write = add && buttonLink({ label: say('act.new'), address: add });
  const isWorkspace = face === 'workspace';
  const places = projectSlug === null ? (['country'] as const) : (['partner'] as const);
  const lead = projectSlug === null ? say('list.lead') : say('list.leadOfProject');
  return html`${pageHead({ title: say('list.title'), lead, actions: write })}
${recordList(visit, {
  face,
  listing,
  facets: ['theme', 'variety', ...places, ...(isWorkspace ? (['state'] as const) : [])],
  sorts: ['relevance', 'newest', 'title', 'date'],
  stateLabel: (state) => say(`choice.state.${stateOf(state)}`),
  stateMark: ({ state, publishedAt }: ListRow): Part =>
    isWorkspace &&
    (state !== 'draft' || publishedAt !== null) &&
    stateTag({ label: say(`choice.state.${stateOf(state)}`), tone: tones[stateOf(state)] }),
  varietyLabel: (variety) => say(variety === 'did-not-work' ? 'choice.variety.did-not-work' : 'choice.variety.worked'),
  varietyHeading: say('field.variety'),
  empty: isWorkspace
    ? { title: say('list.empty'), body: say('list.emptyHelp'), action: write }
    : { title: say('list.emptyPublic') },
})}`;
}
