import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage, type FormView } from '../../layout/index.ts';
import { recordAddress, sections } from '../../records/kinds.ts';
import { buttonLink, pageHead } from '../../ui/index.ts';
import { mayEditRecord, stateName } from '../partners/index.ts';
import { cardStates, problemsInState, stateForm, type CardKind, type StateFields } from './card.ts';
import { needCard, setCardState, type StoredCard } from './store.ts';
import words from './words.json' with { type: 'json' };

function stateAddress(visit: WorkspaceVisit, kind: CardKind, slug: string | null): Address {
  return address`${recordAddress('workspace', kind, visit.project.slug, slug)}/state`;
}

/** The way to say how far a card is. */
export function stateLink(visit: WorkspaceVisit, kind: CardKind, slug: string | null): Html {
  return buttonLink({
    label: visit.reader.say(words)('state.change'),
    address: stateAddress(visit, kind, slug),
    variant: 'secondary',
  });
}

/** Adds the page on which people say how far a need or strength is. */
export function stateRoutes(routes: Routes, kind: CardKind): void {
  const path = `/${sections[kind]}/:slug/state`;
  const find = async (visit: WorkspaceVisit) => {
    const stored = await needCard(visit, kind, visit.param('slug'));
    mustBeAllowed(mayEditRecord(visit.who, visit.project.id, stored.head, visit.reader));
    return stored;
  };

  routes.workspace.read(path, async (visit) => {
    const stored = await find(visit);
    const values = asTyped({ state: stored.value.state, stateReason: stored.value.stateReason });
    return visit.page(statePage(visit, stored, { values }));
  });

  routes.workspace.write(path, async (visit) => {
    const stored = await find(visit);
    const say = visit.reader.say(words);
    const read = visit.read(stateForm(kind));
    if (!read.ok) return visit.page(statePage(visit, stored, { refused: read }), 422);
    const { state, stateReason } = read.values;
    const problems = problemsInState(state, stateReason, say);
    if (Object.keys(problems).length > 0) {
      return visit.page(statePage(visit, stored, { refused: { ...read, problems } }), 422);
    }
    await setCardState(visit, stored, state, stateReason);
    return visit.redirect(recordAddress('workspace', kind, visit.project.slug, stored.head.slug), {
      text: say('said.state'),
    });
  });
}

function statePage(
  visit: WorkspaceVisit,
  { head, value }: StoredCard,
  state: Pick<FormView<StateFields>, 'values' | 'refused'>,
): Html {
  const say = visit.reader.say(words);
  const title = say('state.title');
  const back = recordAddress('workspace', value.kind, visit.project.slug, head.slug);
  const options = cardStates[value.kind].map((one) => ({ value: one, label: stateName(visit.reader, one) }));
  const form = formView(visit, {
    form: stateForm(value.kind),
    words,
    action: stateAddress(visit, value.kind, head.slug),
    submit: say('save'),
    back,
    texts: { state: { options } },
    ...state,
  });
  return workspacePage(visit, { title, main: html`${pageHead({ title, above: head.title })}${form}` });
}
