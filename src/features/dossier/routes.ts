import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { needEvent, type StoredEvent } from '../events/index.ts';
import { broughtAddress, dossierAddress } from './addresses.ts';
import { broughtPage } from './brought-view.ts';
import { dossierDocument } from './document.ts';
import { dossierPage } from './page.ts';
import { mayBringHome, mayChangeBrought, mayTellUnwritten } from './policy.ts';
import { bringHome, changeBrought, forgetBrought, needBrought, sayAbsent, settleBrought } from './store.ts';
import { keepUnwritten } from './unwritten.ts';
import { broughtForm, hasDossier, unwrittenForm, type Brought } from './visit.ts';
import words from './words.json' with { type: 'json' };

const path = '/events/:slug/dossier';

/** The dossier of a visit: to read, to print, and what visitors write into it. */
export function dossierPageRoutes(routes: Routes): void {
  routes.workspace.read(path, async (visit) => visit.page(await dossierPage(visit, await needVisit(visit))));

  routes.workspace.read(`${path}/document.pdf`, async (visit) => dossierDocument(visit, await needVisit(visit)));

  routes.workspace.write(`${path}/brought`, async (visit) => {
    const event = await needVisit(visit);
    mustBeAllowed(mayBringHome(visit, event));
    const read = visit.read(broughtForm);
    if (!read.ok) return visit.page(await dossierPage(visit, event, { form: 'brought', refused: read }), 422);
    await bringHome(visit, event.head.id, read.values);
    return back(visit, event, 'brought', 'said.brought');
  });

  routes.workspace.write(`${path}/unwritten-lessons`, async (visit) => {
    const event = await needVisit(visit);
    mustBeAllowed(mayTellUnwritten(visit, event));
    const read = visit.read(unwrittenForm);
    if (!read.ok) return visit.page(await dossierPage(visit, event, { form: 'unwritten', refused: read }), 422);
    await keepUnwritten(visit, event, read.values);
    return back(visit, event, 'unwritten', 'said.unwritten');
  });

  routes.workspace.write(`${path}/absence`, async (visit) => {
    const event = await needVisit(visit);
    mustBeAllowed(mayBringHome(visit, event));
    const isAbsent = visit.submitted.typed['absent']?.[0] !== 'no';
    await sayAbsent(visit, event.head.id, isAbsent);
    return back(visit, event, 'main', isAbsent ? 'said.absent' : 'said.present');
  });
}

/** What is done with one thing that somebody brings home. */
export function broughtRoutes(routes: Routes): void {
  routes.workspace.read(`${path}/brought/:brought/edit`, async (visit) => {
    const { event, brought } = await needOwn(visit);
    return visit.page(await broughtPage(visit, event, brought));
  });

  routes.workspace.write(`${path}/brought/:brought/edit`, async (visit) => {
    const { event, brought } = await needOwn(visit);
    const read = visit.read(broughtForm);
    if (!read.ok) return visit.page(await broughtPage(visit, event, brought, { refused: read }), 422);
    await changeBrought(visit, brought, read.values);
    const form = broughtAddress(visit.project.slug, event.head.slug, brought, 'edit');
    return formSent(visit, form, placeIn(visit, event, 'brought'), visit.reader.say(words)('said.brought'));
  });

  routes.workspace.write(`${path}/brought/:brought/handover`, async (visit) => {
    const { event, brought } = await needOwn(visit);
    const isDone = visit.submitted.typed['done']?.[0] !== 'no';
    await settleBrought(visit, brought, isDone);
    return back(visit, event, 'brought', isDone ? 'said.done' : 'said.undone');
  });

  routes.workspace.write(`${path}/brought/:brought/removal`, async (visit) => {
    const { event, brought } = await needOwn(visit);
    await forgetBrought(visit, brought);
    return back(visit, event, 'brought', 'said.removed');
  });
}

/** An event that has a dossier. */
async function needVisit(visit: WorkspaceVisit): Promise<StoredEvent> {
  const event = await needEvent(visit, visit.param('slug'));
  if (!hasDossier(event.value.kind)) throw new NotFound();
  return event;
}

async function needOwn(visit: WorkspaceVisit): Promise<{ event: StoredEvent; brought: Brought }> {
  const event = await needVisit(visit);
  const brought = await needBrought(visit, event.head.id, visit.param('brought'));
  mustBeAllowed(mayChangeBrought(visit, brought));
  return { event, brought };
}

type Said = Extract<keyof typeof words, `said.${string}`>;

function back(visit: WorkspaceVisit, event: StoredEvent, place: string, said: Said): Response {
  return visit.redirect(placeIn(visit, event, place), { text: visit.reader.say(words)(said) });
}

function placeIn(visit: WorkspaceVisit, { head }: StoredEvent, place: string): Address {
  return address`${dossierAddress(visit.project.slug, head.slug)}#${place}`;
}
