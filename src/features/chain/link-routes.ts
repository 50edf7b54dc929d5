import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { endAddress, endsById, searchEnds, type End } from './ends.ts';
import {
  linkAction,
  linkForm,
  linkPage,
  searchPage,
  withdrawalForm,
  withdrawalPage,
  type LinkValues,
} from './link-pages.ts';
import { isLinkType, kindsBeside } from './link-types.ts';
import { LinkRefused, mayTie, mayWithdraw, reasonLimit, type LinkFlaw, type NewLink } from './link.ts';
import { chainAddress } from './links-panel.ts';
import { makeLink, needLink, withdrawLink } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Making and withdrawing links in a project's workspace. */
export function linkRoutes(routes: Routes): void {
  routes.workspace.read('/links/new', async (visit) => {
    const own = await needOwn(visit);
    mustBeAllowed(mayTie(visit.who, visit.project, [own], visit.reader.say(words)));
    const otherId = visit.query('other');
    if (otherId !== undefined) {
      const other = await needEnd(visit, otherId);
      return visit.page(linkPage(visit, own, other, { draft: await draftOf(visit, draftKey(linkAction(own, other))) }));
    }
    const search = (visit.query('q') ?? '').trim().slice(0, 200);
    const found =
      search === '' ? [] : await searchEnds(visit, search, kindsBeside(own.kind), own.id, visit.reader.language);
    return visit.page(searchPage(visit, own, search, found));
  });

  routes.workspace.write('/links', async (visit) => {
    const own = await needOwn(visit);
    const other = await needEnd(visit, visit.query('other'));
    const say = visit.reader.say(words);
    mustBeAllowed(mayTie(visit.who, visit.project, [own, other], say));
    const read = visit.read(linkForm);
    const again = (problems: Problems, typed: Typed) =>
      visit.page(linkPage(visit, own, other, { draft: null, refused: { problems, typed } }), 422);
    if (!read.ok) return again(read.problems, read.typed);
    try {
      await makeLink(visit, linkFrom(read.values, own, other));
    } catch (error) {
      if (!(error instanceof LinkRefused)) throw error;
      return again(problemOf(error.flaw, say(error.flaw, { limit: reasonLimit })), read.typed);
    }
    return formSent(visit, linkAction(own, other), pageOf(own), say('new.saved'));
  });

  routes.workspace.read('/links/:id/withdrawal', async (visit) => {
    const { link, ends } = await needWithdrawable(visit);
    return visit.page(withdrawalPage(visit, link, ends));
  });

  routes.workspace.write('/links/:id/withdrawal', async (visit) => {
    const { link, ends } = await needWithdrawable(visit);
    const read = visit.read(withdrawalForm);
    if (!read.ok) return visit.page(withdrawalPage(visit, link, ends, read), 422);
    await withdrawLink(visit, link, read.values.withdrawnBecause);
    const back = ends.from?.isOwn ? ends.from : ends.to;
    if (!back) throw new NotFound();
    return visit.redirect(pageOf(back), { text: visit.reader.say(words)('withdrawal.done') });
  });
}

function pageOf(own: End) {
  return endAddress(own) ?? chainAddress('workspace', own.project.slug, own.id);
}

async function needEnd(visit: WorkspaceVisit, id: string | undefined): Promise<End> {
  const end =
    id !== undefined && isId(id)
      ? (await endsById(visit, 'workspace', [id], visit.reader.language)).get(id)
      : undefined;
  if (!end) throw new NotFound();
  return end;
}

/** The record a link starts from, named in the address; it belongs to this project. */
async function needOwn(visit: WorkspaceVisit): Promise<End> {
  const end = await needEnd(visit, visit.query('record'));
  if (!end.isOwn) throw new NotFound();
  return end;
}

async function needWithdrawable(visit: WorkspaceVisit) {
  const link = await needLink(visit, visit.param('id'));
  const ends = await endsById(visit, 'workspace', [link.from, link.to], visit.reader.language);
  const [from, to] = [ends.get(link.from), ends.get(link.to)];
  mustBeAllowed(mayWithdraw(visit.who, visit.project, link, [...ends.values()], visit.reader.say(words)));
  return { link, ends: { from, to } };
}

function linkFrom({ tie, strength, ...values }: LinkValues, own: End, other: End): NewLink {
  const [type = '', direction] = tie.split('.');
  if (!isLinkType(type)) throw new NotFound();
  const [from, to] = direction === 'out' ? [own.id, other.id] : [other.id, own.id];
  return { ...values, type, from, to, ...(strength === null || type !== 'proves' ? {} : { strength }) };
}

function problemOf(flaw: LinkFlaw, text: string): Problems {
  return { [flaw === 'flaw.reason' ? 'reason' : 'tie']: { key: 'wrong', text } };
}
