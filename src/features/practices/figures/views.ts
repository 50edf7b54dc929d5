import { address, type Address } from '../../../kernel/address.ts';
import { html, type Html } from '../../../kernel/html.ts';
import type { WorkspaceVisit } from '../../../kernel/visit.ts';
import { formView, workspacePage, type FormView } from '../../../layout/index.ts';
import { recordAddress } from '../../../records/kinds.ts';
import type { RecordHead } from '../../../records/record.ts';
import { buttonForm, buttonLink, emptyState, link, pageHead, section, table } from '../../../ui/index.ts';
import type { StoredPractice } from '../store.ts';
import words from '../words.json' with { type: 'json' };
import { figureForm, figureText, type Figure } from './figure.ts';

export function figuresAddress(visit: WorkspaceVisit): Address {
  return address`${recordAddress('workspace', 'practice', visit.project.slug, visit.param('slug'))}/figures`;
}

export function figureAddress(visit: WorkspaceVisit, { id }: Figure): Address {
  return address`${figuresAddress(visit)}/${id}`;
}

type State = Pick<FormView<(typeof figureForm)['fields']>, 'values' | 'refused' | 'draft'>;

/** The way from a practice to its figures. */
export function figuresLink(visit: WorkspaceVisit, { slug }: RecordHead): Html {
  const page = address`${recordAddress('workspace', 'practice', visit.project.slug, slug)}/figures`;
  return buttonLink({ label: visit.reader.say(words)('figures'), address: page, variant: 'secondary' });
}

/** All figures of a practice, and the form of one more. */
export function figuresPage(visit: WorkspaceVisit, { head, value: practice }: StoredPractice, state: State): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const back = recordAddress('workspace', 'practice', visit.project.slug, head.slug);
  const figures = table(reader, {
    caption: say('figures'),
    hideCaption: true,
    rows: practice.figures,
    columns: [
      { header: say('figure.name'), rowHeader: true, cell: (figure) => figure.name },
      { header: say('figure.value'), numeric: true, cell: (figure) => figureText(figure, reader, say) },
      { header: say('figure.acts'), cell: (figure) => link(say('act.change'), figureAddress(visit, figure)) },
    ],
  });
  const main = html`${pageHead({ title: say('figures'), above: link(head.title, back), lead: say('figures.lead') })}
${practice.figures.length === 0 ? emptyState({ title: say('figures.empty') }) : figures}
${section({ title: say('figure.add'), body: figureFormView(visit, { ...state, action: figuresAddress(visit), submit: say('figure.add'), back }) })}`;
  return workspacePage(visit, { title: say('figures'), main });
}

/** The form of one figure; here it can be taken away. */
export function figurePage(visit: WorkspaceVisit, figure: Figure, state: State): Html {
  const say = visit.reader.say(words);
  const form = figureFormView(visit, {
    ...state,
    action: figureAddress(visit, figure),
    submit: say('act.save'),
    back: figuresAddress(visit),
  });
  return workspacePage(visit, {
    title: say('figure.change'),
    main: html`${pageHead({ title: say('figure.change'), above: figure.name })}${form}
${buttonForm({ label: say('figure.remove', { name: figure.name }), action: address`${figureAddress(visit, figure)}/removal`, variant: 'quiet', destructive: true })}`,
  });
}

type Figures = FormView<(typeof figureForm)['fields']>;

function figureFormView(visit: WorkspaceVisit, own: State & Pick<Figures, 'action' | 'submit' | 'back'>): Html {
  const say = visit.reader.say(words);
  const label = (key: keyof typeof words) => ({ label: say(key) });
  return formView(visit, {
    form: figureForm,
    words,
    ...own,
    texts: {
      name: label('figure.name'),
      value: label('figure.value'),
      unit: { label: say('figure.unit'), hint: say('figure.unitHint') },
      of: { label: say('figure.whole'), hint: say('figure.wholeHint') },
      approximate: label('figure.approximate'),
      sourceTitle: label('figure.sourceTitle'),
      sourceAddress: label('figure.sourceAddress'),
    },
  });
}
