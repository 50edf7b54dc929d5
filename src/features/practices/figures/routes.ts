import type { Address } from '../../../kernel/address.ts';
import { Conflict, mustBeAllowed, NotFound } from '../../../kernel/answers.ts';
import { asTyped } from '../../../kernel/forms.ts';
import type { Routes } from '../../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../../kernel/visit.ts';
import { draftKey, formSent } from '../../../layout/index.ts';
import { draftOf } from '../../../records/drafts.ts';
import { SavedMeanwhile } from '../../../records/record.ts';
import { mayChange } from '../../reviews/index.ts';
import { figureForm, figureFrom, figureText, figureTyped, type Figure } from './figure.ts';
import { mayEditPractice } from '../policy.ts';
import { changePractice, needPractice, type StoredPractice } from '../store.ts';
import words from '../words.json' with { type: 'json' };
import { figureAddress, figurePage, figuresAddress, figuresPage } from './views.ts';

/** The figures of a practice, one by one: add, change, take away. */
export function figureRoutes(routes: Routes): void {
  routes.workspace.read('/practices/:slug/figures', async (visit) => {
    const stored = await needEditable(visit);
    return visit.page(figuresPage(visit, stored, { draft: await draftOf(visit, draftKey(figuresAddress(visit))) }));
  });

  routes.workspace.write('/practices/:slug/figures', async (visit) => {
    const stored = await needEditable(visit);
    const read = visit.read(figureForm);
    if (!read.ok) return visit.page(figuresPage(visit, stored, { refused: read, draft: null }), 422);
    const figure = figureFrom(visit.tools.chance.id(), read.values);
    return replaced(visit, stored, figuresAddress(visit), [...stored.value.figures, figure]);
  });

  routes.workspace.read('/practices/:slug/figures/:figure', async (visit) => {
    const stored = await needEditable(visit);
    const figure = needFigure(visit, stored);
    const draft = await draftOf(visit, draftKey(figureAddress(visit, figure)));
    return visit.page(figurePage(visit, figure, { values: asTyped(figureTyped(figure)), draft }));
  });

  routes.workspace.write('/practices/:slug/figures/:figure', async (visit) => {
    const stored = await needEditable(visit);
    const figure = needFigure(visit, stored);
    const read = visit.read(figureForm);
    if (!read.ok) return visit.page(figurePage(visit, figure, { refused: read, draft: null }), 422);
    const changed = figureFrom(figure.id, read.values);
    return replaced(
      visit,
      stored,
      figureAddress(visit, figure),
      stored.value.figures.map((one) => (one.id === figure.id ? changed : one)),
    );
  });

  routes.workspace.write('/practices/:slug/figures/:figure/removal', async (visit) => {
    const stored = await needEditable(visit);
    const figure = needFigure(visit, stored);
    const rest = stored.value.figures.filter((one) => one.id !== figure.id);
    const say = visit.reader.say(words);
    const text = say('figure.removed', { figure: `${figure.name}, ${figureText(figure, visit.reader, say)}` });
    return replaced(visit, stored, figureAddress(visit, figure), rest, text);
  });
}

/** The practice this address names, for somebody who may change it now. */
export async function needEditable(visit: WorkspaceVisit): Promise<StoredPractice> {
  const stored = await needPractice(visit, visit.param('slug'));
  mustBeAllowed(mayEditPractice(visit.who, visit.project, stored.head, visit.reader.say(words)));
  mustBeAllowed(mayChange(visit, stored.head));
  return stored;
}

function needFigure(visit: WorkspaceVisit, { value: practice }: StoredPractice): Figure {
  const figure = practice.figures.find(({ id }) => id === visit.param('figure'));
  if (!figure) throw new NotFound();
  return figure;
}

/** Saves the figures as they are to be, on top of what this request has read. */
async function replaced(
  visit: WorkspaceVisit,
  stored: StoredPractice,
  form: Address,
  figures: readonly Figure[],
  text = visit.reader.say(words)('said.saved'),
): Promise<Response> {
  try {
    await changePractice(visit, stored, stored.head.revision, { ...stored.value, figures });
  } catch (error) {
    // Somebody saved between reading and writing: a matter of milliseconds, and pressing again is right.
    throw error instanceof SavedMeanwhile ? new Conflict(visit.reader.say(words)('figure.again')) : error;
  }
  return formSent(visit, form, figuresAddress(visit), text);
}
